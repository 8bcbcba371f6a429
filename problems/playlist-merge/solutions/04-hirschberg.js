var merge = function(first, second) {
    const lengths = (a, b) => {
        const row = Uint16Array.from({ length: b.length + 1 }, (_, j) => j);
        for (let i = 0; i < a.length; i++) {
            let diagonal = row[0];
            row[0] = i + 1;
            for (let j = 1; j <= b.length; j++) {
                const above = row[j];
                row[j] = a[i] === b[j - 1] ? diagonal + 1 : Math.min(above, row[j - 1]) + 1;
                diagonal = above;
            }
        }
        return row;
    };
    const reversed = (text) => [...text].reverse().join("");
    if (second === "") return first;
    if (first === "") return second;
    if (first.length === 1) return second.includes(first) ? second : first + second;
    const half = first.length >> 1, m = second.length;
    const before = lengths(first.slice(0, half), second);
    const after = lengths(reversed(first.slice(half)), reversed(second));
    let cut = 0;
    for (let j = 1; j <= m; j++) if (before[j] + after[m - j] < before[cut] + after[m - cut]) cut = j;
    return merge(first.slice(0, half), second.slice(0, cut)) + merge(first.slice(half), second.slice(cut));
};
