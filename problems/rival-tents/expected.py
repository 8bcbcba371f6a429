def expected(arguments, result):
    """What the evaluator needs: the problem itself, and whether it can be solved."""
    n, rivals = arguments
    return {"n": n, "rivals": rivals, "possible": result != ""}
