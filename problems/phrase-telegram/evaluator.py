def evaluate(expected_output, actual_output):
    import json

    expected = json.loads(expected_output)
    phrases, prices = expected["phrases"], expected["prices"]
    try:
        chosen = json.loads(actual_output)
    except (ValueError, RecursionError):
        return False
    if not isinstance(chosen, list) or not all(type(i) is int and 0 <= i < len(phrases) for i in chosen):
        return False
    if expected["price"] is None:
        return chosen == []
    if sum(prices[i] for i in chosen) != expected["price"]:
        return False
    return "".join(phrases[i] for i in chosen) == expected["message"]
