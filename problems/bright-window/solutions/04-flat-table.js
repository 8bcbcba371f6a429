var brightest = function(rows, cols, k, a, b, m) {
    const width = cols + 1;
    const table = new Float64Array(width * (rows + 1));
    for (let r = 0, here = width; r < rows; r++, here += width) {
        let running = 0;
        for (let c = 0; c < cols; c++) {
            running += (r * r * a + c * c * b + r * c * 31 + 7) % m;
            table[here + c + 1] = running + table[here + c + 1 - width];
        }
    }
    const up = k * width;
    let best = 0;
    for (let r = k; r <= rows; r++) {
        for (let i = r * width + k; i < (r + 1) * width; i++) {
            const total = table[i] - table[i - up] - table[i - k] + table[i - up - k];
            if (total > best) best = total;
        }
    }
    return best;
};
