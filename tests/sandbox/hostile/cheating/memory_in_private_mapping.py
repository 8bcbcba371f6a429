import mmap
import time
block = mmap.mmap(-1, 64 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
for offset in range(0, 64 << 20, 4096):
    block[offset] = 1
end = time.monotonic() + 0.1
while time.monotonic() < end:
    pass
