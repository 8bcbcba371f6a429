var countPools = function(rows) {
    const width = rows[0].length;
    const parent = Int32Array.from({ length: rows.length * width }, (_, i) => i);
    const find = (x) => {
        while (parent[x] !== x) x = parent[x] = parent[parent[x]];
        return x;
    };
    for (let r = 0; r < rows.length; r++) {
        for (let c = 0; c < width; c++) {
            if (rows[r][c] !== "~") continue;
            const at = r * width + c;
            if (c > 0 && rows[r][c - 1] === "~") parent[find(at)] = find(at - 1);
            for (const above of [c - 1 + (r % 2), c + (r % 2)]) {
                if (r > 0 && rows[r - 1][above] === "~") parent[find(at)] = find(at - width - c + above);
            }
        }
    }
    const sizes = new Map();
    for (let at = 0; at < parent.length; at++) {
        if (rows[Math.floor(at / width)][at % width] === "~") sizes.set(find(at), (sizes.get(find(at)) ?? 0) + 1);
    }
    return [sizes.size, [...sizes.values()].reduce((a, b) => Math.max(a, b), 0)];
};
