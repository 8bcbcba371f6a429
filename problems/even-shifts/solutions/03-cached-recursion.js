var leastStrain = function(legs, k) {
    const known = new Map();
    const least = (start, drivers) => {
        if (legs.length - start < drivers) return Infinity;
        const key = `${start},${drivers}`;
        if (known.has(key)) return known.get(key);
        let best = Infinity, minutes = 0;
        for (let end = start; end < legs.length; end++) {
            minutes += legs[end];
            if (drivers > 1) best = Math.min(best, minutes * minutes + least(end + 1, drivers - 1));
        }
        if (drivers === 1) best = minutes * minutes;
        known.set(key, best);
        return best;
    };
    return least(0, k);
};
