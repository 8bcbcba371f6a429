# Writes to the system, the program and the interpreter's own directories.
import os
import sys
paths = ["/usr/x", "/etc/passwd", "/opt/afterburner/runner", "/program/main.pyc", "/program/new", "/x", "/var/tmp/x", "/run/x",
         "/run/lock/x", "/dev/x", "/dev/mqueue/x", "/proc/sys/kernel/hostname", "/proc/1/oom_score_adj", "/sys/fs/cgroup/x",
         "/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory.max"]
paths += [d + "/sitecustomize.py" for d in sys.path if d.startswith("/")]
for path in paths:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT))
        print("wrote", path)
    except OSError:
        pass
print("done")
