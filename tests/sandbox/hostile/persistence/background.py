# Processes that ask not to be found: other names, other sessions, no descriptors, a parent of their own.
import ctypes
import os
import time
libc = ctypes.CDLL(None)
libc.prctl(36, 1, 0, 0, 0)
for name in (b") R 1 (", b"runner", b"python3) D 1"):
    if os.fork() == 0:
        os.setsid()
        libc.prctl(15, name, 0, 0, 0)
        os.closerange(0, 64)
        time.sleep(1e6)
print("done", flush=True)
os._exit(0)
