var countPhrases = function(song, phrases) {
    const deepest = Math.max(...phrases.map((phrase) => phrase.length));
    const root = { places: 0 };
    for (let start = 0; start < song.length; start++) {
        let node = root;
        for (let k = start; k < Math.min(song.length, start + deepest); k++) {
            node = node[song[k]] ??= { places: 0 };
            node.places++;
        }
    }
    const count = (node, phrase, k) => {
        if (node === undefined) return 0;
        if (k === phrase.length) return node.places;
        if (phrase[k] !== "?") return count(node[phrase[k]], phrase, k + 1);
        return ["a", "b", "c", "d"].reduce((sum, note) => sum + count(node[note], phrase, k + 1), 0);
    };
    return phrases.map((phrase) => count(root, phrase, 0));
};
