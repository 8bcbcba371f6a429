var countPhrases = function(song, phrases) {
    return phrases.map((phrase) => {
        const pattern = new RegExp(`(?=${phrase.replace("?", ".")})`, "g");
        return [...song.matchAll(pattern)].length;
    });
};
