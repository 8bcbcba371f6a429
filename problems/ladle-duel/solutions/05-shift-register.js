var losingPots = function(ladles, limit) {
    // Bit k of `recent`: the pot k + 1 portions smaller than the present one is lost.
    const mask = ladles.reduce((bits, size) => bits | (1n << BigInt(size - 1)), 0n);
    const keep = (1n << BigInt(Math.max(...ladles))) - 1n;
    let recent = 1n, lost = 0;
    for (let pot = 1; pot <= limit; pot++) {
        const isLost = (recent & mask) === 0n;
        recent = ((recent << 1n) | (isLost ? 1n : 0n)) & keep;
        if (isLost) lost++;
    }
    return lost;
};
