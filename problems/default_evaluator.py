def evaluate(expected_output, actual_output):
    import json
    import math

    def same(a, b):
        if isinstance(a, bool) or isinstance(b, bool):
            return a is b
        if isinstance(a, list) and isinstance(b, list):
            return len(a) == len(b) and all(map(same, a, b))
        if isinstance(a, (int, float)) and isinstance(b, (int, float)):
            if isinstance(a, float) or isinstance(b, float):
                try:
                    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6)
                except OverflowError:
                    return False
        return a == b

    try:
        expected = [json.loads(line) for line in expected_output.splitlines() if line.strip()]
        actual = [json.loads(line) for line in actual_output.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return False
    return same(expected, actual)
