/**
 * @param {number} n
 * @param {number[][]} logs
 * @return {number[]}
 */
var visitOrder = function(n, logs) {
    
};
