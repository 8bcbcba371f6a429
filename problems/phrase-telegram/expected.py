def expected(arguments, chosen):
    """The least price (null if there is no telegram), and the input, which a judge of other answers needs."""
    message, phrases, prices = arguments
    price = sum(prices[i] for i in chosen) if chosen else None
    return {"price": price, "message": message, "phrases": phrases, "prices": prices}
