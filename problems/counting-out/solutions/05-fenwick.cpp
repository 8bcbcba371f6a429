class Solution {
    vector<int> tree;

    int take(int rank, int n) {
        int position = 0, rest = rank + 1, step = 1;
        while (step * 2 <= n) step *= 2;
        for (; step > 0; step /= 2) {
            if (position + step <= n && tree[position + step] < rest) {
                position += step;
                rest -= tree[position];
            }
        }
        position++;
        for (int i = position; i <= n; i += i & -i) tree[i]--;
        return position;
    }

public:
    vector<int> lastPlayers(int n, int beats, int k) {
        tree.assign(n + 1, 0);
        for (int i = 1; i <= n; i++) tree[i] = i & -i;
        vector<bool> gone(n + 1, false);
        int rank = 0;
        for (int left = n; left > k; left--) {
            rank = (rank + beats++ - 1) % left;
            gone[take(rank, n)] = true;
        }
        vector<int> result;
        for (int player = 1; player <= n; player++)
            if (!gone[player]) result.push_back(player);
        return result;
    }
};
