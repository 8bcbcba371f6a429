/**
 * @param {string[]} floor
 * @param {number} turn
 * @return {string}
 */
var cheapestRoute = function(floor, turn) {
    
};
