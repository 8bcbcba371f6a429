import os
import signal
print("Success", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
