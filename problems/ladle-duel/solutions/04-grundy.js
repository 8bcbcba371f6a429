var losingPots = function(ladles, limit) {
    const grundy = [0];
    for (let pot = 1; pot <= limit; pot++) {
        const options = new Set();
        for (const size of ladles) if (size <= pot) options.add(grundy[pot - size]);
        let g = 0;
        while (options.has(g)) g++;
        grundy.push(g);
    }
    return grundy.filter((g) => g === 0).length - 1;
};
