/**
 * @param {string} message
 * @param {string[]} phrases
 * @param {number[]} prices
 * @return {number[]}
 */
var cheapestTelegram = function(message, phrases, prices) {
    
};
