var lastPlayers = function(n, beats, k) {
    const circle = Array.from({ length: n }, (_, i) => i + 1);
    let at = 0;
    while (circle.length > k) {
        at = (at + beats - 1) % circle.length;
        circle.splice(at, 1);
        beats++;
    }
    return circle;
};
