# A child that the kernel reaps by itself: no wait tells of it.
import os
import signal
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
reading, writing = os.pipe()
if os.fork() == 0:
    block = b"1" * 200_000_000
    os._exit(0)
os.close(writing)
os.read(reading, 1)
