/**
 * @param {number} n
 * @param {number[][]} rivals
 * @return {string}
 */
var placeTents = function(n, rivals) {
    
};
