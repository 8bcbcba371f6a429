var chooseStones = function(stones, target) {
    const can = [new Array(target + 1).fill(false)];
    can[0][0] = true;
    for (const stone of stones) {
        const before = can[can.length - 1];
        can.push(before.map((known, w) => known || (w >= stone && before[w - stone])));
    }
    const chosen = [];
    if (!can[stones.length][target]) return chosen;
    for (let i = stones.length, w = target; w > 0; i--) {
        if (can[i - 1][w]) continue;
        chosen.push(i - 1);
        w -= stones[i - 1];
    }
    return chosen;
};
