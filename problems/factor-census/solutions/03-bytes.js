var census = function(lo, hi) {
    const distinct = new Uint8Array(hi + 1);
    for (let p = 2; p <= hi; p++) {
        if (distinct[p] === 0) for (let m = p; m <= hi; m += p) distinct[m]++;
    }
    const counts = new Int32Array(8);
    for (const k of distinct.subarray(lo)) counts[k]++;
    let size = 8;
    while (counts[size - 1] === 0) size--;
    return [...counts.subarray(0, size)];
};
