class Solution {
    vector<int> parent, size;

    int find(int x) {
        while (parent[x] != x) x = parent[x] = parent[parent[x]];
        return x;
    }

    void join(int a, int b) {
        a = find(a), b = find(b);
        if (a == b) return;
        if (size[a] < size[b]) swap(a, b);
        parent[b] = a;
        size[a] += size[b];
    }

public:
    vector<int> countPools(vector<string>& rows) {
        int height = rows.size(), width = rows[0].size();
        parent.resize(height * width);
        iota(parent.begin(), parent.end(), 0);
        size.assign(height * width, 1);
        auto wet = [&](int r, int c) { return c >= 0 && c < width && rows[r][c] == '~'; };
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                if (!wet(r, c)) continue;
                if (wet(r, c - 1)) join(r * width + c, r * width + c - 1);
                for (int above = c - 1 + r % 2; r > 0 && above <= c + r % 2; above++)
                    if (wet(r - 1, above)) join(r * width + c, (r - 1) * width + above);
            }
        }
        int pools = 0, largest = 0;
        for (int i = 0; i < height * width; i++) {
            if (rows[i / width][i % width] != '~' || find(i) != i) continue;
            pools++;
            largest = max(largest, size[i]);
        }
        return {pools, largest};
    }
};
