var visitOrder = function(n, logs) {
    const later = new Map();
    for (let i = 0; i < n; i++) later.set(i, new Set());
    for (const log of logs) log.forEach((island, i) => i > 0 && later.get(log[i - 1]).add(island));
    const state = new Array(n).fill("new");
    const order = [];
    for (let start = 0; start < n; start++) {
        if (state[start] !== "new") continue;
        state[start] = "open";
        const stack = [[start, later.get(start).values()]];
        while (stack.length > 0) {
            const [island, rest] = stack[stack.length - 1];
            const { value: next, done } = rest.next();
            if (done) {
                state[island] = "done";
                order.push(island);
                stack.pop();
            } else if (state[next] === "open") return [];
            else if (state[next] === "new") {
                state[next] = "open";
                stack.push([next, later.get(next).values()]);
            }
        }
    }
    return order.reverse();
};
