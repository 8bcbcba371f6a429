def evaluate(expected_output, actual_output):
    import json

    def contains(playlist, wanted):
        songs = iter(playlist)
        return all(song in songs for song in wanted)

    expected = json.loads(expected_output)
    try:
        playlist = json.loads(actual_output)
    except (ValueError, RecursionError):
        return False
    if not isinstance(playlist, str) or len(playlist) != expected["length"]:
        return False
    return contains(playlist, expected["first"]) and contains(playlist, expected["second"])
