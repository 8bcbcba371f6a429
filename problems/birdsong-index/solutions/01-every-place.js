var countPhrases = function(song, phrases) {
    return phrases.map((phrase) => {
        let places = 0;
        for (let at = 0; at + phrase.length <= song.length; at++) {
            let k = 0;
            while (k < phrase.length && (phrase[k] === "?" || phrase[k] === song[at + k])) k++;
            if (k === phrase.length) places++;
        }
        return places;
    });
};
