# Objects that outlive their maker: System V memory, queues and semaphores, POSIX queues, keyrings, names of sockets.
import ctypes
import os
import socket
libc = ctypes.CDLL(None, use_errno=True)
IPC_CREAT = 0o1666
for name, arguments in (("shmget", (4242, 1 << 20, IPC_CREAT)), ("msgget", (4242, IPC_CREAT)), ("semget", (4242, 4, IPC_CREAT))):
    if getattr(libc, name)(*arguments) != -1:
        print("made by", name)
if libc.mq_open(b"/kept", os.O_CREAT | os.O_RDWR, 0o666, None) != -1:
    print("made a queue")
for number in (248, 249, 250):
    if libc.syscall(number, b"user", b"kept", b"kept", 4, -4) != -1:
        print("made a key")
try:
    os.open("/dev/mqueue/kept", os.O_CREAT | os.O_RDWR)
    print("made a queue")
except OSError:
    pass
if libc.shm_open(b"/kept", os.O_CREAT | os.O_RDWR, 0o666) == -1:
    print("no shared memory")
held = socket.socket(socket.AF_UNIX)
held.bind("\0kept")
on_disk = socket.socket(socket.AF_UNIX)
on_disk.bind("/tmp/kept")
os.symlink("/proc/1/root", "/work/link")
os.symlink("loop", "/work/loop")
print("done")
