var merge = function(first, second) {
    const n = first.length, m = second.length, width = m + 1;
    const table = new Uint16Array((n + 1) * width);
    for (let i = n - 1; i >= 0; i--) {
        const song = first.charCodeAt(i);
        for (let j = m - 1, at = i * width + m - 1; j >= 0; j--, at--) {
            table[at] = song === second.charCodeAt(j) ? table[at + width + 1] + 1 : Math.max(table[at + width], table[at + 1]);
        }
    }
    const out = [];
    let i = 0, j = 0;
    while (i < n && j < m) {
        if (first[i] === second[j]) {
            out.push(first[i++]);
            j++;
        } else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) out.push(first[i++]);
        else out.push(second[j++]);
    }
    return out.join("") + first.slice(i) + second.slice(j);
};
