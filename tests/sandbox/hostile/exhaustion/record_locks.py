# Each record lock is kernel memory that no limit counts.
import fcntl
made = 0
with open("/tmp/locked", "w") as f:
    try:
        for made in range(3_000_000):
            fcntl.lockf(f, fcntl.LOCK_EX, 1, 2 * (3_000_000 - made))
    except OSError:
        print("refused", made)
