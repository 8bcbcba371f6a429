var cheapestTelegram = function(message, phrases, prices) {
    const best = new Map([[0, { price: 0, sent: [] }]]);
    for (let at = 0; at < message.length; at++) {
        const here = best.get(at);
        if (!here) continue;
        for (let i = 0; i < phrases.length; i++) {
            if (message.substring(at, at + phrases[i].length) !== phrases[i]) continue;
            const end = at + phrases[i].length, price = here.price + prices[i];
            if (!best.has(end) || price < best.get(end).price) best.set(end, { price, sent: [...here.sent, i] });
        }
    }
    return best.get(message.length)?.sent ?? [];
};
