class Solution {
public:
    int countWindows(int n, int seed, int a, int c, int m, int w, int d) {
        // The reading that leaves the window is produced a second time, so nothing is stored.
        long long head = seed, tail = seed, total = 0;
        for (int i = 0; i < w; i++) {
            total += head;
            head = (a * head + c) % m;
        }
        int hits = total % d == 0;
        for (int i = w; i < n; i++) {
            total += head - tail;
            head = (a * head + c) % m;
            tail = (a * tail + c) % m;
            hits += total % d == 0;
        }
        return hits;
    }
};
