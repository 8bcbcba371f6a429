# NUL bytes around and inside.
import os
OUTPUT = b"\x00" * 4096 + b"1\x00"
while OUTPUT:
    OUTPUT = OUTPUT[os.write(1, OUTPUT):]
os._exit(0)
