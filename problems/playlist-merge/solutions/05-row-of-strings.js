var merge = function(first, second) {
    let best = Array.from({ length: second.length + 1 }, (_, j) => second.slice(0, j));
    for (let i = 0; i < first.length; i++) {
        const next = [first.slice(0, i + 1)];
        for (let j = 0; j < second.length; j++) {
            if (first[i] === second[j]) next.push(best[j] + first[i]);
            else if (best[j + 1].length < next[j].length) next.push(best[j + 1] + first[i]);
            else next.push(next[j] + second[j]);
        }
        best = next;
    }
    return best[second.length];
};
