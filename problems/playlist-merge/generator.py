def generate(rng):
    """Each case: [first, second]."""
    cases = [["abc", "bd"], ["rock", "rock"], ["xy", "yx"]]

    def songs(count, letters):
        return "".join(rng.choices(letters, k=count))

    def variation(playlist, letters, rate):
        """The playlist with songs dropped, replaced and inserted."""
        result = []
        for song in playlist:
            dice = rng.random()
            if dice >= rate:
                result.append(song)
            elif dice < rate / 2:
                result.append(rng.choice(letters))
            if rng.random() < rate / 3:
                result.append(rng.choice(letters))
        return "".join(result) or "a"

    few, many = "abcd", "abcdefghijklmnopqrstuvwxyz"
    for count, letters in [(1, few), (12, few), (40, few), (80, many), (110, few), (140, many)]:
        cases.append([songs(count, letters), songs(max(1, count * 9 // 10), letters)])
    for count, letters, rate in [(160, few, 0.3), (200, many, 0.4), (230, few, 0.6), (260, many, 0.2)]:
        playlist = songs(count, letters)
        cases.append([playlist, variation(playlist, letters, rate)])
    cases.append([songs(300, "ab"), songs(250, "abc")])
    cases.append(["ab" * 120, "ba" * 110])
    for long, short, letters in [(1900, 50, many), (2000, 30, "ab"), (2000, 35, few), (1800, 40, many)]:
        cases.append([songs(long, letters), songs(short, letters)])
    cases.append([songs(45, few), songs(2000, many)])
    cases.append([songs(600, many), songs(620, many)])
    return cases
