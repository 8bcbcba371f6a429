var cheapestRoute = function(floor, turn) {
    const height = floor.length, width = floor[0].length;
    const moves = { U: [-1, 0], D: [1, 0], L: [0, -1], R: [0, 1] };
    const open = [{ cost: 0, r: 0, c: 0, route: "" }];
    const done = new Set();
    while (open.length > 0) {
        const { cost, r, c, route } = open.pop();
        if (r === height - 1 && c === width - 1) return route;
        const last = route.slice(-1);
        if (done.has(`${r},${c},${last}`)) continue;
        done.add(`${r},${c},${last}`);
        for (const [move, [dr, dc]] of Object.entries(moves)) {
            const cell = floor[r + dr]?.[c + dc];
            if (cell === undefined || cell === "#" || done.has(`${r + dr},${c + dc},${move}`)) continue;
            const entry = { cost: cost + Number(cell) + (last !== "" && last !== move ? turn : 0), r: r + dr, c: c + dc, route: route + move };
            // The open list is kept sorted, the cheapest at its end.
            let low = 0, high = open.length;
            while (low < high) {
                const middle = (low + high) >> 1;
                if (open[middle].cost > entry.cost) low = middle + 1;
                else high = middle;
            }
            open.splice(low, 0, entry);
        }
    }
    return "";
};
