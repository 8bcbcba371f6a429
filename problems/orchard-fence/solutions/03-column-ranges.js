var seedsInside = function(corners, count, start) {
    const low = new Int32Array(2048).fill(1), high = new Int32Array(2048);
    const xs = corners.map(([x]) => x);
    const first = Math.min(...xs), last = Math.max(...xs);
    corners.forEach(([ax, ay], i) => {
        const [bx, by] = corners[(i + 1) % corners.length];
        for (let x = Math.max(ax, first + 1); ax < bx && x <= Math.min(bx, last - 1); x++) {
            low[x] = ay + Math.floor(((x - ax) * (by - ay)) / (bx - ax)) + 1;
        }
        for (let x = Math.max(bx, first + 1); ax > bx && x <= Math.min(ax, last - 1); x++) {
            high[x] = by + Math.ceil(((x - bx) * (ay - by)) / (ax - bx)) - 1;
        }
    });
    let inside = 0;
    for (let s = start; count > 0; count--) {
        const x = s >> 20, y = (s >> 9) & 2047;
        if (low[x] <= y && y <= high[x]) inside++;
        s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff;
    }
    return inside;
};
