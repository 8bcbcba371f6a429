class Solution {
public:
    int countWindows(int n, int seed, int a, int c, int m, int w, int d) {
        vector<int> readings;
        long long x = seed;
        for (int i = 0; i < n; i++) {
            readings.push_back((int)(x % d));
            x = (x * a + c) % m;
        }
        if ((long long)w * n > 100000000) {
            int total = accumulate(readings.begin(), readings.begin() + w, 0), answer = total % d == 0;
            for (int i = w; i < n; i++) {
                total += readings[i] - readings[i - w];
                if (total % d == 0) answer++;
            }
            return answer;
        }
        int answer = 0;
        for (int start = 0; start + w <= n; start++) {
            int total = 0;
            for (int i = start; i < start + w; i++) total += readings[i];
            if (total % d == 0) answer++;
        }
        return answer;
    }
};
