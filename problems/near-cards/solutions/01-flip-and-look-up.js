var countNearPairs = function(bits, d, codes) {
    const flips = [];
    for (let i = 0; i < bits; i++) {
        if (d === 1) flips.push(1 << i);
        else for (let j = 0; j < i; j++) flips.push((1 << i) | (1 << j));
    }
    const seen = new Int32Array(1 << bits);
    let pairs = 0;
    for (const code of codes) {
        for (const flip of flips) pairs += seen[code ^ flip];
        seen[code]++;
    }
    return pairs;
};
