var totalSwing = function(n, window, seed) {
    const h = new Uint16Array(n), highs = new Int32Array(n), lows = new Int32Array(n);
    let x = seed, total = 0;
    let highFront = 0, highBack = 0, lowFront = 0, lowBack = 0;
    for (let i = 0; i < n; i++) {
        h[i] = x >>> 16;
        x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
        while (highBack > highFront && h[highs[highBack - 1]] <= h[i]) highBack--;
        while (lowBack > lowFront && h[lows[lowBack - 1]] >= h[i]) lowBack--;
        highs[highBack++] = i;
        lows[lowBack++] = i;
        const start = i - window + 1;
        if (highs[highFront] < start) highFront++;
        if (lows[lowFront] < start) lowFront++;
        if (start >= 0) total += h[highs[highFront]] - h[lows[lowFront]];
    }
    return total;
};
