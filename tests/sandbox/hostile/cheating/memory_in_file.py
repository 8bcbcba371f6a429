import os
import time
with open("/tmp/held", "wb", buffering=0) as f:
    for _ in range(64):
        f.write(b"1" * (1 << 20))
    os.unlink("/tmp/held")
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        pass
