var merge = function(first, second) {
    const places = {};
    for (let j = second.length - 1; j >= 0; j--) (places[second[j]] ??= []).push(j);
    const ends = [], links = [];
    for (let i = 0; i < first.length; i++) {
        for (const j of places[first[i]] ?? []) {
            let low = 0, high = ends.length;
            while (low < high) {
                const middle = (low + high) >> 1;
                if (ends[middle] < j) low = middle + 1;
                else high = middle;
            }
            ends[low] = j;
            links[low] = { i, j, earlier: low > 0 ? links[low - 1] : null };
        }
    }
    const chain = [];
    for (let link = links[links.length - 1]; link; link = link.earlier) chain.push(link);
    let merged = "", a = 0, b = 0;
    for (const { i, j } of chain.reverse()) {
        merged += first.slice(a, i) + second.slice(b, j) + first[i];
        a = i + 1;
        b = j + 1;
    }
    return merged + first.slice(a) + second.slice(b);
};
