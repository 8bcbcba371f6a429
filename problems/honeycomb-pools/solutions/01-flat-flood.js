var countPools = function(rows) {
    const height = rows.length, width = rows[0].length + 2;
    // A dry border on every side saves the checks.
    const wet = new Uint8Array((height + 2) * width);
    for (let r = 0; r < height; r++) {
        for (let c = 0; c < width - 2; c++) wet[(r + 1) * width + c + 1] = rows[r][c] === "~" ? 1 : 0;
    }
    const stack = new Int32Array(wet.length);
    let pools = 0, largest = 0;
    for (let start = 0; start < wet.length; start++) {
        if (!wet[start]) continue;
        let top = 0, size = 0;
        stack[top++] = start;
        wet[start] = 0;
        while (top > 0) {
            const at = stack[--top];
            size++;
            // Rows are counted from 1 here, so that the even ones lie further right.
            const shift = Math.floor(at / width) % 2 === 0 ? 0 : -1;
            for (const next of [at - 1, at + 1, at - width + shift, at - width + shift + 1, at + width + shift, at + width + shift + 1]) {
                if (!wet[next]) continue;
                wet[next] = 0;
                stack[top++] = next;
            }
        }
        pools++;
        if (size > largest) largest = size;
    }
    return [pools, largest];
};
