var leastStrain = function(legs, k) {
    const n = legs.length;
    let best = [0, ...new Array(n).fill(Infinity)];
    for (let drivers = 1; drivers <= k; drivers++) {
        const next = new Array(n + 1).fill(Infinity);
        for (let end = 1; end <= n; end++) {
            let minutes = 0;
            for (let start = end - 1; start >= 0; start--) {
                minutes += legs[start];
                const strain = best[start] + minutes * minutes;
                if (strain < next[end]) next[end] = strain;
            }
        }
        best = next;
    }
    return best[n];
};
