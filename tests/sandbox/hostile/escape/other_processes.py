# The memory, the descriptors and the working directories of the runner and the zygote.
import ctypes
import os
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
PTRACE_ATTACH, PTRACE_SEIZE = 16, 0x4206


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]


def attempt(what, call):
    try:
        if call() != -1:
            print("allowed", what)
    except OSError:
        pass


block = ctypes.create_string_buffer(64)
here = Vector(ctypes.addressof(block), 64)
there = Vector(0x400000, 64)
others = [int(p) for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()]
for pid in others:
    for request in (PTRACE_ATTACH, PTRACE_SEIZE):
        attempt(f"ptrace {pid}", lambda: libc.ptrace(request, pid, None, None))
    for call in (libc.process_vm_readv, libc.process_vm_writev):
        attempt(f"vm {pid}", lambda: call(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0))
    for name in ("mem", "maps", "environ", "auxv", "stack", "syscall", "pagemap", "io", "clear_refs", "root", "cwd", "exe", "ns/pid", "task/%d/mem" % pid):
        for flags in (os.O_RDONLY, os.O_WRONLY):
            attempt(f"open {pid}/{name}", lambda: os.open(f"/proc/{pid}/{name}", flags))
    attempt(f"list {pid}", lambda: os.listdir(f"/proc/{pid}/fd"))
    for fd in range(16):
        attempt(f"open {pid}/fd/{fd}", lambda: os.open(f"/proc/{pid}/fd/{fd}", os.O_RDWR))
    pidfd = os.pidfd_open(pid)
    attempt(f"descriptor of {pid}", lambda: libc.syscall(438, pidfd, 0, 0))
print("done", len(others) >= 2)
