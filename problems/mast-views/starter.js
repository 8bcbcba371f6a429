/**
 * @param {number} n
 * @param {number} seed
 * @param {number} top
 * @param {number} slope
 * @return {number}
 */
var totalView = function(n, seed, top, slope) {
    
};
