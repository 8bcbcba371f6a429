class Solution:
    def chooseDays(self, machines: List[List[int]]) -> List[int]:
        """Works back from the end: the machine that opens last fixes a day at its opening."""
        by_start = sorted(machines, reverse=True)
        answer = [by_start[0][0]]
        for first, last in by_start:
            if last < answer[-1]:
                answer.append(first)
        return answer[::-1]
