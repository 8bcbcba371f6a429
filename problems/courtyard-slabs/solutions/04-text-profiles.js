var countPavings = function(yard, stones) {
    // A state is a text: one letter a column for the next fields, then the stones used.
    const mod = 1000000007, height = yard.length, width = yard[0].length;
    let ways = { [".".repeat(width) + "0"]: 1 };
    for (let r = 0; r < height; r++) {
        for (let c = 0; c < width; c++) {
            const after = {};
            const add = (state, count) => {
                after[state] = ((after[state] ?? 0) + count) % mod;
            };
            for (const [state, count] of Object.entries(ways)) {
                const used = Number(state[width]);
                const put = (at, letters) => state.slice(0, at) + letters + state.slice(at + letters.length);
                if (state[c] === "x") add(put(c, "."), count);
                else if (yard[r][c] === "*") add(state, count);
                else {
                    if (r + 1 < height && yard[r + 1][c] === ".") add(put(c, "x"), count);
                    if (c + 1 < width && yard[r][c + 1] === "." && state[c + 1] === ".") add(put(c, ".x"), count);
                    if (used < stones) add(put(width, String(used + 1)), count);
                }
            }
            ways = after;
        }
    }
    return Object.entries(ways).reduce((sum, [state, count]) => (state.includes("x") ? sum : (sum + count) % mod), 0);
};
