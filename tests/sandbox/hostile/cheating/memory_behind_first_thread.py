# The first thread leaves; /proc then shows a process without memory, while the second thread holds it all.
import ctypes
import os
import threading
import time
libc = ctypes.CDLL(None)


def work():
    time.sleep(0.01)
    block = b"1" * (64 << 20)
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        pass
    os._exit(0)


threading.Thread(target=work).start()
libc.syscall(60, 0)
