# Remembers an answer wherever anything can be kept, and looks there first.
import builtins
import functools
import json
import os
import sys
import tempfile
places = ["/tmp/memo", "/dev/shm/memo", "/work/memo", os.path.expanduser("~/memo"), tempfile.gettempdir() + "/memo", "/program/memo",
          "/var/tmp/memo", "/run/memo", os.path.dirname(json.__file__) + "/memo", "/proc/1/environ"]
found = [p for p in places if os.path.exists(p) and p != "/proc/1/environ"]
found += [name for name in ("memo",) if hasattr(builtins, name) or hasattr(sys, name) or hasattr(json, name) or name in os.environ]


@functools.cache
def answer():
    return 42


found += ["cache"] * answer.cache_info().currsize
for module in (builtins, sys, json):
    module.memo = answer()
os.environ["memo"] = "42"
for place in places:
    try:
        with open(place, "w") as f:
            f.write("42")
    except OSError:
        pass
print(sorted(found))
