var census = function(lo, hi) {
    const table = new Array(8).fill(0);
    for (let number = lo; number <= hi; number++) {
        let n = number, count = 0;
        for (let d = 2; d * d <= n; d += d === 2 ? 1 : 2) {
            if (n % d !== 0) continue;
            count++;
            while (n % d === 0) n /= d;
        }
        table[count + (n > 1 ? 1 : 0)]++;
    }
    while (table[table.length - 1] === 0) table.pop();
    return table;
};
