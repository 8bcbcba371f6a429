# Secrets in the environment, in frames, among objects.
import gc
import os
import sys
expected = {"PATH", "HOME", "LANG", "LC_CTYPE", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE"}
print(sorted(set(os.environ) - expected), sys._getframe().f_back, sorted(os.listdir("/proc/self/fd"))[:3])
print([m for m in sys.modules if "zygote" in m or "sitecustomize" in m], sys.argv)
