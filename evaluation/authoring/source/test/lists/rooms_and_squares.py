"""Test families about rooms that are taken and squares that are filled or crossed."""

import random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("meeting-rooms")
def meeting_rooms(rng: random.Random) -> Draft:
    cases = [
        [(9, 11), (10, 12), (11, 13)],
        [(0, 1)],
        [(1, 2), (2, 3)],
        [(1, 5), (1, 5), (1, 5)],
        [(0, 1000), (5, 6), (6, 7)],
    ]
    cases += [
        [(3, 4), (1, 2), (5, 6)],
        [(1, 10), (2, 9), (3, 8), (4, 7)],
        [(1, 3), (2, 4), (3, 5), (4, 6)],
        [(0, 1000)] * 50,
    ]
    for n, longest in ((10, 300), (50, 100), (50, 700)):
        starts = integers(rng, n, 0, 1000 - longest)
        cases.append([(start, start + rng.randint(1, longest)) for start in starts])
    return Draft(
        question="""
            An office plans its meetings. A meeting takes a room from minute a until just before minute b, so that
            another one may begin there at minute b. How many rooms are needed?

            -----Input-----

            The first line holds the integer n (1 <= n <= 50). Then follow n lines with two integers a and b each (0
            <= a < b <= 1000).

            -----Output-----

            Print the smallest number of rooms.
        """,
        references=[
            """
                n = int(input())
                busy = [0] * 1000
                for _ in range(n):
                    a, b = map(int, input().split())
                    for minute in range(a, b):
                        busy[minute] += 1
                print(max(busy))
            """,
            """
                import sys


                def main():
                    _, *times = map(int, sys.stdin.read().split())
                    events = [(a, 1) for a in times[::2]] + [(b, -1) for b in times[1::2]]
                    rooms = most = 0
                    for _, change in sorted(events):
                        rooms += change
                        most = max(most, rooms)
                    print(most)


                main()
            """,
            """
                import heapq

                meetings = sorted(tuple(map(int, input().split())) for _ in range(int(input())))
                ends = []
                for start, end in meetings:
                    if ends and ends[0] <= start:
                        heapq.heapreplace(ends, end)
                    else:
                        heapq.heappush(ends, end)
                print(len(ends))
            """,
        ],
        inputs=[lines(len(meetings), *meetings) for meetings in cases],
        difficulty="interview",
    )


@family("latin-squares")
def latin_squares(rng: random.Random) -> Draft:
    shifted = [[(i + j) % 9 + 1 for j in range(9)] for i in range(9)]
    order = rng.sample(range(9), 9)
    mixed = [shifted[i] for i in order]
    spoiled = [list(row) for row in mixed]
    spoiled[4][4] = spoiled[4][5]
    squares = [
        [[1, 2], [2, 1]],
        [[1, 2], [1, 2]],
        [[1]],
        [[2]],
        [[0]],
        [[1, 1], [2, 2]],
        [[1, 2, 3], [2, 3, 1], [3, 1, 2]],
    ]
    squares += [[[1, 2, 3], [3, 1, 2], [2, 3, 4]], [[2, 3], [3, 2]], [[0, 1], [1, 0]], mixed, spoiled, [[1, 2], [2, 2]]]
    squares += [[[1, 2, 3], [1, 3, 2], [3, 2, 1]], [[1, 2, 3], [3, 1, 2], [1, 3, 2]], [[2, 2, 2], [2, 2, 2], [2, 2, 2]]]
    squares += [shifted, [[(2 * i + j) % 5 + 1 for j in range(5)] for i in range(5)], [[2, 1], [1, 2]]]
    return Draft(
        question="""
            In a Latin square of size n every row and every column contains each of the numbers 1 to n exactly once.
            Write a function is_latin(square) that returns True for a Latin square and False otherwise.

            The square is a list of n rows of n integers from 0 to 9 each (1 <= n <= 9).
        """,
        references=[
            """
                def is_latin(square):
                    n = len(square)
                    wanted = list(range(1, n + 1))
                    for i in range(n):
                        if sorted(square[i]) != wanted:
                            return False
                        if sorted(row[i] for row in square) != wanted:
                            return False
                    return True
            """,
            """
                def is_latin(square):
                    numbers = set(range(1, len(square) + 1))
                    return all(set(line) == numbers for line in list(square) + list(zip(*square)))
            """,
            """
                def is_latin(square):
                    n = len(square)
                    seen = set()
                    for i in range(n):
                        for j in range(n):
                            x = square[i][j]
                            if not 1 <= x <= n or ("row", i, x) in seen or ("column", j, x) in seen:
                                return False
                            seen.add(("row", i, x))
                            seen.add(("column", j, x))
                    return True
            """,
        ],
        inputs=[[square] for square in squares],
        difficulty="interview",
        fn_name="is_latin",
        starter_code="def is_latin(square):\n",
        examples=2,
    )


@family("cheapest-descent")
def cheapest_descent(rng: random.Random) -> Draft:
    grids = [
        [[2, 4, 1], [1, 6, 3], [5, 1, 2]],
        [[7]],
        [[0]],
        [[1, 2, 3]],
        [[4], [5], [6]],
        [[1, 9], [2, 3]],
        [[1, 2], [9, 3]],
    ]
    grids += [[[100] * 20 for _ in range(20)], [[0, 5, 0], [0, 5, 0], [0, 0, 0]], [[0, 0, 0], [5, 5, 0], [1, 1, 0]]]
    grids += [[integers(rng, w, 0, high) for _ in range(h)] for h, w, high in ((20, 20, 100), (5, 12, 9), (9, 4, 100))]
    return Draft(
        question="""
            A field is divided into squares, each with a number that says how muddy it is. Ines walks from the upper
            left to the lower right square, and every step leads to the square on the right or to the one below. She
            adds up the numbers of all squares that she treads on, the first and the last included. How small can this
            sum be?

            -----Input-----

            The first line holds two integers h and w (1 <= h, w <= 20). Then follow h lines of w integers each, from
            0 to 100.

            -----Output-----

            Print the smallest sum.
        """,
        references=[
            """
                h, w = map(int, input().split())
                g = [list(map(int, input().split())) for _ in range(h)]
                for i in range(h):
                    for j in range(w):
                        if i > 0 and j > 0:
                            g[i][j] += min(g[i - 1][j], g[i][j - 1])
                        elif i > 0:
                            g[i][j] += g[i - 1][j]
                        elif j > 0:
                            g[i][j] += g[i][j - 1]
                print(g[h - 1][w - 1])
            """,
            """
                import sys


                def main():
                    h, w, *mud = map(int, sys.stdin.read().split())
                    best = [0] + [float("inf")] * (w - 1)
                    for y in range(h):
                        row = mud[y * w:(y + 1) * w]
                        best[0] += row[0]
                        for x in range(1, w):
                            best[x] = row[x] + min(best[x], best[x - 1])
                    print(best[-1])


                main()
            """,
            """
                from functools import lru_cache

                h, w = map(int, input().split())
                field = [list(map(int, input().split())) for _ in range(h)]


                @lru_cache(maxsize=None)
                def cost(y, x):
                    if y == x == 0:
                        return field[0][0]
                    before = []
                    if y:
                        before.append(cost(y - 1, x))
                    if x:
                        before.append(cost(y, x - 1))
                    return field[y][x] + min(before)


                print(cost(h - 1, w - 1))
            """,
        ],
        inputs=[lines([len(grid), len(grid[0])], *grid) for grid in grids],
        difficulty="interview",
    )
