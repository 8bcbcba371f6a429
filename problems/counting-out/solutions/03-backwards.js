var lastPlayers = function(n, beats, k) {
    let seats = Array.from({ length: k }, (_, i) => i);
    for (let size = k + 1; size <= n; size++) {
        const shift = beats + n - size;
        seats = seats.map((seat) => (seat + shift) % size);
    }
    return seats.map((seat) => seat + 1).sort((a, b) => a - b);
};
