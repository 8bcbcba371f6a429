var losingPots = function(ladles, limit) {
    const known = new Map();
    const canWin = (portions) => {
        if (!known.has(portions)) {
            known.set(portions, ladles.some((size) => size <= portions && !canWin(portions - size)));
        }
        return known.get(portions);
    };
    let lost = 0;
    for (let portions = 1; portions <= limit; portions++) if (!canWin(portions)) lost++;
    return lost;
};
