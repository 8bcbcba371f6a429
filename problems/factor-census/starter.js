/**
 * @param {number} lo
 * @param {number} hi
 * @return {number[]}
 */
var census = function(lo, hi) {
    
};
