class Solution {
public:
    string placeTents(int n, vector<vector<int>>& rivals) {
        string side(n, '?');
        vector<vector<int>> left = rivals;
        while (!left.empty()) {
            side[left[0][0]] = 'S';
            for (bool progress = true; progress;) {
                progress = false;
                vector<vector<int>> rest;
                for (auto& pair : left) {
                    char &a = side[pair[0]], &b = side[pair[1]];
                    if (a == '?' && b == '?') {
                        rest.push_back(pair);
                        continue;
                    }
                    if (a == b) return "";
                    progress |= a == '?' || b == '?';
                    if (b == '?') b = a == 'S' ? 'H' : 'S';
                    if (a == '?') a = b == 'S' ? 'H' : 'S';
                }
                left = rest;
            }
        }
        for (char& c : side)
            if (c == '?') c = 'S';
        return side;
    }
};
