class Solution {
public:
    int countWindows(int n, int seed, int a, int c, int m, int w, int d) {
        // Residues fit into a byte, and only the last w prefix residues are needed.
        vector<unsigned char> ring(w, 0);
        long long value = seed;
        int residue = 0, count = 0, slot = 0;
        for (int i = 1; i <= n; i++) {
            residue = (residue + value % d) % d;
            if (i >= w) count += ring[slot] == residue;
            ring[slot] = residue;
            if (++slot == w) slot = 0;
            value = (a * value + c) % m;
            if (i < w && slot == 0) break;
        }
        return count;
    }
};
