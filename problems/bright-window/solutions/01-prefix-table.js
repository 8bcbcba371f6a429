var brightest = function(rows, cols, k, a, b, m) {
    const P = Array.from({ length: rows + 1 }, () => new Array(cols + 1).fill(0));
    for (let r = 0; r < rows; r++) {
        for (let c = 0; c < cols; c++) {
            const pixel = (r * r * a + c * c * b + r * c * 31 + 7) % m;
            P[r + 1][c + 1] = P[r][c + 1] + P[r + 1][c] - P[r][c] + pixel;
        }
    }
    let best = 0;
    for (let r = k; r <= rows; r++) {
        for (let c = k; c <= cols; c++) {
            best = Math.max(best, P[r][c] - P[r - k][c] - P[r][c - k] + P[r - k][c - k]);
        }
    }
    return best;
};
