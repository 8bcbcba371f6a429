class Solution {
public:
    string cheapestRoute(vector<string>& floor, int turn) {
        
    }
};
