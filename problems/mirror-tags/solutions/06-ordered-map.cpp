class Solution {
public:
    int mirrorPairs(vector<string> tags) {
        map<string, vector<string>> crates;
        int total = 0;
        for (string tag : tags) {
            string mirror = tag;
            reverse(begin(mirror), end(mirror));
            total += crates[mirror].size();
            crates[tag].push_back(tag);
        }
        return total;
    }
};
