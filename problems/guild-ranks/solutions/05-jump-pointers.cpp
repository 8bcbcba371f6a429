class Solution {
public:
    vector<int> fullestRank(vector<int>& mentor) {
        int n = mentor.size();
        vector<int> up(n + 1, n), steps(n + 1, 0);
        for (int i = 0; i < n; i++)
            if (mentor[i] >= 0) up[i] = mentor[i], steps[i] = 1;
        for (bool moving = true; moving;) {
            moving = false;
            vector<int> farther = up, longer = steps;
            for (int i = 0; i < n; i++) {
                longer[i] += steps[up[i]];
                farther[i] = up[up[i]];
                moving |= farther[i] < n;
            }
            up = farther;
            steps = longer;
        }
        vector<int> counts(n, 0);
        for (int i = 0; i < n; i++) counts[steps[i]]++;
        int best = max_element(counts.begin(), counts.end()) - counts.begin();
        return {best, counts[best]};
    }
};
