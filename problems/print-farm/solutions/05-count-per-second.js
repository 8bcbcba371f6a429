var finishTime = function(printers, sheets) {
    for (let horizon = 1024; ; horizon *= 2) {
        const perSecond = new Int32Array(horizon + 1);
        for (const [pace, batch, rest] of printers) {
            for (let second = pace, printed = 1; second <= horizon; printed++) {
                perSecond[second]++;
                second += pace + (printed % batch === 0 ? rest : 0);
            }
        }
        let left = sheets;
        for (let second = 1; second <= horizon; second++) {
            left -= perSecond[second];
            if (left <= 0) return second;
        }
    }
};
