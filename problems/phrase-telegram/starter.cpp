class Solution {
public:
    vector<int> cheapestTelegram(string message, vector<string>& phrases, vector<int>& prices) {
        
    }
};
