var lastPlayers = function(n, beats, k) {
    // A ring buffer: the front walks round, whoever is passed is put at the back.
    const ring = new Int32Array(2 * n);
    for (let i = 0; i < n; i++) ring[i] = i + 1;
    let front = 0, size = n;
    while (size > k) {
        for (let step = (beats - 1) % size; step > 0; step--) {
            ring[(front + size) % (2 * n)] = ring[front];
            front = (front + 1) % (2 * n);
        }
        front = (front + 1) % (2 * n);
        size--;
        beats++;
    }
    return Array.from({ length: k }, (_, i) => ring[(front + i) % (2 * n)]).sort((a, b) => a - b);
};
