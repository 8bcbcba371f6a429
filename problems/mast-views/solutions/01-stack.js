var totalView = function(n, seed, top, slope) {
    const heights = [];
    let state = seed;
    for (let i = 0; i < n; i++) {
        state = (state * 69069 + 1) % 4294967296;
        heights.push(Math.floor(state / 65536) % top - slope * i);
    }
    const open = [];
    let total = 0;
    for (let i = 0; i < n; i++) {
        while (open.length > 0 && heights[open[open.length - 1]] <= heights[i]) total += i - open.pop();
        open.push(i);
    }
    for (const i of open) total += n - 1 - i;
    return total;
};
