/**
 * @param {number[][]} printers
 * @param {number} sheets
 * @return {number}
 */
var finishTime = function(printers, sheets) {
    
};
