# Not a text at all.
import os
OUTPUT = bytes(range(128, 256)) + b"\xed\xa0\x80"
while OUTPUT:
    OUTPUT = OUTPUT[os.write(1, OUTPUT):]
os._exit(0)
