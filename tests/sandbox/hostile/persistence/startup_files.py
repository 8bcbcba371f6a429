# Files that an interpreter or a shell reads when it starts, wherever it may look.
import os
import site
import sys
home = os.path.expanduser("~")
bait = "import os\nos.write(1, b'kept')\n"
paths = [f"{home}/.bashrc", f"{home}/.profile", f"{home}/.pythonrc.py", f"{home}/.pydistutils.cfg", f"{home}/sitecustomize.py", f"{home}/json.py",
         f"{home}/usercustomize.py", f"{site.getusersitepackages()}/usercustomize.py", f"{site.getusersitepackages()}/bait.pth", "/tmp/json.py",
         "/tmp/__pycache__/json.cpython-311.pyc", f"{home}/__pycache__/json.cpython-311.pyc", "/program/__pycache__/main.cpython-311.pyc"]
paths += [f"{d}/{name}" for d in sys.path if d for name in ("sitecustomize.py", "usercustomize.py", "bait.pth", "json.py")]
for path in paths:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as f:
            f.write("import os; os.write(1, b'kept')\n" if path.endswith(".pth") else bait)
    except OSError:
        pass
print("done")
