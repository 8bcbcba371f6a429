var visitOrder = function(n, logs) {
    // An island is free when every log that still holds it has it in front.
    const left = logs.map((log) => [...log]);
    const where = Array.from({ length: n }, () => []);
    logs.forEach((log, i) => log.forEach((island) => where[island].push(i)));
    const free = (island) => where[island].every((i) => left[i][0] === island);
    const ready = [];
    for (let island = 0; island < n; island++) if (free(island)) ready.push(island);
    const order = [], taken = new Set(ready);
    while (ready.length > 0) {
        const island = ready.pop();
        order.push(island);
        for (const i of where[island]) left[i].shift();
        for (const i of where[island]) {
            const head = left[i][0];
            if (head !== undefined && !taken.has(head) && free(head)) {
                taken.add(head);
                ready.push(head);
            }
        }
    }
    return order.length === n ? order : [];
};
