# Each child holds a little; together they hold too much.
import os
import time
for _ in range(40):
    if os.fork() == 0:
        block = bytearray(b"1") * (16 << 20)
        time.sleep(1e6)
time.sleep(1e6)
