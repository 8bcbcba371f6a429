/**
 * @param {string[]} yard
 * @param {number} stones
 * @return {number}
 */
var countPavings = function(yard, stones) {
    
};
