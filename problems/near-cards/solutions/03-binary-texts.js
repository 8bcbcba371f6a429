var countNearPairs = function(bits, d, codes) {
    let count = 0;
    codes.forEach((first, i) => {
        for (const second of codes.slice(i + 1)) {
            const ones = (first ^ second).toString(2).replaceAll("0", "").length;
            if (ones === d) count++;
        }
    });
    return count;
};
