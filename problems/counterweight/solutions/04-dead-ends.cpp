class Solution {
    vector<int> order, tail, chosen;
    set<pair<int, int>> dead;

    bool search(size_t k, int rest, vector<int>& stones) {
        if (rest == 0) return true;
        if (k == order.size() || rest > tail[k] || dead.count({k, rest})) return false;
        int weight = stones[order[k]];
        if (weight <= rest) {
            chosen.push_back(order[k]);
            if (search(k + 1, rest - weight, stones)) return true;
            chosen.pop_back();
        }
        if (search(k + 1, rest, stones)) return true;
        dead.insert({k, rest});
        return false;
    }

public:
    vector<int> chooseStones(vector<int>& stones, int target) {
        order.resize(stones.size());
        iota(order.begin(), order.end(), 0);
        sort(order.begin(), order.end(), [&](int a, int b) { return stones[a] > stones[b]; });
        tail.assign(stones.size() + 1, 0);
        for (int k = (int)order.size() - 1; k >= 0; k--) tail[k] = tail[k + 1] + stones[order[k]];
        if (!search(0, target, stones)) return {};
        return chosen;
    }
};
