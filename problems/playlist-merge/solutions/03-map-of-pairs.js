var merge = function(first, second) {
    const known = new Map();
    const get = (i, j) => (i === 0 || j === 0 ? 0 : known.get(i * 4096 + j));
    for (let i = 1; i <= first.length; i++) {
        for (let j = 1; j <= second.length; j++) {
            const value = first[i - 1] === second[j - 1] ? get(i - 1, j - 1) + 1 : Math.max(get(i - 1, j), get(i, j - 1));
            known.set(i * 4096 + j, value);
        }
    }
    const answer = [];
    let i = first.length, j = second.length;
    while (i > 0 && j > 0) {
        if (first[i - 1] === second[j - 1]) {
            answer.push(first[--i]);
            j--;
        } else if (get(i - 1, j) > get(i, j - 1)) answer.push(first[--i]);
        else answer.push(second[--j]);
    }
    return first.slice(0, i) + second.slice(0, j) + answer.reverse().join("");
};
