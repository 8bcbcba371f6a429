var chooseDays = function(machines) {
    // The last start for every end, by an object whose number keys come in rising order.
    const starts = {};
    for (const machine of machines) {
        const key = String(machine[1]);
        starts[key] = Math.max(starts[key] ?? 0, machine[0]);
    }
    const days = [];
    for (const key of Object.keys(starts)) {
        if (days.length === 0 || starts[key] > days[days.length - 1]) days.push(Number(key));
    }
    return days;
};
