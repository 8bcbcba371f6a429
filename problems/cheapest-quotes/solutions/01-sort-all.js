var totalOfCheapest = function(n, seed, p, k) {
    const prices = [];
    let state = seed;
    for (let i = 0; i < n; i++) {
        state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
        prices.push((state >> 10) % p);
    }
    prices.sort((a, b) => a - b);
    return prices.slice(0, k).reduce((sum, price) => sum + price, 0);
};
