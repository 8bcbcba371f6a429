var totalOfCheapest = function(n, seed, p, k) {
    const best = [];
    let state = seed;
    for (let i = 0; i < n; i++) {
        state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
        const price = (state >> 10) % p;
        if (best.length === k && price >= best[k - 1]) continue;
        let at = best.length;
        while (at > 0 && best[at - 1] > price) at--;
        best.splice(at, 0, price);
        if (best.length > k) best.pop();
    }
    return best.reduce((sum, price) => sum + price, 0);
};
