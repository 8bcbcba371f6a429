/**
 * @param {string[]} rows
 * @return {number[]}
 */
var countPools = function(rows) {
    
};
