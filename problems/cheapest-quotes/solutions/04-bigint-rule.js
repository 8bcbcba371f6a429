var totalOfCheapest = function(n, seed, p, k) {
    let state = BigInt(seed);
    const prices = new Int32Array(n);
    for (let i = 0; i < n; i++) {
        state = (state * 1103515245n + 12345n) % 2147483648n;
        prices[i] = Number(state / 1024n) % p;
    }
    prices.sort();
    let total = 0;
    for (let i = 0; i < k; i++) total += prices[i];
    return total;
};
