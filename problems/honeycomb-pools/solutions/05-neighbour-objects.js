var countPools = function(rows) {
    const grid = rows.map((row) => Array.from(row, (kind) => (kind === "~" ? { near: [], seen: false } : null)));
    grid.forEach((row, r) => row.forEach((field, c) => {
        if (!field) return;
        const left = c - 1 + (r % 2);
        const around = [grid[r][c - 1], grid[r][c + 1], grid[r - 1]?.[left], grid[r - 1]?.[left + 1], grid[r + 1]?.[left], grid[r + 1]?.[left + 1]];
        field.near = around.filter(Boolean);
    }));
    let pools = 0, largest = 0;
    for (const start of grid.flat()) {
        if (!start || start.seen) continue;
        start.seen = true;
        const pool = [start];
        for (const field of pool) {
            for (const next of field.near) {
                if (next.seen) continue;
                next.seen = true;
                pool.push(next);
            }
        }
        pools++;
        largest = Math.max(largest, pool.length);
    }
    return [pools, largest];
};
