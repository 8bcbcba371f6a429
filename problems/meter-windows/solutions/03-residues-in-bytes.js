/** Only the residues of the prefix sums matter; each fits into a byte. */
var countWindows = function(n, seed, a, c, m, w, d) {
    const high = Math.floor(a / 65536), low = a % 65536;
    const residues = new Uint8Array(n + 1);
    let x = seed, count = 0;
    for (let i = 1; i <= n; i++) {
        residues[i] = (residues[i - 1] + x) % d;
        if (i >= w && residues[i] === residues[i - w]) count++;
        x = ((high * x % m) * 65536 + low * x + c) % m;
    }
    return count;
};
