var seedsInside = function(corners, count, start) {
    let s = BigInt(start), total = 0;
    for (let i = 0; i < count; i++) {
        const x = Number(s / 1048576n), y = Number((s / 512n) % 2048n);
        let inside = true;
        for (let k = 0; k < corners.length; k++) {
            const [ax, ay] = corners[k];
            const [bx, by] = corners[(k + 1) % corners.length];
            if ((bx - ax) * (y - ay) - (by - ay) * (x - ax) <= 0) {
                inside = false;
                break;
            }
        }
        if (inside) total++;
        s = (1103515245n * s + 12345n) % 2147483648n;
    }
    return total;
};
