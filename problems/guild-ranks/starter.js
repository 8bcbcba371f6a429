/**
 * @param {number[]} mentor
 * @return {number[]}
 */
var fullestRank = function(mentor) {
    
};
