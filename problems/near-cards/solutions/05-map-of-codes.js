var countNearPairs = function(bits, d, codes) {
    const seen = new Map();
    let pairs = 0;
    const flipped = (code, from, left, visit) => {
        if (left === 0) return visit(code);
        for (let b = from; b < bits; b++) flipped(code ^ (1 << b), b + 1, left - 1, visit);
    };
    for (const code of codes) {
        flipped(code, 0, d, (other) => {
            pairs += seen.get(other) ?? 0;
        });
        seen.set(code, (seen.get(code) ?? 0) + 1);
    }
    return pairs;
};
