class Solution {
public:
    int countWindows(int n, int seed, int a, int c, int m, int w, int d) {
        queue<long long> window;
        long long total = 0, current = seed;
        int result = 0;
        for (int hour = 0; hour < n; hour++) {
            window.push(current);
            total += current;
            if ((int)window.size() > w) {
                total -= window.front();
                window.pop();
            }
            if ((int)window.size() == w && total % d == 0) result++;
            current = (a * current + c) % m;
        }
        return result;
    }
};
