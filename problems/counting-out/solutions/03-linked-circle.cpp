class Solution {
public:
    vector<int> lastPlayers(int n, int beats, int k) {
        vector<int> following(n);
        for (int i = 0; i < n; i++) following[i] = (i + 1) % n;
        int before = n - 1;
        for (int left = n; left > k; left--, beats++) {
            for (int step = (beats - 1) % left; step > 0; step--) before = following[before];
            following[before] = following[following[before]];
        }
        vector<int> result;
        for (int i = 0; i < k; i++) {
            before = following[before];
            result.push_back(before + 1);
        }
        sort(result.begin(), result.end());
        return result;
    }
};
