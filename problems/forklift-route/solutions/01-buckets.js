var cheapestRoute = function(floor, turn) {
    const height = floor.length, width = floor[0].length, wide = width + 2;
    const cell = new Uint8Array((height + 2) * wide);
    floor.forEach((row, r) => [...row].forEach((c, i) => (cell[(r + 1) * wide + i + 1] = c === "#" ? 0 : Number(c))));
    const steps = [-wide, wide, -1, 1], start = wide + 1, goal = height * wide + width;
    const best = new Int32Array(cell.length * 4).fill(1 << 30), came = new Int8Array(cell.length * 4);
    const ring = Array.from({ length: 32 }, () => []);
    for (let d = 0; d < 4; d++) {
        best[start * 4 + d] = 0;
        ring[0].push(start * 4 + d);
    }
    for (let cost = 0, waiting = 4; waiting > 0; cost++) {
        const bucket = ring[cost & 31];
        for (const state of bucket) {
            waiting--;
            if (best[state] !== cost) continue;
            let at = state >> 2, d = state & 3;
            if (at === goal) {
                const route = [];
                while (at !== start) {
                    const before = came[at * 4 + d];
                    route.push("UDLR"[d]);
                    at -= steps[d];
                    d = before;
                }
                return route.reverse().join("");
            }
            for (let e = 0; e < 4; e++) {
                const next = at + steps[e];
                if (cell[next] === 0) continue;
                const total = cost + cell[next] + (e === d ? 0 : turn);
                if (total >= best[next * 4 + e]) continue;
                best[next * 4 + e] = total;
                came[next * 4 + e] = d;
                ring[total & 31].push(next * 4 + e);
                waiting++;
            }
        }
        bucket.length = 0;
    }
    return "";
};
