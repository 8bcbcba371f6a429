var countPhrases = function(song, phrases) {
    return phrases.map((phrase) => {
        // Searches for the longer side of the unclear note, then compares the rest.
        const parts = phrase.split("?");
        const unclear = parts[0].length;
        const useFirst = parts.length === 1 || parts[0].length >= parts[1].length;
        const anchor = useFirst ? parts[0] : parts[1];
        const shift = useFirst ? 0 : unclear + 1;
        if (anchor === "") return song.length;
        let places = 0;
        for (let at = song.indexOf(anchor, shift); at !== -1; at = song.indexOf(anchor, at + 1)) {
            const start = at - shift;
            if (start + phrase.length > song.length) break;
            if (song.startsWith(parts[0], start) && (parts.length === 1 || song.startsWith(parts[1], start + unclear + 1))) places++;
        }
        return places;
    });
};
