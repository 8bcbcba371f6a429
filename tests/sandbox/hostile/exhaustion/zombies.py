# Children that nobody waits for take up places in the process table.
import os
made = 0
try:
    while True:
        if os.fork() == 0:
            os._exit(0)
        made += 1
except OSError:
    print("capped", made < 128)
