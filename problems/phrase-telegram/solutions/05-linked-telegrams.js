var cheapestTelegram = function(message, phrases, prices) {
    // Phrases by first letter; a telegram is a chain of links that share their beginnings.
    const byLetter = {};
    phrases.forEach((phrase, i) => (byLetter[phrase[0]] ??= []).push(i));
    const links = new Array(message.length + 1).fill(null);
    links[0] = { price: 0, phrase: -1, before: null };
    for (let at = 0; at < message.length; at++) {
        const before = links[at];
        if (!before) continue;
        for (const phrase of byLetter[message[at]] ?? []) {
            const end = at + phrases[phrase].length, price = before.price + prices[phrase];
            if (links[end] && links[end].price <= price) continue;
            if (message.startsWith(phrases[phrase], at)) links[end] = { price, phrase, before };
        }
    }
    const sent = [];
    for (let link = links[message.length]; link && link.before; link = link.before) sent.push(link.phrase);
    return sent.reverse();
};
