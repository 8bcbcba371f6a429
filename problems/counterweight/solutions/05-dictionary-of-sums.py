class Solution:
    def chooseStones(self, stones: List[int], target: int) -> List[int]:
        made = {0: None}
        for index, weight in enumerate(stones):
            fresh = {}
            for total in made:
                bigger = total + weight
                if bigger <= target and bigger not in made:
                    fresh[bigger] = (index, total)
            made.update(fresh)
            if target in made:
                answer = []
                at = target
                while at:
                    index, at = made[at]
                    answer.append(index)
                return answer
        return []
