def evaluate(expected_output, actual_output):
    import bisect
    import json

    expected = json.loads(expected_output)
    try:
        days = json.loads(actual_output)
    except (ValueError, RecursionError):
        return False
    if not isinstance(days, list) or len(days) != expected["days"]:
        return False
    if not all(type(day) is int for day in days):
        return False
    days.sort()
    for first, last in expected["machines"]:
        at = bisect.bisect_left(days, first)
        if at == len(days) or days[at] > last:
            return False
    return True
