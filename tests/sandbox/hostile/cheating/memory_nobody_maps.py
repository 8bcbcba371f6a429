# Shared memory without a file stays when it is dropped from every map, and counts for no process then.
import mmap
import os
try:
    block = mmap.mmap(-1, 64 << 20)
    print("mapped")
except OSError:
    print("refused")
# The same by way of a device.
for device in ("/dev/zero", "/dev/full", "/dev/null"):
    try:
        mmap.mmap(os.open(device, os.O_RDWR), 64 << 20)
        print("mapped", device)
    except (OSError, ValueError):
        print("refused")
try:
    mmap.mmap(-1, 64 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x40000)
    print("mapped huge pages")
except OSError:
    print("refused")
