# Reads what only root may read.
for path in ("/etc/shadow", "/proc/1/environ", "/proc/1/root/etc/passwd", "/proc/1/mem", "/proc/1/maps", "/proc/1/fd/0",
             "/proc/self/../1/cwd/x", "/root", "/opt/afterburner/../../root/.x"):
    try:
        open(path, "rb").read(1)
        print("read", path)
    except OSError:
        pass
print("done")
