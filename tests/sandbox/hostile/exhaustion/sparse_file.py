try:
    with open("/tmp/sparse", "wb") as f:
        f.seek(2 << 30)
        f.write(b"1")
    print("made")
except OSError:
    print("refused")
