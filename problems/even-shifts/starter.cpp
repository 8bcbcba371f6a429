class Solution {
public:
    long long leastStrain(vector<int>& legs, int k) {
        
    }
};
