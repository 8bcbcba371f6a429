var lastPlayers = function(n, beats, k) {
    let circle = [];
    for (let i = 1; i <= n; i++) circle.push(i);
    while (circle.length > k) {
        const i = (beats - 1) % circle.length;
        circle = [...circle.slice(i + 1), ...circle.slice(0, i)];
        beats += 1;
    }
    return circle.sort((a, b) => a - b);
};
