# Memory in a shared file that is already unlinked, and one mapped by nobody.
import mmap
import os
import time
held = []
for number in range(3):
    fd = os.open(f"/dev/shm/{number}", os.O_RDWR | os.O_CREAT)
    os.unlink(f"/dev/shm/{number}")
    for _ in range(50):
        os.write(fd, b"1" * (1 << 20))
    held.append(fd)
time.sleep(1e6)
