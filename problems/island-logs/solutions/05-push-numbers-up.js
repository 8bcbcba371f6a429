var visitOrder = function(n, logs) {
    const number = new Int32Array(n);
    for (let changed = true; changed;) {
        changed = false;
        for (const log of logs) {
            for (let i = 1; i < log.length; i++) {
                if (number[log[i]] > number[log[i - 1]]) continue;
                number[log[i]] = number[log[i - 1]] + 1;
                if (number[log[i]] > n) return [];
                changed = true;
            }
        }
    }
    return Array.from(number.keys()).sort((a, b) => number[a] - number[b]);
};
