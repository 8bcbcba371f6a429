var census = function(lo, hi) {
    const known = new Map([[1, 0]]);
    const omega = (n) => {
        if (known.has(n)) return known.get(n);
        let d = 2;
        while (d * d <= n && n % d !== 0) d++;
        let result = 1;
        if (d * d <= n) {
            let rest = n;
            while (rest % d === 0) rest /= d;
            result = omega(rest) + 1;
        }
        known.set(n, result);
        return result;
    };
    const counts = {};
    for (let n = lo; n <= hi; n++) counts[omega(n)] = (counts[omega(n)] ?? 0) + 1;
    const most = Math.max(...Object.keys(counts).map(Number));
    return Array.from({ length: most + 1 }, (_, k) => counts[k] ?? 0);
};
