var placeTents = function(n, rivals) {
    const side = new Array(n).fill("");
    const opposite = { S: "H", H: "S" };
    let left = rivals;
    while (left.length > 0) {
        side[left[0][0]] = "S";
        for (let progress = true; progress;) {
            progress = false;
            const rest = [];
            for (const [a, b] of left) {
                if (side[a] && side[b]) {
                    if (side[a] === side[b]) return "";
                } else if (side[a] || side[b]) {
                    if (side[a]) side[b] = opposite[side[a]];
                    else side[a] = opposite[side[b]];
                    progress = true;
                } else rest.push([a, b]);
            }
            left = rest;
        }
    }
    return side.map((s) => s || "S").join("");
};
