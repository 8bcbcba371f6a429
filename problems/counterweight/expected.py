def expected(arguments, result):
    """What the evaluator needs: the problem itself, and whether it can be solved."""
    stones, target = arguments
    return {"stones": stones, "target": target, "possible": result != []}
