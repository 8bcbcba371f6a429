var mirrorPairs = function(tags) {
    const backwards = tags.map(t => t.split("").reverse().join(""));
    let answer = 0;
    for (let i = 0; i < tags.length; i++) {
        for (let j = i + 1; j < tags.length; j++) {
            if (tags[j] === backwards[i]) answer++;
        }
    }
    return answer;
};
