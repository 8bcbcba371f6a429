# Anything off loopback.
import os
import socket
for family in (socket.AF_PACKET, socket.AF_NETLINK, getattr(socket, "AF_VSOCK", 40), getattr(socket, "AF_ALG", 38)):
    try:
        socket.socket(family, socket.SOCK_RAW)
        print("opened family", family)
    except OSError:
        pass
for address in (("169.254.169.254", 80), ("172.17.0.1", 2375), ("8.8.8.8", 53), ("10.255.255.53", 53)):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as s:
            s.settimeout(1)
            try:
                s.connect(address)
                print("reached", address)
            except OSError:
                pass
try:
    print("resolved", socket.getaddrinfo("deb.debian.org", 80))
except OSError:
    pass
for path in ("/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock"):
    if os.path.exists(path):
        print("found", path)
print("done")
