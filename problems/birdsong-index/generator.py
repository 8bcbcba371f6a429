def warble(rng, length, notes, repetition):
    """A song in which a motif from before comes back with the probability `repetition`."""
    song = ""
    while len(song) < length:
        if song and rng.random() < repetition:
            at = rng.randrange(len(song))
            song += song[at : at + rng.randint(2, 15)]
        else:
            song += rng.choice(notes)
    return song[:length]


def asked(rng, song, count, longest):
    """Phrases cut out of the song, some with a note changed, half of them with an unclear note."""
    phrases = []
    for _ in range(count):
        size = rng.randint(1, min(longest, len(song)))
        at = rng.randrange(len(song) - size + 1)
        phrase = list(song[at : at + size])
        if rng.random() < 0.2:
            phrase[rng.randrange(size)] = rng.choice("abcd")
        if rng.random() < 0.5:
            phrase[rng.randrange(size)] = "?"
        phrases.append("".join(phrase))
    return [song, phrases]


def generate(rng):
    """Argument lists [song, phrases]; the first three are the statement's examples."""
    cases = [
        ["abcabcab", ["abc", "ab", "d"]],
        ["aaaaa", ["aa", "a?a"]],
        ["adbdcd", ["?d", "?", "d?", "adbdcda"]],
        ["c", ["c", "?", "a", "cc", "?c", "c?"]],
    ]
    for length, count, notes, repetition, longest in [
        (30, 10, "ab", 0.2, 5),
        (200, 30, "abcd", 0.0, 4),
        (500, 60, "abc", 0.3, 12),
        (1000, 1000, "abcd", 0.1, 8),
        (2000, 40, "a", 0.0, 12),
        (3000, 200, "ab", 0.1, 12),
        (5000, 150, "abcd", 0.0, 6),
        (8000, 100, "abcd", 0.2, 12),
        (10000, 120, "aaab", 0.0, 12),
        (12000, 60, "abcd", 0.9, 12),
        (15000, 80, "abcd", 0.0, 9),
        (20000, 120, "abcd", 0.05, 12),
    ]:
        cases.append(asked(rng, warble(rng, length, notes, repetition), count, longest))
    return cases
