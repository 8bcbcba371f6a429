var fullestRank = function(mentor) {
    let waiting = mentor.map((_, i) => i);
    let above = new Set([-1]);
    let best = [0, 0];
    for (let rank = 0; waiting.length > 0; rank++) {
        const now = waiting.filter((i) => above.has(mentor[i]));
        if (now.length > best[1]) best = [rank, now.length];
        waiting = waiting.filter((i) => !above.has(mentor[i]));
        above = new Set(now);
    }
    return best;
};
