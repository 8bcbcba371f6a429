class Solution {
public:
    int finishTime(vector<vector<int>>& printers, int sheets) {
        auto enough = [&](long long t) {
            long long done = 0;
            for (auto& p : printers) {
                long long cycle = (long long)p[0] * p[1] + p[2];
                done += t / cycle * p[1] + min<long long>(p[1], t % cycle / p[0]);
            }
            return done >= sheets;
        };
        long long low = 1, high = 360000000;
        while (low < high) {
            long long middle = (low + high) / 2;
            if (enough(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
};
