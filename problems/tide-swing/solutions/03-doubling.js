var totalSwing = function(n, window, seed) {
    let high = [];
    let x = seed;
    for (let i = 0; i < n; i++) {
        high.push(x >> 16);
        x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
    }
    let low = high;
    for (let width = 1; width < window;) {
        const step = Math.min(width, window - width);
        high = high.slice(step).map((h, i) => Math.max(h, high[i]));
        low = low.slice(step).map((h, i) => Math.min(h, low[i]));
        width += step;
    }
    return high.reduce((sum, h, i) => sum + h - low[i], 0);
};
