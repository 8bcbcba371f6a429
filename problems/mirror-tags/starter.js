/**
 * @param {string[]} tags
 * @return {number}
 */
var mirrorPairs = function(tags) {
    
};
