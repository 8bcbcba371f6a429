var countNearPairs = function(bits, d, codes) {
    const size = 1 << bits;
    const v = new Array(size).fill(0);
    for (const code of codes) v[code]++;
    const transform = () => {
        for (let half = 1; half < size; half *= 2) {
            for (let start = 0; start < size; start += 2 * half) {
                for (let i = start; i < start + half; i++) {
                    const x = v[i], y = v[i + half];
                    v[i] = x + y;
                    v[i + half] = x - y;
                }
            }
        }
    };
    transform();
    for (let i = 0; i < size; i++) v[i] *= v[i];
    transform();
    let ordered = 0;
    for (let i = 0; i < size; i++) {
        let ones = 0;
        for (let x = i; x; x >>= 1) ones += x & 1;
        if (ones === d) ordered += v[i];
    }
    return ordered / size / 2;
};
