class Solution {
    static long long sharing(const map<string, int>& patterns) {
        long long sum = 0;
        for (auto& [_, count] : patterns) sum += (long long)count * (count - 1) / 2;
        return sum;
    }

public:
    int countNearPairs(int bits, int d, vector<int>& codes) {
        map<string, int> whole, one, two;
        for (int code : codes) {
            string text;
            for (int b = 0; b < bits; b++) text += code >> b & 1 ? '1' : '0';
            whole[text]++;
            for (int i = 0; i < bits; i++) {
                string first = text;
                first[i] = '?';
                one[first]++;
                if (d == 2) for (int j = 0; j < i; j++) {
                    string second = first;
                    second[j] = '?';
                    two[second]++;
                }
            }
        }
        long long same = sharing(whole), oneApart = sharing(one) - same * bits;
        if (d == 1) return oneApart;
        // A pair one bit apart shares bits - 1 patterns of two places, an equal pair all of them.
        return sharing(two) - oneApart * (bits - 1) - same * (bits * (bits - 1) / 2);
    }
};
