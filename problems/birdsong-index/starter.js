/**
 * @param {string} song
 * @param {string[]} phrases
 * @return {number[]}
 */
var countPhrases = function(song, phrases) {
    
};
