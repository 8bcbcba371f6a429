var mirrorPairs = function(tags) {
    const order = [...tags].sort();
    const below = (text, orEqual) => {
        let low = 0, high = order.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (order[middle] < text || (orEqual && order[middle] === text)) low = middle + 1;
            else high = middle;
        }
        return low;
    };
    let twice = 0;
    for (const tag of tags) {
        const mirror = tag.split("").reverse().join("");
        twice += below(mirror, true) - below(mirror, false);
        if (mirror === tag) twice--;
    }
    return twice / 2;
};
