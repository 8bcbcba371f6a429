class Solution {
public:
    string merge(string first, string second) {
        int n = first.size(), m = second.size();
        vector<vector<int>> common(n + 1, vector<int>(m + 1, 0));
        for (int i = n - 1; i >= 0; i--)
            for (int j = m - 1; j >= 0; j--)
                common[i][j] = first[i] == second[j] ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1]);
        string out;
        int i = 0, j = 0;
        while (i < n && j < m) {
            if (first[i] == second[j]) out += first[i++], j++;
            else if (common[i + 1][j] >= common[i][j + 1]) out += first[i++];
            else out += second[j++];
        }
        return out + first.substr(i) + second.substr(j);
    }
};
