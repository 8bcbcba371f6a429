var leastStrain = function(legs, k) {
    const n = legs.length;
    const minutesTo = [0n];
    for (const leg of legs) minutesTo.push(minutesTo[minutesTo.length - 1] + BigInt(leg));
    let best = minutesTo.map((minutes) => minutes * minutes);
    for (let drivers = 2; drivers <= k; drivers++) {
        const next = new Array(n + 1).fill(null);
        for (let end = drivers; end <= n; end++) {
            for (let start = end - 1; start >= drivers - 1; start--) {
                const minutes = minutesTo[end] - minutesTo[start];
                const own = minutes * minutes;
                if (next[end] !== null && own >= next[end]) break;
                const strain = best[start] + own;
                if (next[end] === null || strain < next[end]) next[end] = strain;
            }
        }
        best = next;
    }
    return Number(best[n]);
};
