"""Rows and columns of numbers and signs."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("mines-around")
def mines_around(rng: Random) -> Draft:
    boards = [["*..", "...", "..*"], ["."], ["*"], ["***", "***", "***"], ["*.*.*"], [".", "*", "."], ["..", ".."]]
    boards += [
        ["".join(rng.choice("..*") for _ in range(w)) for _ in range(h)] for h, w in ((3, 5), (6, 4), (8, 8), (10, 10))
    ]
    return Draft(
        question="""
            A board is a list of texts of the same length; `*` is a mine, `.` a free field. Write a function
            `numbered(board)` that returns the board with each free field replaced by the number of mines on the up to
            eight fields around it.

            The board has 1 to 10 rows and 1 to 10 columns.
            """,
        references=[
            """
            def numbered(board):
                height, width = len(board), len(board[0])
                result = []
                for r in range(height):
                    row = ""
                    for c in range(width):
                        if board[r][c] == "*":
                            row += "*"
                            continue
                        mines = 0
                        for y in range(max(0, r - 1), min(height, r + 2)):
                            for x in range(max(0, c - 1), min(width, c + 2)):
                                if board[y][x] == "*":
                                    mines += 1
                        row += str(mines)
                    result.append(row)
                return result
            """,
            """
            def numbered(board):
                mines = {(r, c) for r, row in enumerate(board) for c, sign in enumerate(row) if sign == "*"}
                around = [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1) if (y, x) != (0, 0)]

                def shown(r, c):
                    if (r, c) in mines:
                        return "*"
                    return str(sum((r + y, c + x) in mines for y, x in around))

                return ["".join(shown(r, c) for c in range(len(row))) for r, row in enumerate(board)]
            """,
        ],
        inputs=[[board] for board in boards],
        difficulty="interview",
        fn_name="numbered",
        starter_code="def numbered(board):\n",
    )


def _grids(rng: Random) -> list[list[list[int]]]:
    grids = [
        [[3, 1, 4], [2, 9, 0]],
        [[5]],
        [[1], [2], [2]],
        [[4, 4, 4]],
        [[0, 0], [0, 0]],
        [[7, 1], [1, 7]],
        [[9], [5], [1]],
        [[9, 5, 1]],
    ]
    return grids + [[integers(rng, w, 0, 50) for _ in range(h)] for h, w in ((3, 3), (4, 7), (8, 5), (12, 12))]


@family("fullest-row")
def fullest_row(rng: Random) -> list[Draft]:
    inputs = [lines([len(grid), len(grid[0])], *grid) for grid in _grids(rng)]
    limits = "The first line holds r and c (1 <= r, c <= 12). Each of the next r lines holds c integers from 0 to 50."
    return [
        Draft(
            question=f"""
                A car park has r rows and counts the cars in c sections of each. Which row is the fullest? Of equally
                full rows the first counts.

                -----Input-----
                {limits}

                -----Output-----
                Print the number of the row, counted from 1, and how many cars it holds.
                """,
            references=[
                """
                r, c = map(int, input().split())
                rows = [sum(map(int, input().split())) for _ in range(r)]
                print(rows.index(max(rows)) + 1, max(rows))
                """,
                """
                r, c = map(int, input().split())
                best = -1
                for number in range(1, r + 1):
                    cars = 0
                    for section in input().split():
                        cars += int(section)
                    if cars > best:
                        best = cars
                        row = number
                print(row, best)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                A map shows the heights of a landscape. A hill is a square that is higher than each of its neighbours
                above, below, left and right, as far as they exist. Count the hills.

                -----Input-----
                {limits}

                -----Output-----
                Print the number of hills.
                """,
            references=[
                """
                r, c = map(int, input().split())
                height = [list(map(int, input().split())) for _ in range(r)]
                hills = 0
                for y in range(r):
                    for x in range(c):
                        here = height[y][x]
                        if y > 0 and height[y - 1][x] >= here:
                            continue
                        if y < r - 1 and height[y + 1][x] >= here:
                            continue
                        if x > 0 and height[y][x - 1] >= here:
                            continue
                        if x < c - 1 and height[y][x + 1] >= here:
                            continue
                        hills += 1
                print(hills)
                """,
                """
                import sys

                rows = [list(map(int, line.split())) for line in sys.stdin.read().splitlines()[1:]]
                width = len(rows[0]) + 2
                flat = [-1] * width
                for row in rows:
                    flat += [-1] + row + [-1]
                flat += [-1] * width
                hills = 0
                for i in range(width, len(flat) - width):
                    if all(flat[i] > flat[i + step] for step in (-1, 1, -width, width)):
                        hills += 1
                print(hills)
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
    ]


@family("carpet-cost")
def carpet_cost(rng: Random) -> Draft:
    cases = []
    for grid in _grids(rng):
        h, w = len(grid), len(grid[0])
        corners = [(1, 1, h, w), (h, w, h, w)]
        for _ in range(rng.randint(1, 15)):
            top, bottom = sorted(integers(rng, 2, 1, h))
            left, right = sorted(integers(rng, 2, 1, w))
            corners.append((top, left, bottom, right))
        cases.append(lines([h, w], *grid, len(corners), *corners))
    return Draft(
        question="""
            A floor has r rows and c columns of tiles with prices. Answer questions about the price of all tiles in a
            rectangle.

            -----Input-----
            The first line holds r and c (1 <= r, c <= 12). Each of the next r lines holds c prices from 0 to 50. Then
            comes q (1 <= q <= 17), and q lines with top row, left column, bottom row and right column of a rectangle,
            counted from 1 and included.

            -----Output-----
            Print the price for each question on its own line.
            """,
        references=[
            """
            r, c = map(int, input().split())
            prefix = [[0] * (c + 1)]
            for _ in range(r):
                row = [0]
                run = 0
                for i, price in enumerate(map(int, input().split()), 1):
                    run += price
                    row.append(prefix[-1][i] + run)
                prefix.append(row)
            for _ in range(int(input())):
                top, left, bottom, right = map(int, input().split())
                whole = prefix[bottom][right] - prefix[top - 1][right]
                print(whole - prefix[bottom][left - 1] + prefix[top - 1][left - 1])
            """,
            """
            r, c = map(int, input().split())
            floor = [list(map(int, input().split())) for _ in range(r)]
            q = int(input())
            for _ in range(q):
                top, left, bottom, right = map(int, input().split())
                print(sum(sum(row[left - 1:right]) for row in floor[top - 1:bottom]))
            """,
        ],
        inputs=cases,
        difficulty="interview",
    )
