def evaluate(expected_output, actual_output):
    import json

    try:
        answer = json.loads(actual_output)
    except (ValueError, RecursionError):
        return False
    task = json.loads(expected_output)
    if not isinstance(answer, str):
        return False
    if not task["possible"]:
        return answer == ""
    if len(answer) != task["n"] or set(answer) - {"S", "H"}:
        return False
    return all(answer[a] != answer[b] for a, b in task["rivals"])
