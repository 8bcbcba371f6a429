var countPavings = function(yard, stones) {
    const mod = 1000000007, height = yard.length, width = yard[0].length, size = 1 << width, lanes = stones + 1;
    let ways = new Int32Array(size * lanes), after = new Int32Array(size * lanes);
    ways[0] = 1;
    for (let r = 0; r < height; r++) {
        for (let c = 0; c < width; c++) {
            after.fill(0);
            const here = 1 << c, bed = yard[r][c] === "*";
            const right = c + 1 < width && yard[r][c + 1] === "." ? here << 1 : 0;
            const below = r + 1 < height && yard[r + 1][c] === ".";
            for (let profile = 0; profile < size; profile++) {
                for (let k = 0; k < lanes; k++) {
                    const count = ways[profile * lanes + k];
                    if (count === 0) continue;
                    const put = (to) => {
                        const sum = after[to] + count;
                        after[to] = sum >= mod ? sum - mod : sum;
                    };
                    if (profile & here) put((profile ^ here) * lanes + k);
                    else if (bed) put(profile * lanes + k);
                    else {
                        if (below) put((profile | here) * lanes + k);
                        if (right && !(profile & right)) put((profile | right) * lanes + k);
                        if (k < stones) put(profile * lanes + k + 1);
                    }
                }
            }
            [ways, after] = [after, ways];
        }
    }
    let total = 0;
    for (let k = 0; k < lanes; k++) total += ways[k];
    return total % mod;
};
