def expected(arguments, days):
    """The least number of days, and the machines, which a judge of other answers needs."""
    return {"days": len(days), "machines": arguments[0]}
