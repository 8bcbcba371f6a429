print("right answer")
print(" " * 10_000_000)
