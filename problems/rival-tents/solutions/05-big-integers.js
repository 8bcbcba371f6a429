var placeTents = function(n, rivals) {
    // Sets of tents as the bits of integers.
    const near = new Array(n).fill(0n);
    for (const [a, b] of rivals) {
        near[a] |= 1n << BigInt(b);
        near[b] |= 1n << BigInt(a);
    }
    const sides = [0n, 0n];
    for (let first = 0; first < n; first++) {
        if ((sides[0] | sides[1]) >> BigInt(first) & 1n) continue;
        let ring = [first];
        for (let turn = 0; ring.length > 0; turn = 1 - turn) {
            let reach = 0n;
            for (const tent of ring) {
                sides[turn] |= 1n << BigInt(tent);
                reach |= near[tent];
            }
            if (reach & sides[turn]) return "";
            reach &= ~sides[1 - turn];
            ring = [];
            const text = reach.toString(2);
            for (let i = 0; i < text.length; i++) if (text[i] === "1") ring.push(text.length - 1 - i);
        }
    }
    return Array.from({ length: n }, (_, i) => (sides[1] >> BigInt(i) & 1n ? "H" : "S")).join("");
};
