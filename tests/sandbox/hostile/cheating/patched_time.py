# Every clock that Python knows stands still; 0.2 s of processor time go by.
import time
process_time = time.process_time
for name in ("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "thread_time"):
    setattr(time, name, lambda: 0)
time.sleep = lambda seconds: None
try:
    time.clock_settime(time.CLOCK_REALTIME, 0)
    print("set the clock")
except OSError:
    pass
while process_time() < 0.2:
    pass
print(time.perf_counter())
