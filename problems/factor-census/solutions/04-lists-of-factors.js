var census = function(lo, hi) {
    const factors = Array.from({ length: hi + 1 }, () => []);
    for (let p = 2; p <= hi; p++) {
        if (factors[p].length === 0) for (let m = p; m <= hi; m += p) factors[m].push(p);
    }
    const sizes = factors.slice(lo).map((list) => list.length);
    const most = sizes.reduce((a, b) => Math.max(a, b), 0);
    return Array.from({ length: most + 1 }, (_, k) => sizes.filter((size) => size === k).length);
};
