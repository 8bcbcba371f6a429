def evaluate(expected_output, actual_output):
    import json

    def same(a, b):
        if isinstance(a, bool) or isinstance(b, bool):
            return a is b
        if isinstance(a, list) and isinstance(b, list):
            return len(a) == len(b) and all(map(same, a, b))
        if isinstance(a, (int, float)) and isinstance(b, (int, float)):
            if isinstance(a, float) or isinstance(b, float):
                return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))
        return a == b

    try:
        expected = [json.loads(line) for line in expected_output.splitlines() if line.strip()]
        actual = [json.loads(line) for line in actual_output.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return False
    return same(expected, actual)
