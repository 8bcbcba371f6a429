class Solution {
    static vector<int> lengths(const string& a, const string& b) {
        vector<int> row(b.size() + 1);
        iota(row.begin(), row.end(), 0);
        for (size_t i = 0; i < a.size(); i++) {
            int diagonal = row[0];
            row[0] = i + 1;
            for (size_t j = 1; j <= b.size(); j++) {
                int above = row[j];
                row[j] = a[i] == b[j - 1] ? diagonal + 1 : min(above, row[j - 1]) + 1;
                diagonal = above;
            }
        }
        return row;
    }

public:
    string merge(string first, string second) {
        if (second.empty()) return first;
        if (first.empty()) return second;
        if (first.size() == 1) return second.find(first) != string::npos ? second : first + second;
        string front = first.substr(0, first.size() / 2), back = first.substr(first.size() / 2);
        vector<int> before = lengths(front, second);
        vector<int> after = lengths(string(back.rbegin(), back.rend()), string(second.rbegin(), second.rend()));
        int cut = 0, m = second.size();
        for (int j = 1; j <= m; j++)
            if (before[j] + after[m - j] < before[cut] + after[m - cut]) cut = j;
        return merge(front, second.substr(0, cut)) + merge(back, second.substr(cut));
    }
};
