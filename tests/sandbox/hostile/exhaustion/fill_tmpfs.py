failed = 0
for directory in ("/tmp", "/dev/shm", "/work"):
    try:
        for number in range(100):
            with open(f"{directory}/{number}", "wb") as f:
                for _ in range(60):
                    f.write(b"1" * (1 << 20))
    except OSError:
        failed += 1
print(failed)
