/**
 * @param {number[]} stones
 * @param {number} target
 * @return {number[]}
 */
var chooseStones = function(stones, target) {
    
};
