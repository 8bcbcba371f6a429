var countPavings = function(yard, stones) {
    const mod = 1000000007, width = yard[0].length;
    const fill = (row, below, covered, c, down, used, found) => {
        while (c < width && ((covered >> c) & 1 || row[c] === "*")) c++;
        if (c >= width) {
            found(down, used);
            return;
        }
        if (below[c] === ".") fill(row, below, covered, c + 1, down | (1 << c), used, found);
        if (c + 1 < width && row[c + 1] === "." && !((covered >> (c + 1)) & 1)) fill(row, below, covered, c + 2, down, used, found);
        if (used < stones) fill(row, below, covered, c + 1, down, used + 1, found);
    };
    let ways = new Map([[0, [1, 0, 0, 0]]]);
    yard.forEach((row, r) => {
        const below = yard[r + 1] ?? "*".repeat(width);
        const next = new Map();
        for (const [covered, counts] of ways) {
            fill(row, below, covered, 0, 0, 0, (down, used) => {
                if (!next.has(down)) next.set(down, [0, 0, 0, 0]);
                const sums = next.get(down);
                for (let k = used; k <= stones; k++) sums[k] = (sums[k] + counts[k - used]) % mod;
            });
        }
        ways = next;
    });
    return (ways.get(0) ?? []).reduce((sum, count) => (sum + count) % mod, 0);
};
