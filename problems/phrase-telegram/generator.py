def generate(rng):
    """Each case: [message, phrases, prices]."""
    cases = [
        ["abab", ["a", "b", "ab"], [1, 1, 3]],
        ["trainstation", ["train", "trains", "station", "tation"], [4, 6, 7, 5]],
        ["abc", ["ab", "b", "bc"], [1, 1, 1]],
    ]

    def text(letters, shortest, longest):
        return "".join(rng.choices(letters, k=rng.randint(shortest, longest)))

    plan = [
        (1, "a", 1, 1), (30, "ab", 6, 4), (120, "abc", 20, 6), (300, "ab", 40, 10), (600, "abcd", 90, 5),
        (900, "abcdefghijklmnop", 120, 16), (1200, "ab", 200, 12), (1500, "xyz", 150, 8), (1800, "a", 16, 16),
        (2000, "abcd", 200, 6), (2400, "ab", 120, 16), (3000, "abc", 100, 4),
    ]
    for length, letters, count, longest in plan:
        phrases = [text(letters, 1, longest) for _ in range(count - len(letters))] + list(letters)
        message = ""
        while len(message) < length:
            message += rng.choice(phrases)
        prices = [rng.randint(1, 40) + 9 * len(phrase) for phrase in phrases]
        order = list(range(len(phrases)))
        rng.shuffle(order)
        cases.append([message[:length], [phrases[i] for i in order], [prices[i] for i in order]])

    # The message fails only at its last letter.
    phrases = sorted({text("ab", 2, 7) for _ in range(90)}) + ["a", "b"]
    cases.append(["ab" * 500 + "c", phrases, [rng.randint(1, 1000) for _ in phrases]])
    return cases
