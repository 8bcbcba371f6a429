class Solution:
    def chooseStones(self, stones: List[int], target: int) -> List[int]:
        """All sums after each stone, as sets; then back from the last one."""
        steps = [{0}]
        for w in stones:
            steps.append(steps[-1] | {s + w for s in steps[-1] if s + w <= target})
        if target not in steps[-1]:
            return []
        answer = []
        for i in range(len(stones), 0, -1):
            if target not in steps[i - 1]:
                answer.append(i - 1)
                target -= stones[i - 1]
        return answer
