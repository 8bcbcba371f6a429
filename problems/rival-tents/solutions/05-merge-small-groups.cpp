class Solution {
public:
    string placeTents(int n, vector<vector<int>>& rivals) {
        vector<int> group(n);
        vector<vector<int>> members(n);
        string side(n, 'S');
        for (int i = 0; i < n; i++) members[group[i] = i] = {i};
        for (auto& r : rivals) {
            int a = group[r[0]], b = group[r[1]];
            bool same = side[r[0]] == side[r[1]];
            if (a == b) {
                if (same) return "";
                continue;
            }
            if (members[a].size() < members[b].size()) swap(a, b);
            for (int m : members[b]) {
                group[m] = a;
                if (same) side[m] = side[m] == 'S' ? 'H' : 'S';
                members[a].push_back(m);
            }
            members[b].clear();
        }
        return side;
    }
};
