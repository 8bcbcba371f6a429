class Solution {
public:
    string merge(string first, string second) {
        
    }
};
