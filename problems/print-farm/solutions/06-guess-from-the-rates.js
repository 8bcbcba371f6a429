var finishTime = function(printers, sheets) {
    const finished = (t) => printers.reduce((sum, [pace, batch, rest]) => {
        const cycle = pace * batch + rest;
        return sum + Math.floor(t / cycle) * batch + Math.min(batch, Math.floor((t % cycle) / pace));
    }, 0);
    // The long run rate puts the answer near; from there the step doubles, then halves.
    const rate = printers.reduce((sum, [pace, batch, rest]) => sum + batch / (pace * batch + rest), 0);
    let low = 0, high = Math.ceil(sheets / rate) + 1;
    while (finished(high) < sheets) high *= 2;
    for (let step = 1; high - step > 0 && finished(high - step) >= sheets; step *= 2) high -= step;
    for (low = Math.floor(high / 2); low > 0 && finished(low) >= sheets;) low = Math.floor(low / 2);
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (finished(middle) >= sheets) high = middle;
        else low = middle;
    }
    return high;
};
