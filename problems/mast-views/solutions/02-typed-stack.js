var totalView = function(n, seed, top, slope) {
    const heights = new Int32Array(n), places = new Int32Array(n);
    let size = 0, total = 0, state = seed | 0;
    for (let i = 0; i < n; i++) {
        state = (Math.imul(state, 69069) + 1) | 0;
        const height = (state >>> 16) % top - slope * i;
        while (size > 0 && heights[size - 1] <= height) total += i - places[--size];
        heights[size] = height;
        places[size++] = i;
    }
    while (size > 0) total += n - 1 - places[--size];
    return total;
};
