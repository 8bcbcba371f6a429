var cheapestTelegram = function(message, phrases, prices) {
    const book = new Map();
    phrases.forEach((phrase, i) => {
        if (!book.has(phrase) || prices[i] < prices[book.get(phrase)]) book.set(phrase, i);
    });
    const lengths = [...new Set(phrases.map((phrase) => phrase.length))];
    const n = message.length;
    const least = new Array(n + 1).fill(Infinity), last = new Array(n + 1).fill(-1);
    least[0] = 0;
    for (let end = 1; end <= n; end++) {
        for (const length of lengths) {
            if (length > end || least[end - length] === Infinity) continue;
            const i = book.get(message.slice(end - length, end));
            if (i !== undefined && least[end - length] + prices[i] < least[end]) {
                least[end] = least[end - length] + prices[i];
                last[end] = i;
            }
        }
    }
    const sent = [];
    if (least[n] === Infinity) return sent;
    for (let at = n; at > 0; at -= phrases[last[at]].length) sent.push(last[at]);
    return sent.reverse();
};
