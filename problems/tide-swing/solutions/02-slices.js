var totalSwing = function(n, window, seed) {
    const heights = [];
    let x = seed;
    for (let i = 0; i < n; i++) {
        heights.push(x >> 16);
        x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
    }
    let answer = 0;
    for (let i = 0; i + window <= n; i++) {
        const part = heights.slice(i, i + window);
        answer += Math.max(...part) - Math.min(...part);
    }
    return answer;
};
