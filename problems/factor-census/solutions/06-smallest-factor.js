var census = function(lo, hi) {
    const smallest = new Int32Array(hi + 1);
    for (let p = 2; p * p <= hi; p++) {
        if (smallest[p] === 0) for (let m = p * p; m <= hi; m += p) if (smallest[m] === 0) smallest[m] = p;
    }
    const omega = new Uint8Array(hi + 1);
    const counts = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let n = 1; n <= hi; n++) {
        if (n > 1) {
            const p = smallest[n] || n;
            const rest = n / p;
            omega[n] = omega[rest] + (rest % p === 0 ? 0 : 1);
        }
        if (n >= lo) counts[omega[n]]++;
    }
    while (counts[counts.length - 1] === 0) counts.pop();
    return counts;
};
