# Data in pipes and sockets lies in the kernel: how much of it can one process have?
import fcntl
import os
import socket
held = 0
for act in (lambda: fcntl.fcntl(os.pipe()[1], 1031, 1 << 20),
            lambda: socket.socketpair()[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20),
            lambda: socket.socketpair()[0].setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)):
    try:
        act()
        print("enlarged")
    except OSError:
        pass
kept = []
try:
    while True:
        ends = os.pipe()
        kept.append(ends)
        os.set_blocking(ends[1], False)
        try:
            while True:
                held += os.write(ends[1], b"x" * 65536)
        except BlockingIOError:
            pass
except OSError:
    print("capped", held <= 8 << 20)
