/**
 * @param {number} n
 * @param {number} window
 * @param {number} seed
 * @return {number}
 */
var totalSwing = function(n, window, seed) {
    
};
