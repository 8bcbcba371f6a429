class Solution {
public:
    vector<int> lastPlayers(int n, int beats, int k) {
        
    }
};
