var countPavings = function(yard, stones) {
    // Exact counts for 0 to 3 stones in one big number, 80 bits apart: a stone is a shift.
    const width = yard[0].length, lane = 80n;
    const keep = (1n << (lane * BigInt(stones + 1))) - 1n;
    let ways = new Map([[0, 1n]]);
    yard.forEach((row, r) => {
        for (let c = 0; c < width; c++) {
            if (row[c] === "*") continue;
            const here = 1 << c, right = row[c + 1] === "." ? here << 1 : 0, below = yard[r + 1]?.[c] === ".";
            const after = new Map();
            const add = (profile, count) => after.set(profile, (after.get(profile) ?? 0n) + count);
            for (const [profile, count] of ways) {
                if (profile & here) {
                    add(profile ^ here, count);
                    continue;
                }
                if (below) add(profile | here, count);
                if (right && !(profile & right)) add(profile | right, count);
                const moved = (count << lane) & keep;
                if (moved > 0n) add(profile, moved);
            }
            ways = after;
        }
    });
    let total = 0n;
    for (let rest = ways.get(0) ?? 0n; rest > 0n; rest >>= lane) total += rest & ((1n << lane) - 1n);
    return Number(total % 1000000007n);
};
