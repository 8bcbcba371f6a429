var chooseStones = function(stones, target) {
    const madeBy = new Map([[0, -1]]);
    for (let i = 0; i < stones.length && !madeBy.has(target); i++) {
        for (const sum of [...madeBy.keys()]) {
            const next = sum + stones[i];
            if (next <= target && !madeBy.has(next)) madeBy.set(next, i);
        }
    }
    const chosen = [];
    if (!madeBy.has(target)) return chosen;
    for (let w = target; w > 0; w -= stones[madeBy.get(w)]) chosen.push(madeBy.get(w));
    return chosen;
};
