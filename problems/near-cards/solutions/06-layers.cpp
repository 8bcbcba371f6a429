class Solution {
public:
    int countNearPairs(int bits, int d, vector<int>& codes) {
        int size = 1 << bits;
        // reach[j][x]: cards whose code becomes x by flipping exactly j of the bits looked at so far
        vector<vector<int>> reach(d + 1, vector<int>(size, 0));
        for (int code : codes) reach[0][code]++;
        for (int b = 0; b < bits; b++) {
            for (int j = d; j > 0; j--) {
                vector<int> next = reach[j];
                for (int x = 0; x < size; x++) next[x] += reach[j - 1][x ^ 1 << b];
                reach[j] = next;
            }
        }
        int twice = 0;
        for (int code : codes) twice += reach[d][code];
        return twice / 2;
    }
};
