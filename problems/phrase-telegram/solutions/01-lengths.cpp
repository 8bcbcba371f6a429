class Solution {
public:
    vector<int> cheapestTelegram(string message, vector<string>& phrases, vector<int>& prices) {
        unordered_map<string, int> book;
        for (int i = 0; i < (int)phrases.size(); i++) {
            auto [entry, isNew] = book.insert({phrases[i], i});
            if (!isNew && prices[i] < prices[entry->second]) entry->second = i;
        }
        int n = message.size();
        vector<int> least(n + 1, INT_MAX), last(n + 1, -1);
        least[0] = 0;
        for (int end = 1; end <= n; end++) {
            for (int length = 1; length <= min(16, end); length++) {
                if (least[end - length] == INT_MAX) continue;
                auto found = book.find(message.substr(end - length, length));
                if (found == book.end()) continue;
                int price = least[end - length] + prices[found->second];
                if (price < least[end]) least[end] = price, last[end] = found->second;
            }
        }
        vector<int> sent;
        if (least[n] == INT_MAX) return sent;
        for (int at = n; at > 0; at -= phrases[last[at]].size()) sent.push_back(last[at]);
        reverse(sent.begin(), sent.end());
        return sent;
    }
};
