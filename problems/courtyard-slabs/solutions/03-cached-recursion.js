var countPavings = function(yard, stones) {
    const mod = 1000000007, height = yard.length, width = yard[0].length;
    const known = new Map();
    const ways = (field, covered, left) => {
        if (field === height * width) return covered === 0 ? 1 : 0;
        const r = Math.floor(field / width), c = field % width;
        if (covered & 1 || yard[r][c] === "*") return ways(field + 1, covered >> 1, left);
        const key = `${field} ${covered} ${left}`;
        if (known.has(key)) return known.get(key);
        let total = 0;
        if (c + 1 < width && yard[r][c + 1] === "." && !(covered & 2)) total += ways(field + 1, (covered | 2) >> 1, left);
        if (r + 1 < height && yard[r + 1][c] === ".") total += ways(field + 1, (covered | (1 << width)) >> 1, left);
        if (left > 0) total += ways(field + 1, covered >> 1, left - 1);
        known.set(key, total % mod);
        return total % mod;
    };
    return ways(0, 0, stones);
};
