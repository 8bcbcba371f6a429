var chooseDays = function(machines) {
    const days = [];
    let open = machines;
    while (open.length > 0) {
        const day = open.reduce((least, machine) => Math.min(least, machine[1]), Infinity);
        days.push(day);
        open = open.filter((machine) => machine[0] > day);
    }
    return days;
};
