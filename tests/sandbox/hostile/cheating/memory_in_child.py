import os
import time
if os.fork() == 0:
    block = b"1" * (64 << 20)
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        pass
    os._exit(0)
os.wait()
