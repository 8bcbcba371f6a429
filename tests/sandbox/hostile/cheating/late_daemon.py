# Answers, ends, and leaves a daemon that wants to go on.
import os
import time
print("answer", flush=True)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in range(3):
            os.close(fd)
        time.sleep(1e6)
    os._exit(0)
