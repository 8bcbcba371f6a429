class Solution:
    def countPools(self, rows: List[str]) -> List[int]:
        # build the graph first, walk it afterwards
        graph = {}
        for r in range(len(rows)):
            for c in range(len(rows[r])):
                if rows[r][c] == "~":
                    graph[(r, c)] = []
        for (r, c), near in graph.items():
            d = r % 2
            for key in ((r, c - 1), (r, c + 1), (r - 1, c - 1 + d), (r - 1, c + d), (r + 1, c - 1 + d), (r + 1, c + d)):
                if key in graph:
                    near.append(key)
        seen = set()
        answer = [0, 0]
        for start in graph:
            if start in seen:
                continue
            seen.add(start)
            pool = [start]
            for field in pool:
                for n in graph[field]:
                    if n not in seen:
                        seen.add(n)
                        pool.append(n)
            answer[0] += 1
            answer[1] = max(answer[1], len(pool))
        return answer
