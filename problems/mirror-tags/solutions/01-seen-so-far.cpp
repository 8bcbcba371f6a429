class Solution {
public:
    int mirrorPairs(vector<string>& tags) {
        unordered_map<string, int> seen;
        int pairs = 0;
        for (auto& tag : tags) {
            auto found = seen.find(string(tag.rbegin(), tag.rend()));
            if (found != seen.end()) pairs += found->second;
            seen[tag]++;
        }
        return pairs;
    }
};
