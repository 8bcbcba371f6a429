var brightest = function(rows, cols, k, a, b, m) {
    const shrunk = (line) => {
        const sums = [];
        for (let start = 0; start + k <= line.length; start++) {
            sums.push(line.slice(start, start + k).reduce((sum, value) => sum + value, 0));
        }
        return sums;
    };
    const image = Array.from({ length: rows }, (_, r) => Array.from({ length: cols }, (_, c) => (r * r * a + c * c * b + r * c * 31 + 7) % m));
    const across = image.map(shrunk);
    const turned = across[0].map((_, c) => across.map((line) => line[c]));
    return turned.map(shrunk).reduce((best, line) => line.reduce((x, y) => Math.max(x, y), best), 0);
};
