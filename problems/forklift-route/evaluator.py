def evaluate(expected_output, actual_output):
    import json

    try:
        answer = json.loads(actual_output)
    except (ValueError, RecursionError):
        return False
    task = json.loads(expected_output)
    floor, turn = task["floor"], task["turn"]
    steps = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}

    def cost(route):
        """Cost of a route from corner to corner, or None if it is none."""
        row = column = total = 0
        last = ""
        for move in route:
            if move not in steps:
                return None
            row, column = row + steps[move][0], column + steps[move][1]
            if not (0 <= row < len(floor) and 0 <= column < len(floor[0])) or floor[row][column] == "#":
                return None
            total += int(floor[row][column]) + (turn if last and move != last else 0)
            last = move
        return total if (row, column) == (len(floor) - 1, len(floor[0]) - 1) else None

    if not isinstance(answer, str):
        return False
    if task["route"] == "":
        return answer == ""
    return cost(answer) == cost(task["route"])
