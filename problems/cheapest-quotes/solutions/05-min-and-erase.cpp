class Solution {
public:
    int totalOfCheapest(int n, int seed, int p, int k) {
        list<int> quotes;
        long long state = seed;
        while (n-- > 0) {
            state = (state * 1103515245 + 12345) % 2147483648LL;
            quotes.push_back(state / 1024 % p);
        }
        int answer = 0;
        while (k-- > 0) {
            auto cheapest = min_element(quotes.begin(), quotes.end());
            answer += *cheapest;
            quotes.erase(cheapest);
        }
        return answer;
    }
};
