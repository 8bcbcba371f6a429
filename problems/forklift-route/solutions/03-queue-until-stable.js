var cheapestRoute = function(floor, turn) {
    const height = floor.length, width = floor[0].length;
    const dr = [-1, 1, 0, 0], dc = [0, 0, -1, 1];
    const best = new Array(height * width * 4).fill(Infinity), came = new Array(height * width * 4).fill(-1);
    let waiting = [0, 1, 2, 3];
    for (const d of waiting) best[d] = 0;
    while (waiting.length > 0) {
        const next = [];
        for (const state of waiting) {
            const r = Math.floor((state >> 2) / width), c = (state >> 2) % width;
            for (let e = 0; e < 4; e++) {
                const y = r + dr[e], x = c + dc[e];
                if (y < 0 || y >= height || x < 0 || x >= width || floor[y][x] === "#" || y + x === 0) continue;
                const to = (y * width + x) * 4 + e;
                const total = best[state] + Number(floor[y][x]) + (e === (state & 3) ? 0 : turn);
                if (total >= best[to]) continue;
                best[to] = total;
                came[to] = state;
                next.push(to);
            }
        }
        waiting = [...new Set(next)];
    }
    let end = (height * width - 1) * 4;
    for (let d = 1; d < 4; d++) if (best[(height * width - 1) * 4 + d] < best[end]) end = (height * width - 1) * 4 + d;
    if (best[end] === Infinity) return "";
    let route = "";
    for (let at = end; at >> 2 !== 0; at = came[at]) route = "UDLR"[at & 3] + route;
    return route;
};
