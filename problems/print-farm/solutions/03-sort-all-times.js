var finishTime = function(printers, sheets) {
    const time = ([pace, batch, rest], sheet) => (sheet + 1) * pace + Math.floor(sheet / batch) * rest;
    const share = Math.floor(sheets / printers.length) + 1;
    const bound = Math.min(
        printers.reduce((most, p) => Math.max(most, time(p, share - 1)), 0),
        printers.reduce((least, p) => Math.min(least, time(p, sheets - 1)), Infinity),
    );
    const times = [];
    for (const p of printers) {
        for (let sheet = 0; sheet < sheets && time(p, sheet) <= bound; sheet++) times.push(time(p, sheet));
    }
    times.sort((a, b) => a - b);
    return times[sheets - 1];
};
