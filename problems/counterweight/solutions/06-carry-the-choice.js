var chooseStones = function(stones, target) {
    let choices = { 0: [] };
    for (let i = 0; i < stones.length; i++) {
        const grown = { ...choices };
        for (const sum in choices) {
            const next = Number(sum) + stones[i];
            if (next <= target && !(next in choices)) grown[next] = [...choices[sum], i];
        }
        choices = grown;
        if (choices[target]) return choices[target];
    }
    return [];
};
