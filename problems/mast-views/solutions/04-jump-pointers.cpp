class Solution {
public:
    long long totalView(int n, long long seed, int top, int slope) {
        vector<int> height(n), stop(n, n);
        unsigned state = seed;
        for (int i = 0; i < n; i++) {
            state = state * 69069u + 1;
            height[i] = (int)((state >> 16) % top) - slope * i;
        }
        long long total = 0;
        for (int i = n - 2; i >= 0; i--) {
            int j = i + 1;
            while (j < n && height[j] < height[i]) j = stop[j];
            stop[i] = j;
            total += min(j, n - 1) - i;
        }
        return total;
    }
};
