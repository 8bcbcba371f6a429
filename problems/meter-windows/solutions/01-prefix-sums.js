var countWindows = function(n, seed, a, c, m, w, d) {
    // a * x may pass 2^53, so it is multiplied in two halves.
    const high = Math.floor(a / 65536), low = a % 65536;
    const next = (x) => ((high * x % m) * 65536 + low * x + c) % m;
    const prefix = new Array(n + 1).fill(0);
    let value = seed;
    for (let i = 0; i < n; i++) {
        prefix[i + 1] = prefix[i] + value;
        value = next(value);
    }
    let count = 0;
    for (let i = w; i <= n; i++) {
        if ((prefix[i] - prefix[i - w]) % d === 0) count++;
    }
    return count;
};
