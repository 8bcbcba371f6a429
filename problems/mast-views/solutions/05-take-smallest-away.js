var totalView = function(n, seed, top, slope) {
    let state = seed;
    const masts = Array.from({ length: n }, (_, i) => {
        state = (state * 69069 + 1) % 4294967296;
        return { height: Math.floor(state / 65536) % top - slope * i, place: i };
    });
    const east = new Map(), west = new Map();
    for (const { place } of masts) {
        east.set(place, place + 1);
        west.set(place, place - 1);
    }
    let total = 0;
    for (const { place } of masts.sort((a, b) => a.height - b.height || a.place - b.place)) {
        const e = east.get(place), w = west.get(place);
        total += Math.min(e, n - 1) - place;
        if (e < n) west.set(e, w);
        if (w >= 0) east.set(w, e);
    }
    return total;
};
