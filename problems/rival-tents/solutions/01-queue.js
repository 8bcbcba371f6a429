var placeTents = function(n, rivals) {
    const near = Array.from({ length: n }, () => []);
    for (const [a, b] of rivals) {
        near[a].push(b);
        near[b].push(a);
    }
    const side = new Array(n).fill("");
    for (let first = 0; first < n; first++) {
        if (side[first]) continue;
        side[first] = "S";
        const queue = [first];
        for (const tent of queue) {
            const other = side[tent] === "S" ? "H" : "S";
            for (const rival of near[tent]) {
                if (!side[rival]) {
                    side[rival] = other;
                    queue.push(rival);
                } else if (side[rival] !== other) return "";
            }
        }
    }
    return side.join("");
};
