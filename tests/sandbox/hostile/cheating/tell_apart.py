# What a program can see of how it is run: the same when it is only judged, when it is sampled and when it is traced.
import os
import resource
import sys
import threading
seen = {
    "arguments": sys.argv, "flags": str(sys.flags), "environment": sorted(os.environ.items()), "modules": sorted(sys.modules),
    "descriptors": sorted(os.readlink(f"/proc/self/fd/{n}").split(":")[0] for n in range(3)), "threads": threading.active_count(),
    "cores": sorted(os.sched_getaffinity(0)), "trace": [sys.gettrace(), sys.getprofile()], "umask": os.umask(0), "cwd": os.getcwd(),
    "limits": [resource.getrlimit(getattr(resource, n)) for n in sorted(dir(resource)) if n.startswith("RLIMIT_")],
    "ids": [os.getuid(), os.getgid(), os.getgroups(), os.getppid(), os.getsid(0) == os.getpid()],
    "status": [line for line in open("/proc/self/status") if line.startswith(("Seccomp", "Cap", "NoNew", "TracerPid", "Threads", "Sig", "Shd"))],
    "directories": [os.listdir(d) for d in ("/work", "/tmp", "/dev/shm", "/program")], "nice": os.nice.__name__,
    "processes": len([p for p in os.listdir("/proc") if p.isdigit()]),
}
print(seen)
