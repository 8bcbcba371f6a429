class Solution {
    map<string, pair<int, int>> known;

    pair<int, int> cheapest(const string& rest, vector<string>& phrases, vector<int>& prices) {
        if (rest.empty()) return {0, -1};
        auto found = known.find(rest);
        if (found != known.end()) return found->second;
        pair<int, int> best = {1 << 29, -1};
        for (int i = 0; i < (int)phrases.size(); i++) {
            if (rest.compare(0, phrases[i].size(), phrases[i]) != 0) continue;
            int price = prices[i] + cheapest(rest.substr(phrases[i].size()), phrases, prices).first;
            if (price < best.first) best = {price, i};
        }
        return known[rest] = best;
    }

public:
    vector<int> cheapestTelegram(string message, vector<string>& phrases, vector<int>& prices) {
        vector<int> sent;
        if (cheapest(message, phrases, prices).first >= 1 << 29) return sent;
        while (!message.empty()) {
            int i = cheapest(message, phrases, prices).second;
            sent.push_back(i);
            message = message.substr(phrases[i].size());
        }
        return sent;
    }
};
