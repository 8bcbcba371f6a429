class Quote {
    constructor(number, price) {
        this.number = number;
        this.price = price;
    }
}

var totalOfCheapest = function(n, seed, p, k) {
    let state = seed;
    const quotes = Array.from({ length: n }, (_, number) => {
        state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
        return new Quote(number, (state >> 10) % p);
    });
    quotes.sort((a, b) => a.price - b.price || a.number - b.number);
    return quotes.filter((_, place) => place < k).map((quote) => quote.price).reduce((a, b) => a + b, 0);
};
