/**
 * @param {number} bits
 * @param {number} d
 * @param {number[]} codes
 * @return {number}
 */
var countNearPairs = function(bits, d, codes) {
    
};
