var lastPlayers = function(n, beats, k) {
    const players = [];
    for (let i = 1; i <= n; i++) players.push({ number: i, left: null, right: null });
    players.forEach((player, i) => {
        player.left = players[(i + n - 1) % n];
        player.right = players[(i + 1) % n];
    });
    let current = players[0];
    for (let size = n; size > k; size--, beats++) {
        const steps = (beats - 1) % size;
        if (steps <= size / 2) for (let i = 0; i < steps; i++) current = current.right;
        else for (let i = size; i > steps; i--) current = current.left;
        current.left.right = current.right;
        current.right.left = current.left;
        current = current.right;
    }
    const numbers = [];
    for (let i = 0; i < k; i++, current = current.right) numbers.push(current.number);
    return numbers.sort((a, b) => a - b);
};
