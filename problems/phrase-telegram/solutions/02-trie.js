var cheapestTelegram = function(message, phrases, prices) {
    const root = { next: new Map(), phrase: -1 };
    phrases.forEach((text, i) => {
        let node = root;
        for (const letter of text) {
            if (!node.next.has(letter)) node.next.set(letter, { next: new Map(), phrase: -1 });
            node = node.next.get(letter);
        }
        if (node.phrase < 0 || prices[i] < prices[node.phrase]) node.phrase = i;
    });
    const n = message.length;
    const least = new Float64Array(n + 1).fill(Infinity), last = new Int32Array(n + 1).fill(-1);
    least[0] = 0;
    for (let start = 0; start < n; start++) {
        if (least[start] === Infinity) continue;
        let node = root;
        for (let end = start; end < n; end++) {
            node = node.next.get(message[end]);
            if (!node) break;
            if (node.phrase >= 0 && least[start] + prices[node.phrase] < least[end + 1]) {
                least[end + 1] = least[start] + prices[node.phrase];
                last[end + 1] = node.phrase;
            }
        }
    }
    const sent = [];
    for (let at = least[n] === Infinity ? 0 : n; at > 0; at -= phrases[last[at]].length) sent.push(last[at]);
    return sent.reverse();
};
