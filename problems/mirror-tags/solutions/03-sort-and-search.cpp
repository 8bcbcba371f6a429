class Solution {
public:
    int mirrorPairs(vector<string>& tags) {
        vector<string> order = tags;
        sort(order.begin(), order.end());
        int twice = 0;
        for (auto& tag : tags) {
            string mirror(tag.rbegin(), tag.rend());
            auto [first, last] = equal_range(order.begin(), order.end(), mirror);
            twice += last - first;
            if (mirror == tag) twice--;
        }
        return twice / 2;
    }
};
