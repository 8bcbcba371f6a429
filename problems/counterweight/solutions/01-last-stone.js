var chooseStones = function(stones, target) {
    const last = new Int16Array(target + 1).fill(-1);
    stones.forEach((stone, i) => {
        for (let w = target; w >= stone; w--) {
            if (last[w] < 0 && (w === stone || last[w - stone] >= 0)) last[w] = i;
        }
    });
    const chosen = [];
    if (last[target] < 0) return chosen;
    for (let w = target; w > 0; w -= stones[last[w]]) chosen.push(last[w]);
    return chosen;
};
