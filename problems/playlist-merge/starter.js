/**
 * @param {string} first
 * @param {string} second
 * @return {string}
 */
var merge = function(first, second) {
    
};
