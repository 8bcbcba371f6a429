var countNearPairs = function(bits, d, codes) {
    const ones = new Uint8Array(1 << bits);
    for (let x = 1; x < ones.length; x++) ones[x] = ones[x >> 1] + (x & 1);
    let total = 0;
    for (let i = 1; i < codes.length; i++) {
        const first = codes[i];
        for (let j = 0; j < i; j++) if (ones[first ^ codes[j]] === d) total++;
    }
    return total;
};
