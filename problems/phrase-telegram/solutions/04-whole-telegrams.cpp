class Solution {
public:
    vector<int> cheapestTelegram(string message, vector<string>& phrases, vector<int>& prices) {
        // Keeps the whole telegram for every beginning of the message.
        int n = message.size();
        vector<pair<int, vector<int>>> best(n + 1, {INT_MAX, {}});
        best[0].first = 0;
        for (int at = 0; at < n; at++) {
            auto [price, sent] = best[at];
            if (price == INT_MAX) continue;
            for (int i = 0; i < (int)phrases.size(); i++) {
                if (message.substr(at, phrases[i].size()) != phrases[i]) continue;
                auto& next = best[at + phrases[i].size()];
                if (price + prices[i] < next.first) {
                    next = {price + prices[i], sent};
                    next.second.push_back(i);
                }
            }
        }
        return best[n].second;
    }
};
