var leastStrain = function(legs, k) {
    const n = legs.length;
    const best = new Float64Array(n + 1).fill(Infinity);
    best[0] = 0;
    for (let drivers = 1; drivers <= k; drivers++) {
        for (let end = n; end >= 0; end--) {
            let minutes = 0, least = Infinity;
            for (let start = end - 1; start >= 0; start--) {
                minutes += legs[start];
                const own = minutes * minutes;
                if (own >= least) break;
                if (best[start] + own < least) least = best[start] + own;
            }
            best[end] = least;
        }
    }
    return best[n];
};
