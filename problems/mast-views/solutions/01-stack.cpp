class Solution {
public:
    long long totalView(int n, long long seed, int top, int slope) {
        vector<long long> heights(n);
        long long state = seed;
        for (int i = 0; i < n; i++) {
            state = (state * 69069 + 1) % 4294967296LL;
            heights[i] = state / 65536 % top - (long long)slope * i;
        }
        vector<int> open;
        long long total = 0;
        for (int i = 0; i < n; i++) {
            while (!open.empty() && heights[open.back()] <= heights[i]) {
                total += i - open.back();
                open.pop_back();
            }
            open.push_back(i);
        }
        for (int i : open) total += n - 1 - i;
        return total;
    }
};
