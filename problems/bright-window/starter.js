/**
 * @param {number} rows
 * @param {number} cols
 * @param {number} k
 * @param {number} a
 * @param {number} b
 * @param {number} m
 * @return {number}
 */
var brightest = function(rows, cols, k, a, b, m) {
    
};
