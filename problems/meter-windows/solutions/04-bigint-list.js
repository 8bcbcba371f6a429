var countWindows = function(n, seed, a, c, m, w, d) {
    const readings = [BigInt(seed)];
    while (readings.length < n) {
        readings.push((BigInt(a) * readings[readings.length - 1] + BigInt(c)) % BigInt(m));
    }
    let total = readings.slice(0, w).reduce((sum, x) => sum + x, 0n);
    let answer = 0;
    for (let i = w; ; i++) {
        if (total % BigInt(d) === 0n) answer++;
        if (i >= n) return answer;
        total += readings[i] - readings[i - w];
    }
};
