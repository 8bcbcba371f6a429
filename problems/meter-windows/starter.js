/**
 * @param {number} n
 * @param {number} seed
 * @param {number} a
 * @param {number} c
 * @param {number} m
 * @param {number} w
 * @param {number} d
 * @return {number}
 */
var countWindows = function(n, seed, a, c, m, w, d) {
    
};
