# Queued signals and timers are kernel memory.
import ctypes
import os
import signal
libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGRTMIN})
made, queued, timer = 0, 0, ctypes.c_void_p()
while libc.timer_create(1, None, ctypes.byref(timer)) == 0:
    made += 1
while libc.sigqueue(os.getpid(), int(signal.SIGRTMIN), ctypes.c_void_p(0)) == 0:
    queued += 1
print("capped", made <= 1024 and queued <= 1024)
