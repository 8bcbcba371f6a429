var chooseStones = function(stones, target) {
    const order = stones.map((_, i) => i).sort((a, b) => stones[b] - stones[a]);
    const tail = new Array(order.length + 1).fill(0);
    for (let k = order.length - 1; k >= 0; k--) tail[k] = tail[k + 1] + stones[order[k]];
    const dead = new Set();
    const chosen = [];
    const search = (k, rest) => {
        if (rest === 0) return true;
        if (k === order.length || rest > tail[k] || dead.has(k * 32768 + rest)) return false;
        const weight = stones[order[k]];
        if (weight <= rest) {
            chosen.push(order[k]);
            if (search(k + 1, rest - weight)) return true;
            chosen.pop();
        }
        if (search(k + 1, rest)) return true;
        dead.add(k * 32768 + rest);
        return false;
    };
    return search(0, target) ? chosen : [];
};
