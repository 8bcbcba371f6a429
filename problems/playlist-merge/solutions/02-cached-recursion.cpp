class Solution {
    map<pair<int, int>, int> known;
    string a, b;

    int shortest(int i, int j) {
        if (i == (int)a.size()) return b.size() - j;
        if (j == (int)b.size()) return a.size() - i;
        auto found = known.find({i, j});
        if (found != known.end()) return found->second;
        int result = a[i] == b[j] ? 1 + shortest(i + 1, j + 1) : 1 + min(shortest(i + 1, j), shortest(i, j + 1));
        return known[{i, j}] = result;
    }

public:
    string merge(string first, string second) {
        a = first;
        b = second;
        string result;
        int i = 0, j = 0;
        while (i < (int)a.size() && j < (int)b.size()) {
            if (a[i] == b[j]) result += a[i++], j++;
            else if (shortest(i + 1, j) < shortest(i, j + 1)) result += a[i++];
            else result += b[j++];
        }
        return result + a.substr(i) + b.substr(j);
    }
};
