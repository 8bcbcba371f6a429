var countWindows = function(n, seed, a, c, m, w, d) {
    const high = Math.floor(a / 65536), low = a % 65536;
    const readings = [];
    for (let i = 0, x = seed; i < n; i++) {
        readings.push(x % d);
        x = ((high * x % m) * 65536 + low * x + c) % m;
    }
    let answer = 0;
    if (w * n > 50000000) {
        let total = 0;
        for (let i = 0; i < n; i++) {
            total += readings[i];
            if (i >= w) total -= readings[i - w];
            if (i >= w - 1 && total % d === 0) answer++;
        }
        return answer;
    }
    for (let start = 0; start + w <= n; start++) {
        let total = 0;
        for (let i = start; i < start + w; i++) total += readings[i];
        if (total % d === 0) answer++;
    }
    return answer;
};
