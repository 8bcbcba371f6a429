var merge = function(first, second) {
    const n = first.length, m = second.length;
    const common = Array.from({ length: n + 1 }, () => new Array(m + 1).fill(0));
    for (let i = n - 1; i >= 0; i--) {
        for (let j = m - 1; j >= 0; j--) {
            common[i][j] = first[i] === second[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
        }
    }
    let out = "", i = 0, j = 0;
    while (i < n && j < m) {
        if (first[i] === second[j]) {
            out += first[i++];
            j++;
        } else if (common[i + 1][j] >= common[i][j + 1]) out += first[i++];
        else out += second[j++];
    }
    return out + first.slice(i) + second.slice(j);
};
