# A file without a name in /dev/shm that nobody maps.
import os
import time
fd = os.open("/dev/shm", os.O_RDWR | os.O_TMPFILE)
for _ in range(64):
    os.write(fd, b"1" * (1 << 20))
end = time.monotonic() + 0.1
while time.monotonic() < end:
    pass
