/**
 * @param {number[]} legs
 * @param {number} k
 * @return {number}
 */
var leastStrain = function(legs, k) {
    
};
