class Solution {
    vector<int> parent;

    int find(int x) {
        while (parent[x] != x) x = parent[x] = parent[parent[x]];
        return x;
    }

public:
    string placeTents(int n, vector<vector<int>>& rivals) {
        // node i: "i is sunny", node i + n: "i is shady"
        parent.resize(2 * n);
        iota(parent.begin(), parent.end(), 0);
        for (auto& r : rivals) {
            parent[find(r[0])] = find(r[1] + n);
            parent[find(r[0] + n)] = find(r[1]);
        }
        vector<char> chosen(2 * n, 0);
        string result;
        for (int i = 0; i < n; i++) {
            int yes = find(i), no = find(i + n);
            if (yes == no) return "";
            if (!chosen[yes]) chosen[yes] = 'S', chosen[no] = 'H';
            result += chosen[yes];
        }
        return result;
    }
};
