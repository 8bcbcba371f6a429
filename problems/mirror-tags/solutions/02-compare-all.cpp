class Solution {
public:
    int mirrorPairs(vector<string>& tags) {
        int n = tags.size(), answer = 0;
        for (int i = 0; i < n; i++) {
            string backwards = tags[i];
            reverse(backwards.begin(), backwards.end());
            for (int j = i + 1; j < n; j++)
                if (tags[j] == backwards) answer++;
        }
        return answer;
    }
};
