var totalSwing = function(n, window, seed) {
    const h = new Int32Array(n);
    for (let i = 0, x = seed; i < n; i++) {
        h[i] = x >> 16;
        x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
    }
    // A stretch is the tail of one block of `window` minutes and the head of the next.
    const maxima = (values) => {
        const head = values.slice(), tail = values.slice();
        for (let i = 1; i < n; i++) if (i % window !== 0) head[i] = Math.max(head[i], head[i - 1]);
        for (let i = n - 2; i >= 0; i--) if ((i + 1) % window !== 0) tail[i] = Math.max(tail[i], tail[i + 1]);
        let total = 0;
        for (let i = 0; i + window <= n; i++) total += Math.max(tail[i], head[i + window - 1]);
        return total;
    };
    return maxima(h) + maxima(h.map((height) => -height));
};
