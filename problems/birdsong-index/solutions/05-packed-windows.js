var countPhrases = function(song, phrases) {
    const notes = Uint8Array.from(song, (note) => note.charCodeAt(0) - 97);
    const counts = [];
    for (const length of new Set(phrases.map((phrase) => phrase.length))) {
        const table = new Map();
        const mask = 4 ** length - 1;
        for (let i = 0, key = 0; i < notes.length; i++) {
            key = ((key << 2) | notes[i]) & mask;
            if (i >= length - 1) table.set(key, (table.get(key) ?? 0) + 1);
        }
        counts[length] = table;
    }
    return phrases.map((phrase) => {
        let key = 0, unclear = -1;
        for (let k = 0; k < phrase.length; k++) {
            const note = phrase.charCodeAt(k) - 97;
            if (note < 0) unclear = 2 * (phrase.length - 1 - k);
            key = (key << 2) | Math.max(note, 0);
        }
        const table = counts[phrase.length];
        if (unclear < 0) return table.get(key) ?? 0;
        return [0, 1, 2, 3].reduce((sum, note) => sum + (table.get(key | (note << unclear)) ?? 0), 0);
    });
};
