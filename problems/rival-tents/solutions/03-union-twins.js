var placeTents = function(n, rivals) {
    const parent = Int32Array.from({ length: 2 * n }, (_, i) => i);
    const find = (x) => {
        while (parent[x] !== x) x = parent[x] = parent[parent[x]];
        return x;
    };
    for (const [a, b] of rivals) {
        parent[find(a)] = find(b + n);
        parent[find(a + n)] = find(b);
    }
    const chosen = new Uint8Array(2 * n);
    const result = [];
    for (let i = 0; i < n; i++) {
        const yes = find(i), no = find(i + n);
        if (yes === no) return "";
        if (!chosen[yes]) {
            chosen[yes] = 1;
            chosen[no] = 2;
        }
        result.push(chosen[yes] === 1 ? "S" : "H");
    }
    return result.join("");
};
