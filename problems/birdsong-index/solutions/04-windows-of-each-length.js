var countPhrases = function(song, phrases) {
    const tables = new Map();
    const tableOf = (length) => {
        if (!tables.has(length)) {
            const table = new Map();
            for (let at = 0; at + length <= song.length; at++) {
                const window = song.slice(at, at + length);
                table.set(window, (table.get(window) ?? 0) + 1);
            }
            tables.set(length, table);
        }
        return tables.get(length);
    };
    return phrases.map((phrase) => {
        const table = tableOf(phrase.length);
        const readings = phrase.includes("?") ? [..."abcd"].map((note) => phrase.replace("?", note)) : [phrase];
        return readings.reduce((sum, reading) => sum + (table.get(reading) ?? 0), 0);
    });
};
