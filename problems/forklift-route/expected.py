def expected(arguments, result):
    """What the evaluator needs: the problem itself, and a route of the least cost."""
    floor, turn = arguments
    return {"floor": floor, "turn": turn, "route": result}
