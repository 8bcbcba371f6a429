var brightest = function(rows, cols, k, a, b, m) {
    const image = [];
    for (let r = 0; r < rows; r++) {
        const line = [];
        for (let c = 0; c < cols; c++) line.push((r * r * a + c * c * b + r * c * 31 + 7) % m);
        image.push(line);
    }
    let best = 0;
    for (let top = 0; top + k <= rows; top++) {
        for (let left = 0; left + k <= cols; left++) {
            let total = 0;
            for (let r = top; r < top + k; r++) {
                for (let c = left; c < left + k; c++) total += image[r][c];
            }
            best = Math.max(best, total);
        }
    }
    return best;
};
