var totalSwing = function(n, window, seed) {
    const h = [];
    let x = BigInt(seed);
    for (let i = 0; i < n; i++) {
        h.push(Number(x >> 16n));
        x = (x * 1103515245n + 12345n) % 2147483648n;
    }
    let total = 0, high = -1, low = -1;
    for (let i = 0; i < n; i++) {
        if (high <= i - window) {
            high = Math.max(0, i - window + 1);
            for (let j = high + 1; j <= i; j++) if (h[j] >= h[high]) high = j;
        } else if (h[i] >= h[high]) high = i;
        if (low <= i - window) {
            low = Math.max(0, i - window + 1);
            for (let j = low + 1; j <= i; j++) if (h[j] <= h[low]) low = j;
        } else if (h[i] <= h[low]) low = i;
        if (i >= window - 1) total += h[high] - h[low];
    }
    return total;
};
