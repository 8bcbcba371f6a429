# Devices, their making, and files that make a process root.
import ctypes
import fcntl
import os
import stat
allowed = {"null", "zero", "full", "random", "urandom", "tty", "fd", "stdin", "stdout", "stderr", "shm", "pts", "ptmx", "mqueue", "core"}
print(sorted(set(os.listdir("/dev")) - allowed))
for kind, number in ((stat.S_IFBLK, os.makedev(8, 0)), (stat.S_IFCHR, os.makedev(1, 1)), (stat.S_IFIFO, 0)):
    for directory in ("/tmp", "/work", "/dev/shm", "/dev"):
        try:
            os.mknod(f"{directory}/node", 0o666 | kind, number)
            print("made", directory, kind)
        except OSError:
            pass
# Typing into a terminal; a secure attention key.
for request in (0x5412, 0x541D, 0x5423, 0x4B4E):
    try:
        fcntl.ioctl(0, request, b"x" * 64)
        print("ioctl", hex(request))
    except OSError:
        pass
for directory, _, files in os.walk("/", followlinks=False):
    if directory.startswith("/proc"):
        continue
    for name in files:
        try:
            info = os.lstat(f"{directory}/{name}")
        except OSError:
            continue
        if stat.S_ISREG(info.st_mode) and info.st_mode & 0o6000:
            print("takes on a user", directory, name)
        if stat.S_ISREG(info.st_mode) and info.st_mode & 0o002:
            print("anyone writes", directory, name)
libc = ctypes.CDLL(None)
print(libc.prctl(39, 0, 0, 0, 0), libc.prctl(23, 21, 0, 0, 0))
