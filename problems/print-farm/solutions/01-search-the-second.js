var finishTime = function(printers, sheets) {
    let low = 1, high = 360000000;
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        let done = 0;
        for (const [pace, batch, rest] of printers) {
            const cycle = pace * batch + rest;
            done += Math.floor(middle / cycle) * batch + Math.min(batch, Math.floor((middle % cycle) / pace));
        }
        if (done >= sheets) high = middle;
        else low = middle + 1;
    }
    return low;
};
