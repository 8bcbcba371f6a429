var census = function(lo, hi) {
    const distinct = new Array(hi + 1).fill(0);
    for (let p = 2; p <= hi; p++) {
        if (distinct[p] > 0) continue;
        for (let multiple = p; multiple <= hi; multiple += p) distinct[multiple]++;
    }
    const result = [];
    for (let n = lo; n <= hi; n++) result[distinct[n]] = (result[distinct[n]] || 0) + 1;
    return Array.from(result, (count) => count || 0);
};
