class Solution {
public:
    int losingPots(vector<int>& ladles, int limit) {
        // A losing pot makes every pot winning from which one ladle leads to it.
        int largest = *max_element(ladles.begin(), ladles.end());
        vector<char> win(limit + 1 + largest, 0);
        int lost = -1;
        for (int pot = 0; pot <= limit; pot++) {
            if (win[pot]) continue;
            lost++;
            for (int size : ladles) win[pot + size] = 1;
        }
        return lost;
    }
};
