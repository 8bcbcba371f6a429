var mirrorPairs = function(tags) {
    const seen = new Map();
    let pairs = 0;
    for (const tag of tags) {
        pairs += seen.get([...tag].reverse().join("")) || 0;
        seen.set(tag, (seen.get(tag) || 0) + 1);
    }
    return pairs;
};
