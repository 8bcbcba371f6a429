var countWindows = function(n, seed, a, c, m, w, d) {
    const high = Math.floor(a / 65536), low = a % 65536;
    const sums = new Map([[0, 0]]);
    let x = seed;
    for (let i = 0; i < n; i++) {
        sums.set(i + 1, sums.get(i) + x);
        x = ((high * x % m) * 65536 + low * x + c) % m;
    }
    const windows = new Map();
    for (let i = w; i <= n; i++) windows.set(i, (sums.get(i) - sums.get(i - w)) % d);
    return [...windows.values()].filter((rest) => rest === 0).length;
};
