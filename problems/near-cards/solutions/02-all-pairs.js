var countNearPairs = function(bits, d, codes) {
    const ones = (x) => {
        let count = 0;
        for (; x > 0; x &= x - 1) count++;
        return count;
    };
    let total = 0;
    for (let i = 0; i < codes.length; i++) {
        for (let j = 0; j < i; j++) {
            if (ones(codes[i] ^ codes[j]) === d) total++;
        }
    }
    return total;
};
