# Leaves whatever can be left.
import os
import shutil
for directory in ("/work", "/tmp", "/dev/shm"):
    os.makedirs(f"{directory}/locked/inner", exist_ok=True)
    open(f"{directory}/locked/inner/file", "w").write("kept")
    os.chmod(f"{directory}/locked/inner", 0)
    os.chmod(f"{directory}/locked", 0)
    open(f"{directory}/.bashrc", "w").write("kept")
    open(f"{directory}/sitecustomize.py", "w").write("print('kept')")
    path = directory
    for _ in range(200):
        path += "/deep"
        os.mkdir(path)
    for name in (b"\xff\xfe", b"new\nline", b"-rf", b"a" * 255):
        open(directory.encode() + b"/" + name, "w").close()
print("done")
