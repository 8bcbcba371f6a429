var finishTime = function(printers, sheets) {
    // Second -> printers that finish a sheet then; the seconds are walked one by one.
    const calendar = new Map();
    const note = (second, entry) => {
        if (calendar.has(second)) calendar.get(second).push(entry);
        else calendar.set(second, [entry]);
    };
    printers.forEach((p, i) => note(p[0], [i, 1]));
    let done = 0;
    for (let second = 1; ; second++) {
        const finished = calendar.get(second);
        if (!finished) continue;
        done += finished.length;
        if (done >= sheets) return second;
        calendar.delete(second);
        for (const [i, printed] of finished) {
            const [pace, batch, rest] = printers[i];
            note(second + pace + (printed % batch === 0 ? rest : 0), [i, printed + 1]);
        }
    }
};
