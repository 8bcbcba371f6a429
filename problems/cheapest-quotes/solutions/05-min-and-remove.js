var totalOfCheapest = function(n, seed, p, k) {
    const quotes = [];
    let state = seed;
    for (let i = 0; i < n; i++) {
        state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
        quotes.push((state >> 10) % p);
    }
    let answer = 0;
    for (let i = 0; i < k; i++) {
        const cheapest = quotes.reduce((least, price) => (price < least ? price : least));
        answer += cheapest;
        quotes.splice(quotes.indexOf(cheapest), 1);
    }
    return answer;
};
