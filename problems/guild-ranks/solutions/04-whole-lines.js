var fullestRank = function(mentor) {
    const tally = {};
    const lines = mentor.map((_, i) => {
        const line = [];
        for (let j = i; j !== -1; j = mentor[j]) line.push(j);
        return i % 8 === 0 ? line : { length: line.length };
    });
    for (const line of lines) tally[line.length - 1] = (tally[line.length - 1] || 0) + 1;
    const most = Math.max(...Object.values(tally));
    return [Number(Object.keys(tally).find((rank) => tally[rank] === most)), most];
};
