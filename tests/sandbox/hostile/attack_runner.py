# Signals, priorities and descriptors of the runner and the zygote.
import os
import signal
for pid in [int(p) for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()]:
    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGCHLD):
        try:
            os.kill(pid, number)
            print("signalled", pid, number)
        except OSError:
            pass
    for act in (lambda: os.setpriority(os.PRIO_PROCESS, pid, 19), lambda: os.sched_setaffinity(pid, {0, 1}),
                lambda: os.sched_setaffinity(0, {0, 1}), lambda: os.nice(1)):
        try:
            act()
            print("changed", pid)
        except OSError:
            pass
for fd in range(3, 256):
    try:
        os.write(fd, b"forged")
        print("wrote to descriptor", fd)
    except OSError:
        pass
print("done")
