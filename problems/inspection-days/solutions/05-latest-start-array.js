var chooseDays = function(machines) {
    const latestStart = new Int32Array(200001);
    let horizon = 0;
    for (const [first, last] of machines) {
        if (first > latestStart[last]) latestStart[last] = first;
        if (last > horizon) horizon = last;
    }
    const days = [];
    for (let day = 1, current = 0; day <= horizon; day++) {
        if (latestStart[day] > current) {
            current = day;
            days.push(day);
        }
    }
    return days;
};
