class Solution {
public:
    int finishTime(vector<vector<int>>& printers, int sheets) {
        // (second of the next sheet, printer, sheets left in its batch)
        priority_queue<array<int, 3>, vector<array<int, 3>>, greater<>> next;
        for (int i = 0; i < (int)printers.size(); i++) next.push({printers[i][0], i, printers[i][1] - 1});
        int now = 0;
        while (sheets-- > 0) {
            auto [second, i, left] = next.top();
            next.pop();
            now = second;
            auto& p = printers[i];
            if (left > 0) next.push({second + p[0], i, left - 1});
            else next.push({second + p[2] + p[0], i, p[1] - 1});
        }
        return now;
    }
};
