var cheapestTelegram = function(message, phrases, prices) {
    const ending = Array.from({ length: message.length + 1 }, () => []);
    phrases.forEach((phrase, i) => {
        for (let at = message.indexOf(phrase); at !== -1; at = message.indexOf(phrase, at + 1)) ending[at + phrase.length].push(i);
    });
    const least = [0], last = [-1];
    for (let end = 1; end <= message.length; end++) {
        least[end] = Infinity;
        for (const i of ending[end]) {
            const price = least[end - phrases[i].length] + prices[i];
            if (price < least[end]) {
                least[end] = price;
                last[end] = i;
            }
        }
    }
    const sent = [];
    if (least[message.length] === Infinity) return sent;
    for (let at = message.length; at > 0; at -= phrases[last[at]].length) sent.push(last[at]);
    return sent.reverse();
};
