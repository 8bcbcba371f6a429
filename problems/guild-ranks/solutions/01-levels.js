var fullestRank = function(mentor) {
    const pupils = mentor.map(() => []);
    let level = [];
    mentor.forEach((m, i) => (m < 0 ? level : pupils[m]).push(i));
    let best = [0, 0];
    for (let rank = 0; level.length > 0; rank++) {
        if (level.length > best[1]) best = [rank, level.length];
        level = level.flatMap((m) => pupils[m]);
    }
    return best;
};
