# Keys that stand for more than a key.
import os
OUTPUT = b"{\"__proto__\": 1, \"constructor\": 2, \"toString\": 3, \"length\": 4}"
while OUTPUT:
    OUTPUT = OUTPUT[os.write(1, OUTPUT):]
os._exit(0)
