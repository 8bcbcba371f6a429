# Any address, by any family of sockets.
import os
import socket
families = [socket.AF_INET, socket.AF_INET6, socket.AF_PACKET, socket.AF_NETLINK, 40, 38, 44, 2048]
for family in families:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            socket.socket(family, kind)
            print("opened", family, kind)
        except OSError:
            pass
# The metadata service, the bridge's gateway with a Docker port, name servers, the host.
for address in (("169.254.169.254", 80), ("172.17.0.1", 2375), ("8.8.8.8", 53), ("10.255.255.53", 53), ("127.0.0.1", 2375)):
    try:
        socket.create_connection(address, 1)
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
    with socket.socket(socket.AF_UNIX) as s:
        try:
            s.connect(path)
            print("reached", path)
        except OSError:
            pass
print("done")
