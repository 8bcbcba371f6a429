class Solution {
public:
    vector<int> cheapestTelegram(string message, vector<string>& phrases, vector<int>& prices) {
        int n = message.size();
        vector<int> least(n + 1, 1 << 29), last(n + 1, -1);
        least[0] = 0;
        for (int end = 1; end <= n; end++) {
            for (int i = 0; i < (int)phrases.size(); i++) {
                int start = end - (int)phrases[i].size();
                if (start < 0 || message.compare(start, phrases[i].size(), phrases[i]) != 0) continue;
                if (least[start] + prices[i] < least[end]) {
                    least[end] = least[start] + prices[i];
                    last[end] = i;
                }
            }
        }
        vector<int> sent;
        if (last[n] < 0) return sent;
        for (int at = n; at > 0; at -= phrases[last[at]].size()) sent.push_back(last[at]);
        return vector<int>(sent.rbegin(), sent.rend());
    }
};
