class Solution {
public:
    vector<int> lastPlayers(int n, int beats, int k) {
        // Undo the rounds from the last one: every seat shifts by that round's beats.
        vector<int> seats(k);
        iota(seats.begin(), seats.end(), 0);
        for (int size = k + 1; size <= n; size++) {
            int shift = (beats + n - size) % size;
            for (int& seat : seats) {
                seat += shift;
                if (seat >= size) seat -= size;
            }
        }
        for (int& seat : seats) seat++;
        sort(seats.begin(), seats.end());
        return seats;
    }
};
