var cheapestRoute = function(floor, turn) {
    const height = floor.length, width = floor[0].length;
    const best = new Map(), came = new Map();
    const heap = [];
    const push = (cost, state) => {
        let at = heap.push([cost, state]) - 1;
        for (let up = (at - 1) >> 1; at > 0 && heap[up][0] > cost; up = (at - 1) >> 1) {
            heap[at] = heap[up];
            heap[up] = [cost, state];
            at = up;
        }
    };
    const pop = () => {
        const top = heap[0], last = heap.pop();
        if (heap.length === 0) return top;
        let at = 0;
        for (let child = 1; child < heap.length; child = 2 * at + 1) {
            if (child + 1 < heap.length && heap[child + 1][0] < heap[child][0]) child++;
            if (heap[child][0] >= last[0]) break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return top;
    };
    const directions = [["U", -1, 0], ["D", 1, 0], ["L", 0, -1], ["R", 0, 1]];
    for (const [name] of directions) {
        best.set(`0 0 ${name}`, 0);
        push(0, `0 0 ${name}`);
    }
    while (heap.length > 0) {
        const [cost, state] = pop();
        if (cost > best.get(state)) continue;
        const [row, column, last] = state.split(" ");
        const r = Number(row), c = Number(column);
        if (r === height - 1 && c === width - 1) {
            const route = [];
            for (let at = state; !at.startsWith("0 0 "); at = came.get(at)) route.push(at[at.length - 1]);
            return route.reverse().join("");
        }
        for (const [name, dr, dc] of directions) {
            const cell = floor[r + dr]?.[c + dc];
            if (cell === undefined || cell === "#") continue;
            const next = `${r + dr} ${c + dc} ${name}`;
            const total = cost + Number(cell) + (name === last ? 0 : turn);
            if (total >= (best.get(next) ?? Infinity)) continue;
            best.set(next, total);
            came.set(next, state);
            push(total, next);
        }
    }
    return "";
};
