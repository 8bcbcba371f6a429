/**
 * @param {number[][]} machines
 * @return {number[]}
 */
var chooseDays = function(machines) {
    
};
