# Signals to the runner, its sampler and the zygote, and writes to their descriptors.
import ctypes
import os
import signal
libc = ctypes.CDLL(None)
for pid in [int(p) for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()]:
    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGCHLD):
        try:
            os.kill(pid, number)
            print("signalled", pid, number)
        except OSError:
            pass
    for task in os.listdir(f"/proc/{pid}/task"):
        # tgkill: the sampler is a thread of the runner.
        if libc.syscall(234, pid, int(task), int(signal.SIGSTOP)) == 0:
            print("signalled a thread", pid, task)
    try:
        signal.pidfd_send_signal(os.pidfd_open(pid), signal.SIGKILL)
        print("signalled by descriptor", pid)
    except OSError:
        pass
for target in (0, -1):
    # Everything that may be signalled: only this process, which does not mind this signal.
    try:
        os.kill(target, signal.SIGCONT)
    except OSError:
        pass
for fd in range(3, 256):
    try:
        os.write(fd, b"forged")
        print("wrote to descriptor", fd)
    except OSError:
        pass
print("done")
