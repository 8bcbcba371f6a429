/**
 * @param {number[]} ladles
 * @param {number} limit
 * @return {number}
 */
var losingPots = function(ladles, limit) {
    
};
