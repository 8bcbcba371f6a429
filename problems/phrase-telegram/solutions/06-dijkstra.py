import heapq


class Solution:
    def cheapestTelegram(self, message: str, phrases: List[str], prices: List[int]) -> List[int]:
        """Positions are towns, phrases are roads: shortest way from 0 to the end of the message."""
        cheapest = {}
        for index, (phrase, price) in enumerate(zip(phrases, prices)):
            if phrase not in cheapest or price < cheapest[phrase][0]:
                cheapest[phrase] = (price, index)
        longest = max(map(len, phrases))

        target = len(message)
        queue = [(0, 0, -1, 0)]
        came_by = {}
        while queue:
            price, position, index, origin = heapq.heappop(queue)
            if position in came_by:
                continue
            came_by[position] = (index, origin)
            if position == target:
                break
            for end in range(position + 1, min(target, position + longest) + 1):
                if end not in came_by:
                    road = cheapest.get(message[position:end])
                    if road:
                        heapq.heappush(queue, (price + road[0], end, road[1], position))
        if target not in came_by:
            return []
        route = []
        position = target
        while position:
            index, position = came_by[position]
            route.append(index)
        route.reverse()
        return route
