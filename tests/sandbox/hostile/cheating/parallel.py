# Four times 0.05 s of work in processes and as much in threads, side by side.
import os
import threading
import time


def work(clock):
    begin = clock()
    while clock() - begin < 0.05:
        pass


for _ in range(4):
    if os.fork() == 0:
        work(time.process_time)
        os._exit(0)
for _ in range(4):
    os.wait()
threads = [threading.Thread(target=work, args=(time.thread_time,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(os.sched_getaffinity(0)))
