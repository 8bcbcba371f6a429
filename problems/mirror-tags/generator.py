def generate(rng):
    """Each case: [tags]."""
    cases = [
        [["on", "ab", "no", "ba", "no"]],
        [["eye", "eye", "eye"]],
        [["abc", "ab", "c"]],
    ]

    def tag(letters, longest):
        return "".join(rng.choices(letters, k=rng.randint(1, longest)))

    def mixed(count, letters, longest):
        tags = []
        while len(tags) < count:
            if tags and rng.random() < 0.3:
                tags.append(rng.choice(tags)[::-1])
            else:
                tags.append(tag(letters, longest))
        rng.shuffle(tags)
        return tags

    plan = [
        (1, "a", 3), (40, "ab", 3), (300, "abc", 5), (700, "abcdefgh", 7), (1000, "ab", 10),
        (1500, "abcdefghijklmnopqrstuvwxyz", 10), (1800, "abcd", 6), (2000, "xyz", 10),
        (2200, "abcdefgh", 8), (2500, "ab", 9), (2500, "abcdefghijklmnopqrstuvwxyz", 8),
        (2500, "pq", 10),
    ]
    cases += [[mixed(*row)] for row in plan]
    cases.append([["level"] * 1200 + ["abcde"] * 650 + ["edcba"] * 650])
    return cases
