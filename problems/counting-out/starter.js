/**
 * @param {number} n
 * @param {number} beats
 * @param {number} k
 * @return {number[]}
 */
var lastPlayers = function(n, beats, k) {
    
};
