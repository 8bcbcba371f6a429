# Writes to the system, the program, the interpreter's own directories, and the kernel's switches.
import os
import sys
paths = ["/usr/x", "/etc/passwd", "/etc/ld.so.preload", "/opt/afterburner/runner", "/program/main.pyc", "/program/new", "/x", "/var/tmp/x",
         "/run/x", "/run/lock/x", "/dev/x", "/dev/mqueue/x", "/dev/mem", "/dev/kmsg", "/proc/sys/kernel/hostname", "/proc/sys/kernel/core_pattern",
         "/proc/sys/kernel/modprobe", "/proc/sys/kernel/ns_last_pid", "/proc/sys/vm/drop_caches", "/proc/sysrq-trigger", "/proc/1/oom_score_adj",
         "/proc/self/uid_map", "/sys/kernel/uevent_helper", "/sys/fs/cgroup/x", "/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory/tasks",
         "/sys/fs/cgroup/memory/release_agent", "/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/cpuset.cpus"]
paths += [d + "/sitecustomize.py" for d in sys.path if d.startswith("/")]
paths += [os.path.dirname(os.__file__) + "/json/__init__.py", os.path.dirname(os.__file__) + "/__pycache__/x.pyc"]
for path in paths:
    for flags in (os.O_WRONLY, os.O_WRONLY | os.O_CREAT):
        try:
            os.close(os.open(path, flags))
            print("wrote", path)
        except OSError:
            pass
for path in ("/program/main.pyc", "/program/main.py"):
    for act in (os.unlink, lambda p: os.chmod(p, 0o777), lambda p: os.rename(p, "/work/x"), lambda p: os.link(p, "/work/y")):
        try:
            act(path)
            print("changed", path)
        except OSError:
            pass
print("done")
