def evaluate(expected_output, actual_output):
    import json

    try:
        answer = json.loads(actual_output)
    except (ValueError, RecursionError):
        return False
    task = json.loads(expected_output)
    if not isinstance(answer, list):
        return False
    if not task["possible"]:
        return answer == []
    if any(type(island) is not int for island in answer):
        return False
    if sorted(answer) != list(range(task["n"])):
        return False
    place = [0] * task["n"]
    for position, island in enumerate(answer):
        place[island] = position
    return all(place[a] < place[b] for log in task["logs"] for a, b in zip(log, log[1:]))
