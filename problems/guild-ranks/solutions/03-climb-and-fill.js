var fullestRank = function(mentor) {
    const n = mentor.length;
    const rank = new Int32Array(n).fill(-1), counts = new Int32Array(n), path = new Int32Array(n);
    for (let i = 0; i < n; i++) {
        let length = 0, j = i;
        while (j !== -1 && rank[j] < 0) {
            path[length++] = j;
            j = mentor[j];
        }
        let r = j === -1 ? -1 : rank[j];
        while (length > 0) {
            rank[path[--length]] = ++r;
            counts[r]++;
        }
    }
    let best = 0;
    for (let r = 1; r < n; r++) if (counts[r] > counts[best]) best = r;
    return [best, counts[best]];
};
