def evaluate(expected_output, actual_output):
    import json

    try:
        answer = json.loads(actual_output)
    except (ValueError, RecursionError):
        return False
    task = json.loads(expected_output)
    stones = task["stones"]
    if not isinstance(answer, list):
        return False
    if not task["possible"]:
        return answer == []
    if any(type(i) is not int or not 0 <= i < len(stones) for i in answer):
        return False
    return len(set(answer)) == len(answer) and sum(stones[i] for i in answer) == task["target"]
