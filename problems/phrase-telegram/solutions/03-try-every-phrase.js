var cheapestTelegram = function(message, phrases, prices) {
    const n = message.length;
    const least = new Array(n + 1).fill(Infinity), last = [];
    least[0] = 0;
    for (let at = 0; at < n; at++) {
        if (least[at] === Infinity) continue;
        phrases.forEach((phrase, i) => {
            const end = at + phrase.length;
            if (message.startsWith(phrase, at) && least[at] + prices[i] < least[end]) {
                least[end] = least[at] + prices[i];
                last[end] = i;
            }
        });
    }
    const sent = [];
    if (least[n] < Infinity) for (let at = n; at > 0; at -= phrases[last[at]].length) sent.unshift(last[at]);
    return sent;
};
