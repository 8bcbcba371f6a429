class Solution {
public:
    int finishTime(vector<vector<int>>& printers, int sheets) {
        // A heap of the earliest `sheets` times; a printer stops when it can add none.
        priority_queue<int> earliest;
        for (auto& p : printers) {
            int second = 0;
            for (int sheet = 0; sheet < sheets; sheet++) {
                second += p[0] + (sheet > 0 && sheet % p[1] == 0 ? p[2] : 0);
                if ((int)earliest.size() == sheets) {
                    if (second >= earliest.top()) break;
                    earliest.pop();
                }
                earliest.push(second);
            }
        }
        return earliest.top();
    }
};
