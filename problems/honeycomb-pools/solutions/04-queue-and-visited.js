var countPools = function(rows) {
    const height = rows.length, width = rows[0].length;
    const visited = Array.from({ length: height }, () => new Array(width).fill(false));
    const sizes = [];
    for (let r = 0; r < height; r++) {
        for (let c = 0; c < width; c++) {
            if (visited[r][c] || rows[r][c] !== "~") continue;
            const queue = [[r, c]];
            visited[r][c] = true;
            for (let i = 0; i < queue.length; i++) {
                const [y, x] = queue[i];
                const left = y % 2 === 0 ? x - 1 : x;
                for (const [ny, nx] of [[y, x - 1], [y, x + 1], [y - 1, left], [y - 1, left + 1], [y + 1, left], [y + 1, left + 1]]) {
                    if (ny < 0 || ny >= height || nx < 0 || nx >= width || visited[ny][nx] || rows[ny][nx] !== "~") continue;
                    visited[ny][nx] = true;
                    queue.push([ny, nx]);
                }
            }
            sizes.push(queue.length);
        }
    }
    return [sizes.length, sizes.reduce((most, size) => Math.max(most, size), 0)];
};
