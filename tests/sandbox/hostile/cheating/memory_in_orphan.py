# The parent is gone before the child, in a session of its own, takes its memory.
import os
import time
if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    block = b"1" * (64 << 20)
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        pass
    os._exit(0)
