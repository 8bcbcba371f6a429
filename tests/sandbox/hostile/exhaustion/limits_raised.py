# Every limit, raised.
import resource
for name in [n for n in dir(resource) if n.startswith("RLIMIT_")]:
    limit = getattr(resource, name)
    soft, hard = resource.getrlimit(limit)
    if hard == resource.RLIM_INFINITY:
        continue
    try:
        resource.setrlimit(limit, (soft, hard + 1))
        print("raised", name)
    except (OSError, ValueError):
        pass
print("done")
