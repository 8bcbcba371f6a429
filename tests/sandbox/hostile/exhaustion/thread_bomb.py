import threading
import time
started = 0
try:
    while True:
        threading.Thread(target=time.sleep, args=(1e6,), daemon=True).start()
        started += 1
except RuntimeError:
    print("capped", started < 1000)
