# The parent is gone at once; the child works on for 0.2 s of processor time.
import os
import time
if os.fork() == 0:
    os.setsid()
    while time.process_time() < 0.2:
        pass
    print("answer", flush=True)
    os._exit(0)
os._exit(0)
