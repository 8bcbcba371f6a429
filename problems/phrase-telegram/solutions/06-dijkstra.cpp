class Solution {
public:
    vector<int> cheapestTelegram(string message, vector<string>& phrases, vector<int>& prices) {
        int n = message.size();
        map<int, vector<int>> from;
        for (int i = 0; i < (int)phrases.size(); i++) {
            for (size_t at = message.find(phrases[i]); at != string::npos; at = message.find(phrases[i], at + 1)) from[at].push_back(i);
        }
        vector<int> least(n + 1, INT_MAX), last(n + 1, -1);
        priority_queue<pair<int, int>, vector<pair<int, int>>, greater<>> heap;
        heap.push({least[0] = 0, 0});
        while (!heap.empty()) {
            auto [price, at] = heap.top();
            heap.pop();
            if (at == n) break;
            if (price > least[at]) continue;
            for (int i : from[at]) {
                int end = at + phrases[i].size();
                if (price + prices[i] < least[end]) {
                    last[end] = i;
                    heap.push({least[end] = price + prices[i], end});
                }
            }
        }
        deque<int> sent;
        if (last[n] >= 0)
            for (int at = n; at > 0; at -= phrases[last[at]].size()) sent.push_front(last[at]);
        return {sent.begin(), sent.end()};
    }
};
