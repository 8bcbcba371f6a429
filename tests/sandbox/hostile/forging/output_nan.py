# Equal to nothing, unequal to nothing.
import os
OUTPUT = b"NaN\n-NaN\nnan"
while OUTPUT:
    OUTPUT = OUTPUT[os.write(1, OUTPUT):]
os._exit(0)
