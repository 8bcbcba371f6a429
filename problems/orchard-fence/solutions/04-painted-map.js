var seedsInside = function(corners, count, start) {
    const inside = new Map();
    const ys = corners.map(([, y]) => y);
    for (let y = Math.min(...ys) + 1; y < Math.max(...ys); y++) {
        const row = new Array(2048).fill(false);
        let left = -1, right = 2048;
        corners.forEach(([ax, ay], i) => {
            const [bx, by] = corners[(i + 1) % corners.length];
            if (ay === by || y < Math.min(ay, by) || y > Math.max(ay, by)) return;
            const x = ax + ((y - ay) * (bx - ax)) / (by - ay);
            if (by > ay) right = Math.min(right, Math.ceil(x - 1e-9));
            else left = Math.max(left, Math.floor(x + 1e-9));
        });
        row.fill(true, left + 1, Math.max(left + 1, right));
        inside.set(y, row);
    }
    let total = 0, s = start;
    for (let i = 0; i < count; i++) {
        if (inside.get((s >> 9) & 2047)?.[s >> 20]) total++;
        s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff;
    }
    return total;
};
