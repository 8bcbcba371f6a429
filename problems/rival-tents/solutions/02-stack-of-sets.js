var placeTents = function(n, rivals) {
    const near = new Map();
    for (let i = 0; i < n; i++) near.set(i, new Set());
    for (const [a, b] of rivals) {
        near.get(a).add(b);
        near.get(b).add(a);
    }
    const color = new Map();
    for (let start = 0; start < n; start++) {
        if (color.has(start)) continue;
        color.set(start, 0);
        const stack = [start];
        while (stack.length > 0) {
            const tent = stack.pop();
            for (const rival of near.get(tent)) {
                if (!color.has(rival)) {
                    color.set(rival, 1 - color.get(tent));
                    stack.push(rival);
                } else if (color.get(rival) === color.get(tent)) return "";
            }
        }
    }
    let text = "";
    for (let i = 0; i < n; i++) text += "SH"[color.get(i)];
    return text;
};
