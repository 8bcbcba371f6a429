var countPools = function(rows) {
    // Labels of the row above alone; where two meet, the smaller pool gets the name of the larger.
    const width = rows[0].length;
    const sizes = new Map();
    let above = new Array(width).fill(0), names = 0;
    for (let r = 0; r < rows.length; r++) {
        let here = new Array(width).fill(0);
        for (let c = 0; c < width; c++) {
            if (rows[r][c] !== "~") continue;
            const touching = [here[c - 1], above[c - 1 + (r % 2)], above[c + (r % 2)]].filter(Boolean);
            if (touching.length === 0) {
                sizes.set(here[c] = ++names, 1);
                continue;
            }
            const kept = touching.reduce((a, b) => (sizes.get(b) > sizes.get(a) ? b : a));
            here[c] = kept;
            sizes.set(kept, sizes.get(kept) + 1);
            for (const other of new Set(touching)) {
                if (other === kept) continue;
                sizes.set(kept, sizes.get(kept) + sizes.get(other));
                sizes.delete(other);
                above = above.map((name) => (name === other ? kept : name));
                here = here.map((name) => (name === other ? kept : name));
            }
        }
        above = here;
    }
    return [sizes.size, [...sizes.values()].reduce((a, b) => Math.max(a, b), 0)];
};
