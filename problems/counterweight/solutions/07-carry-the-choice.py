class Solution:
    def chooseStones(self, stones: List[int], target: int) -> List[int]:
        # every reachable sum carries a whole choice
        choices = {0: []}
        for i in range(len(stones)):
            grown = {}
            for total, choice in choices.items():
                t = total + stones[i]
                if t <= target and t not in choices:
                    grown[t] = choice + [i]
            choices = {**choices, **grown}
        return choices.get(target, [])
