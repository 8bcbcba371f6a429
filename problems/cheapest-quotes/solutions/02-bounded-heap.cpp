class Solution {
public:
    int totalOfCheapest(int n, int seed, int p, int k) {
        priority_queue<int> cheapest;
        unsigned state = seed;
        int total = 0;
        for (int i = 0; i < n; i++) {
            state = (state * 1103515245u + 12345u) & 0x7fffffffu;
            int price = (state >> 10) % p;
            if (i < k) {
                cheapest.push(price);
                total += price;
            } else if (price < cheapest.top()) {
                total += price - cheapest.top();
                cheapest.pop();
                cheapest.push(price);
            }
        }
        return total;
    }
};
