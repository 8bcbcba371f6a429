var countPools = function(rows) {
    const water = new Set();
    rows.forEach((row, r) => [...row].forEach((field, c) => field === "~" && water.add(`${r},${c}`)));
    let pools = 0, largest = 0;
    for (const start of water) {
        water.delete(start);
        const pool = [start];
        for (const field of pool) {
            const [r, c] = field.split(",").map(Number);
            const left = c - 1 + (r % 2);
            for (const next of [`${r},${c - 1}`, `${r},${c + 1}`, `${r - 1},${left}`, `${r - 1},${left + 1}`, `${r + 1},${left}`, `${r + 1},${left + 1}`]) {
                if (water.delete(next)) pool.push(next);
            }
        }
        pools++;
        largest = Math.max(largest, pool.length);
    }
    return [pools, largest];
};
