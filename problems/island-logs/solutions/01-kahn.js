var visitOrder = function(n, logs) {
    const later = Array.from({ length: n }, () => []);
    const open = new Int32Array(n);
    for (const log of logs) {
        for (let i = 1; i < log.length; i++) {
            later[log[i - 1]].push(log[i]);
            open[log[i]]++;
        }
    }
    const order = [];
    for (let i = 0; i < n; i++) if (open[i] === 0) order.push(i);
    for (const island of order) {
        for (const next of later[island]) if (--open[next] === 0) order.push(next);
    }
    return order.length === n ? order : [];
};
