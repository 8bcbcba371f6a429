# The exit status by which a shell tells of a time limit (124) or a kill (137).
import os
print("Success", flush=True)
os._exit(124)
