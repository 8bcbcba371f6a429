/**
 * @param {number[][]} corners
 * @param {number} count
 * @param {number} start
 * @return {number}
 */
var seedsInside = function(corners, count, start) {
    
};
