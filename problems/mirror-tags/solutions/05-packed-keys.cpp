class Solution {
public:
    int mirrorPairs(vector<string>& tags) {
        // Ten letters of five bits fit into 64 bits.
        vector<unsigned long long> forward, backward;
        for (auto& tag : tags) {
            unsigned long long f = 0, b = 0;
            for (size_t i = 0; i < tag.size(); i++) {
                f = f << 5 | (tag[i] - 'a' + 1);
                b |= (unsigned long long)(tag[i] - 'a' + 1) << (5 * i);
            }
            forward.push_back(f);
            backward.push_back(b);
        }
        int same = 0, twice = 0;
        for (size_t i = 0; i < tags.size(); i++) same += forward[i] == backward[i];
        sort(forward.begin(), forward.end());
        sort(backward.begin(), backward.end());
        for (size_t i = 0, j = 0; i < forward.size() && j < backward.size();) {
            if (forward[i] < backward[j]) i++;
            else if (backward[j] < forward[i]) j++;
            else {
                unsigned long long key = forward[i];
                int left = 0, right = 0;
                while (i < forward.size() && forward[i] == key) i++, left++;
                while (j < backward.size() && backward[j] == key) j++, right++;
                twice += left * right;
            }
        }
        return (twice - same) / 2;
    }
};
