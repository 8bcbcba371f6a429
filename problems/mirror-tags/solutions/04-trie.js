class Node {
    constructor() {
        this.children = {};
        this.ends = 0;
    }
}

var mirrorPairs = function(tags) {
    const root = new Node();
    let result = 0;
    for (const tag of tags) {
        let node = root;
        for (const letter of tag) {
            node = node.children[letter];
            if (!node) break;
        }
        if (node) result += node.ends;
        node = root;
        for (let i = tag.length - 1; i >= 0; i--) {
            if (!node.children[tag[i]]) node.children[tag[i]] = new Node();
            node = node.children[tag[i]];
        }
        node.ends++;
    }
    return result;
};
