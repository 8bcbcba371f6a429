class Solution {
public:
    vector<int> visitOrder(int n, vector<vector<int>>& logs) {
        // Each island gets a number above those before it; a number beyond n means a contradiction.
        vector<int> number(n, 0);
        for (bool changed = true; changed;) {
            changed = false;
            for (auto& log : logs) {
                for (size_t i = 1; i < log.size(); i++) {
                    if (number[log[i]] > number[log[i - 1]]) continue;
                    number[log[i]] = number[log[i - 1]] + 1;
                    if (number[log[i]] > n) return {};
                    changed = true;
                }
            }
        }
        vector<int> order(n);
        iota(order.begin(), order.end(), 0);
        sort(order.begin(), order.end(), [&](int a, int b) { return number[a] < number[b]; });
        return order;
    }
};
