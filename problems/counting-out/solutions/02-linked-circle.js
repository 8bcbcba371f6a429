var lastPlayers = function(n, beats, k) {
    const following = new Int32Array(n);
    for (let i = 0; i < n; i++) following[i] = (i + 1) % n;
    let before = n - 1;
    for (let left = n; left > k; left--) {
        for (let step = (beats - 1) % left; step > 0; step--) before = following[before];
        following[before] = following[following[before]];
        beats++;
    }
    const result = [];
    for (let i = 0; i < k; i++) {
        before = following[before];
        result.push(before + 1);
    }
    return result.sort((a, b) => a - b);
};
