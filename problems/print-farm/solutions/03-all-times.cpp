class Solution {
    static int timeOf(const vector<int>& p, int sheet) {
        return (sheet + 1) * p[0] + sheet / p[1] * p[2];
    }

public:
    int finishTime(vector<vector<int>>& printers, int sheets) {
        // No printer has to print more than its share in the time that the fastest needs alone.
        int latest = INT_MAX;
        for (auto& p : printers) latest = min(latest, timeOf(p, sheets - 1));
        vector<int> times;
        int share = sheets / printers.size() + 1;
        int bound = 0;
        for (auto& p : printers) bound = max(bound, timeOf(p, share - 1));
        bound = min(bound, latest);
        for (auto& p : printers)
            for (int sheet = 0; sheet < sheets && timeOf(p, sheet) <= bound; sheet++) times.push_back(timeOf(p, sheet));
        nth_element(times.begin(), times.begin() + sheets - 1, times.end());
        return times[sheets - 1];
    }
};
