var visitOrder = function(n, logs) {
    const earlier = Array.from({ length: n }, () => []);
    for (const log of logs) for (let i = 1; i < log.length; i++) earlier[log[i]].push(log[i - 1]);
    const done = new Set();
    let left = earlier.map((_, island) => island);
    while (left.length > 0) {
        const rest = [];
        for (const island of left) {
            if (earlier[island].every((e) => done.has(e))) done.add(island);
            else rest.push(island);
        }
        if (rest.length === left.length) return [];
        left = rest;
    }
    return [...done];
};
