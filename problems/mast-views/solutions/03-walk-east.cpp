class Solution {
public:
    long long totalView(int n, long long seed, int top, int slope) {
        vector<int> h;
        unsigned state = seed;
        for (int i = 0; i < n; i++) {
            state = state * 69069u + 1;
            h.push_back((int)((state >> 16) % top) - slope * i);
        }
        long long answer = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                answer++;
                if (h[j] >= h[i]) break;
            }
        }
        return answer;
    }
};
