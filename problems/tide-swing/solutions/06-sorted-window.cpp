class Solution {
public:
    long long totalSwing(int n, int window, int seed) {
        multiset<int> ordered;
        deque<int> recent;
        unsigned x = seed;
        long long total = 0;
        for (int i = 0; i < n; i++) {
            int h = x >> 16;
            x = (1103515245u * x + 12345u) & 0x7fffffffu;
            recent.push_back(h);
            ordered.insert(h);
            if ((int)recent.size() > window) {
                ordered.erase(ordered.find(recent.front()));
                recent.pop_front();
            }
            if ((int)recent.size() == window) total += *ordered.rbegin() - *ordered.begin();
        }
        return total;
    }
};
