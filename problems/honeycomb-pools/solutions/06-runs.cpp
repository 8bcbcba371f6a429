class Solution {
    vector<int> parent, fields;

    int find(int x) { return parent[x] == x ? x : parent[x] = find(parent[x]); }

public:
    vector<int> countPools(vector<string>& rows) {
        // Runs of water in a row are joined with those of the row above that touch them.
        struct Run { int left, right, id; };
        vector<Run> above;
        int width = rows[0].size();
        for (int r = 0; r < (int)rows.size(); r++) {
            vector<Run> here;
            for (int c = 0; c < width; c++) {
                if (rows[r][c] != '~') continue;
                int start = c;
                while (c < width && rows[r][c] == '~') c++;
                here.push_back({start, c - 1, (int)parent.size()});
                parent.push_back(parent.size());
                fields.push_back(c - start);
            }
            size_t j = 0;
            for (auto& run : here) {
                int left = run.left - 1 + r % 2, right = run.right + r % 2;
                while (j < above.size() && above[j].right < left) j++;
                for (size_t k = j; k < above.size() && above[k].left <= right; k++) {
                    int a = find(run.id), b = find(above[k].id);
                    if (a == b) continue;
                    parent[a] = b;
                    fields[b] += fields[a];
                }
            }
            above = here;
        }
        int pools = 0, largest = 0;
        for (int id = 0; id < (int)parent.size(); id++) {
            if (parent[id] != id) continue;
            pools++;
            largest = max(largest, fields[id]);
        }
        return {pools, largest};
    }
};
