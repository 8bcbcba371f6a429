var totalView = function(n, seed, top, slope) {
    const h = new Array(n);
    for (let i = 0, state = seed; i < n; i++) {
        state = (state * 69069 + 1) % 2 ** 32;
        h[i] = Math.floor(state / 65536) % top - slope * i;
    }
    let answer = 0;
    for (let i = 0; i < n; i++) {
        let j = i + 1;
        while (j < n && h[j] < h[i]) j++;
        answer += Math.min(j, n - 1) - i;
    }
    return answer;
};
