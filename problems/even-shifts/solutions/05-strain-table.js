var leastStrain = function(legs, k) {
    const n = legs.length;
    const strain = legs.map((_, i) => {
        let minutes = 0;
        return legs.map((leg, j) => (j < i ? 0 : (minutes += leg) * minutes));
    });
    let row = legs.map((_, end) => strain[0][end]);
    for (let drivers = 2; drivers <= k; drivers++) {
        const before = row;
        row = legs.map((_, end) => {
            let least = Infinity;
            for (let start = drivers - 1; start <= end; start++) least = Math.min(least, before[start - 1] + strain[start][end]);
            return least;
        });
    }
    return row[n - 1];
};
