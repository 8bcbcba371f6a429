var totalView = function(n, seed, top, slope) {
    const height = [];
    let state = seed;
    for (let i = 0; i < n; i++) {
        state = (state * 69069 + 1) % 4294967296;
        height.push(Math.floor(state / 65536) % top - slope * i);
    }
    const stop = new Array(n).fill(n);
    let total = 0;
    for (let i = n - 2; i >= 0; i--) {
        let j = i + 1;
        while (j < n && height[j] < height[i]) j = stop[j];
        stop[i] = j;
        total += Math.min(j, n - 1) - i;
    }
    return total;
};
