var seedsInside = function(corners, count, start) {
    const [ox, oy] = corners[0];
    const rays = corners.slice(1).map(([x, y]) => [x - ox, y - oy]);
    const turn = (ax, ay, bx, by) => ax * by - ay * bx;
    let total = 0;
    for (let i = 0, s = start; i < count; i++, s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff) {
        const x = (s >> 20) - ox, y = ((s >> 9) & 2047) - oy;
        let lo = 0, hi = rays.length - 1;
        if (turn(rays[0][0], rays[0][1], x, y) <= 0 || turn(rays[hi][0], rays[hi][1], x, y) >= 0) continue;
        while (hi - lo > 1) {
            const middle = (lo + hi) >> 1;
            if (turn(rays[middle][0], rays[middle][1], x, y) >= 0) lo = middle;
            else hi = middle;
        }
        const [ax, ay] = rays[lo];
        if (turn(rays[hi][0] - ax, rays[hi][1] - ay, x - ax, y - ay) > 0) total++;
    }
    return total;
};
