var seedsInside = function(corners, count, start) {
    // Seen from inside, the angles between neighbouring corners add up to a full turn.
    let total = 0, s = start;
    for (let i = 0; i < count; i++) {
        const x = s >> 20, y = (s >> 9) & 2047;
        let turned = 0, onFence = false;
        for (let k = 0; k < corners.length && !onFence; k++) {
            const a = corners[k], b = corners[(k + 1) % corners.length];
            const px = a[0] - x, py = a[1] - y, qx = b[0] - x, qy = b[1] - y;
            const cross = px * qy - py * qx, dot = px * qx + py * qy;
            onFence = cross === 0 && dot <= 0;
            turned += Math.atan2(cross, dot);
        }
        if (!onFence && turned > 3) total++;
        s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff;
    }
    return total;
};
