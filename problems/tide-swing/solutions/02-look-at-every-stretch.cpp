class Solution {
public:
    long long totalSwing(int n, int window, int seed) {
        vector<int> heights;
        long long x = seed;
        for (int i = 0; i < n; i++) {
            heights.push_back(x / 65536);
            x = (1103515245 * x + 12345) % 2147483648LL;
        }
        long long answer = 0;
        for (int i = 0; i + window <= n; i++) {
            auto [low, high] = minmax_element(heights.begin() + i, heights.begin() + i + window);
            answer += *high - *low;
        }
        return answer;
    }
};
