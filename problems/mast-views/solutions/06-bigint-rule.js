var totalView = function(n, seed, top, slope) {
    let state = BigInt(seed);
    const open = [];
    let total = 0n;
    for (let i = 0n; i < BigInt(n); i++) {
        state = (state * 69069n + 1n) % 4294967296n;
        const height = (state / 65536n) % BigInt(top) - BigInt(slope) * i;
        while (open.length > 0 && open[open.length - 1].height <= height) total += i - open.pop().place;
        open.push({ height, place: i });
    }
    for (const { place } of open) total += BigInt(n - 1) - place;
    return Number(total);
};
