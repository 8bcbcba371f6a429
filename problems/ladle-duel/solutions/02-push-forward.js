var losingPots = function(ladles, limit) {
    const win = new Uint8Array(limit + 1 + Math.max(...ladles));
    let lost = -1;
    for (let pot = 0; pot <= limit; pot++) {
        if (win[pot]) continue;
        lost++;
        for (let i = 0; i < ladles.length; i++) win[pot + ladles[i]] = 1;
    }
    return lost;
};
