var fullestRank = function(mentor) {
    const count = new Array(mentor.length).fill(0);
    for (let i = 0; i < mentor.length; i++) {
        let rank = 0;
        for (let j = i; mentor[j] !== -1; j = mentor[j]) rank++;
        count[rank]++;
    }
    let best = 0;
    for (let rank = 1; rank < count.length; rank++) if (count[rank] > count[best]) best = rank;
    return [best, count[best]];
};
