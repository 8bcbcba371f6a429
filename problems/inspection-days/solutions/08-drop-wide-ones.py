class Solution:
    def chooseDays(self, machines: List[List[int]]) -> List[int]:
        # A machine whose days include all days of another one never matters.
        stack = []
        for first, last in sorted(set((m[0], m[1]) for m in machines)):
            while stack and stack[-1][1] >= last:
                stack.pop()
            if not stack or stack[-1][0] < first:
                stack.append((first, last))
        chosen = []
        for first, last in stack:
            if not chosen or chosen[-1] < first:
                chosen.append(last)
        return chosen
