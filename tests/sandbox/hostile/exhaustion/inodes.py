made = 0
try:
    for made in range(1_000_000):
        open(f"/tmp/{made}", "w").close()
except OSError:
    print("capped", made < 10_000)
