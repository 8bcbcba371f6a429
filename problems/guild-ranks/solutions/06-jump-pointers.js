var fullestRank = function(mentor) {
    const n = mentor.length;
    let up = [...mentor.map((m) => (m < 0 ? n : m)), n];
    let steps = [...mentor.map((m) => (m < 0 ? 0 : 1)), 0];
    while (up.some((u) => u < n)) {
        steps = steps.map((s, i) => s + steps[up[i]]);
        up = up.map((u) => up[u]);
    }
    const counts = new Map();
    for (const s of steps.slice(0, n)) counts.set(s, (counts.get(s) ?? 0) + 1);
    return [...counts].reduce((best, entry) => (entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0]) ? entry : best));
};
