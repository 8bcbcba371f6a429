# Pages of a mapped file, dropped from the map as soon as they are written: no process has them, the file does.
import mmap
import os
import time
fd = os.open("/dev/shm", os.O_RDWR | os.O_TMPFILE)
os.ftruncate(fd, 64 << 20)
block = mmap.mmap(fd, 64 << 20)
for offset in range(0, 64 << 20, 1 << 20):
    block[offset:offset + (1 << 20)] = b"1" * (1 << 20)
    block.madvise(mmap.MADV_DONTNEED, offset, 1 << 20)
end = time.monotonic() + 0.1
while time.monotonic() < end:
    pass
