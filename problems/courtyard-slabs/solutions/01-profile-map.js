var countPavings = function(yard, stones) {
    const mod = 1000000007, height = yard.length, width = yard[0].length;
    let ways = new Map([[0, [1, ...new Array(stones).fill(0)]]]);
    for (let r = 0; r < height; r++) {
        for (let c = 0; c < width; c++) {
            const after = new Map();
            const add = (profile, counts) => {
                const old = after.get(profile);
                after.set(profile, old ? old.map((count, k) => (count + counts[k]) % mod) : counts);
            };
            const here = 1 << c;
            const right = c + 1 < width && yard[r][c + 1] === "." ? here << 1 : 0;
            const below = r + 1 < height && yard[r + 1][c] === ".";
            for (const [profile, counts] of ways) {
                if (profile & here) add(profile ^ here, counts);
                else if (yard[r][c] === "*") add(profile, counts);
                else {
                    if (below) add(profile | here, counts);
                    if (right && !(profile & right)) add(profile | right, counts);
                    if (stones > 0) add(profile, [0, ...counts.slice(0, -1)]);
                }
            }
            ways = after;
        }
    }
    return (ways.get(0) ?? []).reduce((sum, count) => (sum + count) % mod, 0);
};
