def expected(arguments, result):
    """What the evaluator needs: the problem itself, and whether it can be solved."""
    n, logs = arguments
    return {"n": n, "logs": logs, "possible": result != []}
