class Solution {
    struct Link {
        int i, j, earlier;
    };

public:
    string merge(string first, string second) {
        // Looks only at pairs of equal songs: a longest increasing chain of their positions.
        vector<vector<int>> places(26);
        for (int j = (int)second.size() - 1; j >= 0; j--) places[second[j] - 'a'].push_back(j);
        vector<int> ends, tops;
        vector<Link> links;
        for (int i = 0; i < (int)first.size(); i++) {
            for (int j : places[first[i] - 'a']) {
                int k = lower_bound(ends.begin(), ends.end(), j) - ends.begin();
                links.push_back({i, j, k ? tops[k - 1] : -1});
                if (k == (int)ends.size()) ends.push_back(j), tops.push_back(links.size() - 1);
                else ends[k] = j, tops[k] = links.size() - 1;
            }
        }
        vector<Link> chain;
        for (int at = tops.empty() ? -1 : tops.back(); at >= 0; at = links[at].earlier) chain.push_back(links[at]);
        reverse(chain.begin(), chain.end());
        string merged;
        int a = 0, b = 0;
        for (auto& link : chain) {
            merged += first.substr(a, link.i - a) + second.substr(b, link.j - b) + first[link.i];
            a = link.i + 1;
            b = link.j + 1;
        }
        return merged + first.substr(a) + second.substr(b);
    }
};
