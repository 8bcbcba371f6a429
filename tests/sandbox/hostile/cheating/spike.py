# 500 MB, given back at once.
block = b"1" * 500_000_000
del block
