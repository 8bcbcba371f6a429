# While a parent waits in vfork, a child that looks like it passes for one that shares its memory. This one is a
# copy with pages of its own: both hold 64 MiB.
import ctypes
import mmap
import os
import signal
import time
libc = ctypes.CDLL(None, use_errno=True)
libc.clone.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p]
CLONE_VM, CLONE_VFORK = 0x100, 0x4000
stack = ctypes.create_string_buffer(1 << 16)
block = mmap.mmap(-1, 64 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
for offset in range(0, 64 << 20, 4096):
    block[offset] = 1
parent = os.getpid()


def parent_of(pid):
    with open(f"/proc/{pid}/stat") as f:
        return int(f.read().rsplit(")", 1)[1].split()[1])


def copy():
    for offset in range(0, 64 << 20, 4096):
        block[offset] = 2
    end = time.monotonic() + 0.2
    while time.monotonic() < end:
        pass
    for pid in [int(p) for p in os.listdir("/proc") if p.isdigit()]:
        if pid != os.getpid() and parent_of(pid) == parent:
            os.kill(pid, signal.SIGKILL)
    os._exit(0)


if os.fork() == 0:
    copy()
libc.clone(ctypes.cast(libc.pause, ctypes.c_void_p), ctypes.addressof(stack) + (1 << 16) - 64, CLONE_VM | CLONE_VFORK | signal.SIGCHLD, None)
os.wait()
