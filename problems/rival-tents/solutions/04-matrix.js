var placeTents = function(n, rivals) {
    const enemy = Array.from({ length: n }, () => new Array(n).fill(false));
    for (const [a, b] of rivals) enemy[a][b] = enemy[b][a] = true;
    const side = new Array(n).fill(null);
    for (let start = 0; start < n; start++) {
        if (side[start] !== null) continue;
        side[start] = "S";
        const todo = [start];
        while (todo.length > 0) {
            const tent = todo.pop();
            for (let other = 0; other < n; other++) {
                if (!enemy[tent][other]) continue;
                if (side[other] === side[tent]) return "";
                if (side[other] === null) {
                    side[other] = side[tent] === "S" ? "H" : "S";
                    todo.push(other);
                }
            }
        }
    }
    return side.join("");
};
