var losingPots = function(ladles, limit) {
    const wins = new Array(limit + 1).fill(false);
    let lost = 0;
    for (let pot = 1; pot <= limit; pot++) {
        wins[pot] = ladles.some((size) => size <= pot && !wins[pot - size]);
        if (!wins[pot]) lost++;
    }
    return lost;
};
