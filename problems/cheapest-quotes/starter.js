/**
 * @param {number} n
 * @param {number} seed
 * @param {number} p
 * @param {number} k
 * @return {number}
 */
var totalOfCheapest = function(n, seed, p, k) {
    
};
