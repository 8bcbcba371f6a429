var mirrorPairs = function(tags) {
    // Ten letters in base 27 stay below 2^53.
    const counts = new Map();
    let pairs = 0;
    for (const tag of tags) {
        let forward = 0, backward = 0, power = 1;
        for (let i = 0; i < tag.length; i++) {
            const letter = tag.charCodeAt(i) - 96;
            forward = forward * 27 + letter;
            backward += letter * power;
            power *= 27;
        }
        pairs += counts.get(backward) ?? 0;
        counts.set(forward, (counts.get(forward) ?? 0) + 1);
    }
    return pairs;
};
