var cheapestRoute = function(floor, turn) {
    // The frontier is an unordered list, searched anew for every step.
    const height = floor.length, width = floor[0].length;
    const dr = [-1, 1, 0, 0], dc = [0, 0, -1, 1];
    const best = new Int32Array(height * width * 4).fill(1 << 30), came = new Int32Array(height * width * 4).fill(-1);
    const frontier = [0, 1, 2, 3];
    for (let d = 0; d < 4; d++) best[d] = 0;
    while (frontier.length > 0) {
        let least = 0;
        for (let i = 1; i < frontier.length; i++) if (best[frontier[i]] < best[frontier[least]]) least = i;
        const state = frontier[least];
        frontier[least] = frontier[frontier.length - 1];
        frontier.pop();
        const at = state >> 2, r = Math.floor(at / width), c = at % width;
        if (at === height * width - 1) {
            let route = "";
            for (let s = state; s >> 2 !== 0; s = came[s]) route = "UDLR"[s & 3] + route;
            return route;
        }
        for (let e = 0; e < 4; e++) {
            const y = r + dr[e], x = c + dc[e];
            if (y < 0 || y >= height || x < 0 || x >= width || floor[y][x] === "#") continue;
            const next = (y * width + x) * 4 + e, total = best[state] + Number(floor[y][x]) + (e === (state & 3) ? 0 : turn);
            if (total >= best[next]) continue;
            if (best[next] === 1 << 30) frontier.push(next);
            best[next] = total;
            came[next] = state;
        }
    }
    return "";
};
