class Solution {
public:
    string merge(string first, string second) {
        int n = first.size(), m = second.size();
        vector<vector<char>> moves(n + 1, vector<char>(m + 1));
        vector<short> previous(m + 1), current(m + 1);
        for (int j = 0; j <= m; j++) previous[j] = j;
        for (int i = 1; i <= n; i++) {
            current[0] = i;
            for (int j = 1; j <= m; j++) {
                if (first[i - 1] == second[j - 1]) current[j] = previous[j - 1] + 1, moves[i][j] = 'b';
                else if (previous[j] <= current[j - 1]) current[j] = previous[j] + 1, moves[i][j] = 'f';
                else current[j] = current[j - 1] + 1, moves[i][j] = 's';
            }
            swap(previous, current);
        }
        string merged;
        int i = n, j = m;
        while (i > 0 && j > 0) {
            char move = moves[i][j];
            merged += move == 's' ? second[j - 1] : first[i - 1];
            if (move != 's') i--;
            if (move != 'f') j--;
        }
        reverse(merged.begin(), merged.end());
        return first.substr(0, i) + second.substr(0, j) + merged;
    }
};
