var totalSwing = function(n, window, seed) {
    const below = (ordered, height) => {
        let low = 0, high = ordered.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (ordered[middle] < height) low = middle + 1;
            else high = middle;
        }
        return low;
    };
    const recent = [], ordered = [];
    let x = seed, total = 0;
    for (let i = 0; i < n; i++) {
        const height = x >> 16;
        x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
        recent.push(height);
        ordered.splice(below(ordered, height), 0, height);
        if (i >= window) ordered.splice(below(ordered, recent[i - window]), 1);
        if (i >= window - 1) total += ordered[ordered.length - 1] - ordered[0];
    }
    return total;
};
