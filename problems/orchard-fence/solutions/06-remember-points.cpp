class Solution {
    bool isInside(vector<vector<int>>& corners, int x, int y) {
        for (size_t k = 0; k < corners.size(); k++) {
            vector<int> a = corners[k], b = corners[(k + 1) % corners.size()];
            if ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) <= 0) return false;
        }
        return true;
    }

public:
    int seedsInside(vector<vector<int>>& corners, int count, int start) {
        map<pair<int, int>, int> seeds;
        long long s = start;
        for (int i = 0; i < count; i++) {
            seeds[{s / 1048576, s / 512 % 2048}]++;
            s = (1103515245 * s + 12345) % 2147483648LL;
        }
        int total = 0;
        for (auto& [point, landed] : seeds)
            if (isInside(corners, point.first, point.second)) total += landed;
        return total;
    }
};
