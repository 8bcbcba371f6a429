var mirrorPairs = function(tags) {
    let total = 0;
    const rest = tags.slice();
    while (rest.length > 0) {
        const mirror = rest.pop().split("").reverse().join("");
        total += rest.filter((tag) => tag === mirror).length;
    }
    return total;
};
