var leastStrain = function(legs, k) {
    const n = legs.length;
    const prefix = new Float64Array(n + 1);
    for (let i = 0; i < n; i++) prefix[i + 1] = prefix[i] + legs[i];
    let best = prefix.map((p) => p * p);
    for (let drivers = 2; drivers <= k; drivers++) {
        const next = new Float64Array(n + 1);
        const solve = (left, right, from, to) => {
            if (left > right) return;
            const middle = (left + right) >> 1;
            let least = Infinity, cut = from;
            for (let s = from; s <= Math.min(middle - 1, to); s++) {
                const strain = best[s] + (prefix[middle] - prefix[s]) ** 2;
                if (strain < least) {
                    least = strain;
                    cut = s;
                }
            }
            next[middle] = least;
            solve(left, middle - 1, from, cut);
            solve(middle + 1, right, cut, to);
        };
        solve(drivers, n, drivers - 1, n - 1);
        best = next;
    }
    return best[n];
};
