class Solution {
public:
    int losingPots(vector<int>& ladles, int limit) {
        // Only the last 1024 outcomes can still be reached.
        bitset<1024> lost;
        lost[0] = true;
        int count = 0;
        for (int pot = 1; pot <= limit; pot++) {
            bool wins = false;
            for (int size : ladles) wins |= size <= pot && lost[(pot - size) & 1023];
            lost[pot & 1023] = !wins;
            count += !wins;
        }
        return count;
    }
};
