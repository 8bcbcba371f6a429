var seedsInside = function(corners, count, start) {
    const pieces = corners.map((a, i) => [a, corners[(i + 1) % corners.length]]);
    let inside = 0, s = start;
    for (let i = 0; i < count; i++) {
        const x = s >> 20, y = (s >> 9) & 2047;
        if (pieces.every(([[ax, ay], [bx, by]]) => (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0)) inside++;
        s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff;
    }
    return inside;
};
