var brightest = function(rows, cols, k, a, b, m) {
    const pixel = (r, c) => (r * r * a + c * c * b + r * c * 31 + 7) % m;
    const column = new Int32Array(cols);
    let best = 0;
    for (let r = 0; r < rows; r++) {
        for (let c = 0; c < cols; c++) column[c] += pixel(r, c) - (r >= k ? pixel(r - k, c) : 0);
        if (r < k - 1) continue;
        let total = 0;
        for (let c = 0; c < cols; c++) {
            total += column[c] - (c >= k ? column[c - k] : 0);
            if (c >= k - 1 && total > best) best = total;
        }
    }
    return best;
};
