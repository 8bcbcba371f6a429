var chooseDays = function(machines) {
    machines.sort((a, b) => a[1] - b[1]);
    const days = [];
    let latest = 0;
    for (const [first, last] of machines) {
        if (first > latest) {
            latest = last;
            days.push(last);
        }
    }
    return days;
};
