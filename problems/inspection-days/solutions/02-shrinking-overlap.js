var chooseDays = function(machines) {
    const sorted = machines.map((m) => [...m]).sort((a, b) => a[0] - b[0]);
    const result = [];
    let end = sorted[0][1];
    for (const [a, b] of sorted) {
        if (a > end) {
            result.push(end);
            end = b;
        } else if (b < end) {
            end = b;
        }
    }
    result.push(end);
    return result;
};
