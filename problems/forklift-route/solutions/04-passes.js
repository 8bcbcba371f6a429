var cheapestRoute = function(floor, turn) {
    const height = floor.length, width = floor[0].length;
    const moves = [["U", -1, 0], ["D", 1, 0], ["L", 0, -1], ["R", 0, 1]];
    const best = floor.map((row) => Array.from(row, () => moves.map(() => ({ cost: Infinity, from: -1 }))));
    best[0][0].forEach((entry) => (entry.cost = 0));
    for (let changed = true; changed;) {
        changed = false;
        for (let r = 0; r < height; r++) {
            for (let c = 0; c < width; c++) {
                if (floor[r][c] === "#" || r + c === 0) continue;
                moves.forEach(([, dr, dc], d) => {
                    const before = best[r - dr]?.[c - dc];
                    if (!before) return;
                    before.forEach(({ cost }, e) => {
                        const total = cost + Number(floor[r][c]) + (d === e ? 0 : turn);
                        if (total < best[r][c][d].cost) {
                            best[r][c][d] = { cost: total, from: e };
                            changed = true;
                        }
                    });
                });
            }
        }
    }
    let r = height - 1, c = width - 1;
    const costs = best[r][c].map(({ cost }) => cost);
    let d = costs.indexOf(Math.min(...costs));
    if (costs[d] === Infinity) return "";
    const route = [];
    while (r + c > 0) {
        const [name, dr, dc] = moves[d];
        route.push(name);
        d = best[r][c][d].from;
        r -= dr;
        c -= dc;
    }
    return route.reverse().join("");
};
