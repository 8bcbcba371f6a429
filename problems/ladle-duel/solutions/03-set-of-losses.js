var losingPots = function(ladles, limit) {
    const losing = new Set([0]);
    for (let pot = 1; pot <= limit; pot++) {
        const reachable = ladles.filter((ladle) => ladle <= pot).map((ladle) => pot - ladle);
        if (!reachable.some((rest) => losing.has(rest))) losing.add(pot);
    }
    return losing.size - 1;
};
