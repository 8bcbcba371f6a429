# Memory that is asked to leave while it is still needed.
import ctypes
import mmap
libc = ctypes.CDLL(None, use_errno=True)
libc.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
block = mmap.mmap(-1, 1 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
block[:] = b"1" * (1 << 20)
address = ctypes.addressof(ctypes.c_char.from_buffer(block))
for name, advice in (("MADV_COLD", 20), ("MADV_PAGEOUT", 21)):
    ctypes.set_errno(0)
    print(name, libc.madvise(address, 1 << 20, advice), ctypes.get_errno())
