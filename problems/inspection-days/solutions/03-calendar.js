var chooseDays = function(machines) {
    const horizon = machines.reduce((most, [, last]) => Math.max(most, last), 0);
    const calendar = Array.from({ length: horizon + 1 }, () => []);
    for (const [first, last] of machines) calendar[last].push(first);
    const visits = [];
    let previous = 0;
    calendar.forEach((waiting, day) => {
        if (waiting.some((first) => first > previous)) {
            visits.push(day);
            previous = day;
        }
    });
    return visits;
};
