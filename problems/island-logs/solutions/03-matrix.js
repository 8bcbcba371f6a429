var visitOrder = function(n, logs) {
    const before = Array.from({ length: n }, () => new Array(n).fill(false));
    const open = new Array(n).fill(0);
    for (const log of logs) {
        for (let i = 1; i < log.length; i++) {
            if (!before[log[i - 1]][log[i]]) open[log[i]]++;
            before[log[i - 1]][log[i]] = true;
        }
    }
    const order = [];
    for (let i = 0; i < n; i++) if (open[i] === 0) order.push(i);
    for (let i = 0; i < order.length; i++) {
        const row = before[order[i]];
        for (let next = 0; next < n; next++) if (row[next] && --open[next] === 0) order.push(next);
    }
    return order.length === n ? order : [];
};
