# Another core, another class of scheduling, another priority, for itself and for the others.
import os
others = [int(p) for p in os.listdir("/proc") if p.isdigit()]
for pid in [0, *others]:
    acts = [lambda: os.sched_setaffinity(pid, {0, 1}), lambda: os.sched_setaffinity(pid, {0}),
            lambda: os.setpriority(os.PRIO_PROCESS, pid, 19), lambda: os.setpriority(os.PRIO_PROCESS, pid, -20)]
    acts += [lambda p=p: os.sched_setscheduler(pid, p, os.sched_param(0 if p in (0, 3, 5) else 1)) for p in (0, 1, 2, 3, 5)]
    for act in acts:
        try:
            act()
            print("changed", pid)
        except OSError:
            pass
for act in (lambda: os.nice(1), lambda: os.nice(-1), lambda: os.setpriority(os.PRIO_USER, 0, 19), lambda: os.setpriority(os.PRIO_PGRP, 0, 19)):
    try:
        act()
        print("changed")
    except OSError:
        pass
print("done")
