var totalOfCheapest = function(n, seed, p, k) {
    const howMany = new Int32Array(p);
    let state = seed;
    for (let i = 0; i < n; i++) {
        state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
        howMany[(state >> 10) % p]++;
    }
    let total = 0;
    for (let price = 0; k > 0; price++) {
        const take = Math.min(k, howMany[price]);
        total += take * price;
        k -= take;
    }
    return total;
};
