class Heap {
    constructor() {
        this.items = [];
    }
    push(item) {
        const items = this.items;
        let at = items.push(item) - 1;
        while (at > 0 && items[(at - 1) >> 1].second > item.second) {
            items[at] = items[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }
        items[at] = item;
    }
    pop() {
        const items = this.items, top = items[0], item = items.pop();
        if (items.length === 0) return top;
        let at = 0;
        for (;;) {
            let child = 2 * at + 1;
            if (child >= items.length) break;
            if (child + 1 < items.length && items[child + 1].second < items[child].second) child++;
            if (items[child].second >= item.second) break;
            items[at] = items[child];
            at = child;
        }
        items[at] = item;
        return top;
    }
}

var finishTime = function(printers, sheets) {
    const heap = new Heap();
    for (const [pace, batch, rest] of printers) heap.push({ second: pace, printed: 1, pace, batch, rest });
    for (let done = 1; ; done++) {
        const next = heap.pop();
        if (done === sheets) return next.second;
        const { second, printed, pace, batch, rest } = next;
        heap.push({ second: second + pace + (printed % batch === 0 ? rest : 0), printed: printed + 1, pace, batch, rest });
    }
};
