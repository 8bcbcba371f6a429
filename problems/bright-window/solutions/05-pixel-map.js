var brightest = function(rows, cols, k, a, b, m) {
    const pixels = new Map();
    for (let r = 0; r < rows; r++) {
        for (let c = 0; c < cols; c++) pixels.set(`${r},${c}`, (r * r * a + c * c * b + r * c * 31 + 7) % m);
    }
    const sums = new Array(cols).fill(0);
    let best = 0;
    for (let r = 0; r < rows; r++) {
        for (let c = 0; c < cols; c++) {
            sums[c] += pixels.get(`${r},${c}`) - (pixels.get(`${r - k},${c}`) ?? 0);
        }
        if (r < k - 1) continue;
        let total = 0;
        for (let c = 0; c < cols; c++) {
            total += sums[c] - (sums[c - k] ?? 0);
            if (c >= k - 1) best = Math.max(best, total);
        }
    }
    return best;
};
