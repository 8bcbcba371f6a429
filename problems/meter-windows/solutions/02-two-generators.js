function* signal(seed, a, c, m) {
    let x = BigInt(seed);
    const A = BigInt(a), C = BigInt(c), M = BigInt(m);
    for (;;) {
        yield Number(x);
        x = (A * x + C) % M;
    }
}

var countWindows = function(n, seed, a, c, m, w, d) {
    const head = signal(seed, a, c, m), tail = signal(seed, a, c, m);
    let total = 0;
    for (let i = 0; i < w; i++) total += head.next().value;
    let hits = total % d === 0 ? 1 : 0;
    for (let i = w; i < n; i++) {
        total += head.next().value - tail.next().value;
        if (total % d === 0) hits++;
    }
    return hits;
};
