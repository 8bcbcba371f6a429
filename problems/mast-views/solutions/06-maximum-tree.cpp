class Solution {
    vector<int> tree;
    int leaves;

    /** First place from `from` on with a height of at least `wanted`, or -1. */
    int find(int node, int left, int right, int from, int wanted) {
        if (right < from || tree[node] < wanted) return -1;
        if (left == right) return left;
        int middle = (left + right) / 2;
        int found = find(2 * node, left, middle, from, wanted);
        return found >= 0 ? found : find(2 * node + 1, middle + 1, right, from, wanted);
    }

public:
    long long totalView(int n, long long seed, int top, int slope) {
        for (leaves = 1; leaves < n; leaves *= 2);
        tree.assign(2 * leaves, INT_MIN);
        unsigned state = seed;
        for (int i = 0; i < n; i++) {
            state = state * 69069u + 1;
            tree[leaves + i] = (int)((state >> 16) % top) - slope * i;
        }
        for (int i = leaves - 1; i > 0; i--) tree[i] = max(tree[2 * i], tree[2 * i + 1]);
        long long total = 0;
        for (int i = 0; i + 1 < n; i++) {
            int stop = find(1, 0, leaves - 1, i + 1, tree[leaves + i]);
            total += (stop < 0 ? n - 1 : stop) - i;
        }
        return total;
    }
};
