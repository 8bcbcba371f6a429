var chooseStones = function(stones, target) {
    const full = (1n << BigInt(target + 1)) - 1n;
    const reach = [1n];
    for (const stone of stones) {
        const sums = reach[reach.length - 1];
        reach.push((sums | (sums << BigInt(stone))) & full);
    }
    const has = (i, w) => (reach[i] >> BigInt(w)) & 1n;
    const chosen = [];
    if (!has(stones.length, target)) return chosen;
    for (let i = stones.length, w = target; w > 0; i--) {
        if (has(i - 1, w)) continue;
        chosen.push(i - 1);
        w -= stones[i - 1];
    }
    return chosen;
};
