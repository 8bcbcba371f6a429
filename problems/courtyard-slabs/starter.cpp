class Solution {
public:
    int countPavings(vector<string>& yard, int stones) {
        
    }
};
