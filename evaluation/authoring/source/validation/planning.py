"""Validation families that search for the shortest or the best plan."""

import random

from evaluation.authoring.draft import Draft, family, lines


@family("knight-moves")
def knight_moves(rng: random.Random) -> Draft:
    cases = [(8, (1, 1), (8, 8)), (1, (1, 1), (1, 1)), (2, (1, 1), (2, 2)), (3, (1, 1), (2, 2)), (3, (1, 1), (3, 3))]
    cases += [
        (50, (1, 1), (50, 50)),
        (50, (25, 25), (25, 26)),
        (4, (1, 1), (2, 2)),
        (8, (4, 4), (4, 4)),
        (5, (1, 5), (5, 1)),
    ]
    cases += [(3, (1, 3), (2, 1)), (4, (4, 1), (1, 4)), (5, (3, 3), (2, 1)), (5, (3, 3), (1, 2))]
    for n in (8, 20, 50):
        cases.append((n, (rng.randint(1, n), rng.randint(1, n)), (rng.randint(1, n), rng.randint(1, n))))
    return Draft(
        question="""
            A chess knight stands on a board of n by n squares. One move takes it two squares along a row or a column
            and one square sideways, never off the board. How many moves does it need from one square to another?

            -----Input-----

            The first line holds the integer n (1 <= n <= 50). The second line holds row and column of the start, the
            third line row and column of the goal, each from 1 to n.

            -----Output-----

            Print the smallest number of moves, or -1 if the goal cannot be reached.
        """,
        references=[
            """
                from collections import deque

                n = int(input())
                start = tuple(map(int, input().split()))
                goal = tuple(map(int, input().split()))
                moves = [(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)]
                dist = {start: 0}
                queue = deque([start])
                while queue:
                    x, y = queue.popleft()
                    for dx, dy in moves:
                        a, b = x + dx, y + dy
                        if 1 <= a <= n and 1 <= b <= n and (a, b) not in dist:
                            dist[(a, b)] = dist[(x, y)] + 1
                            queue.append((a, b))
                print(dist.get(goal, -1))
            """,
            """
                import sys


                def main():
                    n, r, c, goal_r, goal_c = map(int, sys.stdin.read().split())
                    frontier, seen, steps = {(r, c)}, {(r, c)}, 0
                    while frontier and (goal_r, goal_c) not in frontier:
                        reached = {
                            (y + dy, x + dx)
                            for y, x in frontier
                            for dy in (-2, -1, 1, 2)
                            for dx in (abs(dy) - 3, 3 - abs(dy))
                            if 0 < y + dy <= n and 0 < x + dx <= n
                        }
                        frontier = reached - seen
                        seen |= frontier
                        steps += 1
                    print(steps if frontier else -1)


                main()
            """,
        ],
        inputs=[lines(*case) for case in cases],
        difficulty="competition",
    )


@family("paid-bookings")
def paid_bookings(rng: random.Random) -> Draft:
    cases = [[(1, 4, 50), (3, 6, 70), (4, 8, 40)], [(1, 2, 1)], [(1, 3, 5), (3, 5, 5)], [(1, 3, 5), (2, 5, 6)]]
    cases += [
        [(1, 10, 100), (1, 2, 40), (2, 3, 40), (3, 10, 30)],
        [(5, 9, 7), (5, 9, 8)],
        [(1, 1000, 1000), (1, 999, 999)],
    ]
    cases += [
        [(4, 6, 10), (1, 5, 10), (5, 9, 10)],
        [(9, 10, 3), (1, 2, 3), (5, 6, 3)],
        [(1, 2, 5), (2, 4, 1), (3, 4, 5)],
    ]
    for n, longest in ((15, 300), (60, 100), (100, 30)):
        starts = [rng.randint(1, 1000 - longest) for _ in range(n)]
        cases.append([(start, start + rng.randint(1, longest), rng.randint(1, 1000)) for start in starts])
    return Draft(
        question="""
            A hall can be rented to one party at a time. Each request names the hour a of arrival, the hour b of
            departure and the price offered. Two requests can both be granted if one party leaves before, or in the
            very hour when, the other one arrives. What is the largest income?

            -----Input-----

            The first line holds the integer n (1 <= n <= 100). Then follow n lines with three integers a, b and p
            each (1 <= a < b <= 1000, 1 <= p <= 1000).

            -----Output-----

            Print the largest total price of requests that can be granted together.
        """,
        references=[
            """
                n = int(input())
                requests = []
                for _ in range(n):
                    a, b, p = map(int, input().split())
                    requests.append((b, a, p))
                requests.sort()
                best = [0] * 1001
                i = 0
                for hour in range(1, 1001):
                    best[hour] = best[hour - 1]
                    while i < n and requests[i][0] == hour:
                        b, a, p = requests[i]
                        best[hour] = max(best[hour], best[a] + p)
                        i += 1
                print(best[1000])
            """,
            """
                from bisect import bisect_right

                n = int(input())
                requests = [tuple(map(int, input().split())) for _ in range(n)]
                requests.sort(key=lambda r: r[1])
                ends = [b for a, b, p in requests]
                dp = [0]
                for i, (a, b, p) in enumerate(requests):
                    dp.append(max(dp[-1], dp[bisect_right(ends, a, 0, i)] + p))
                print(dp[-1])
            """,
            """
                import sys
                from functools import lru_cache


                def main():
                    _, *numbers = map(int, sys.stdin.read().split())
                    requests = sorted(zip(numbers[::3], numbers[1::3], numbers[2::3]))

                    @lru_cache(maxsize=None)
                    def income(i):
                        if i == len(requests):
                            return 0
                        a, b, p = requests[i]
                        j = i + 1
                        while j < len(requests) and requests[j][0] < b:
                            j += 1
                        return max(income(i + 1), p + income(j))

                    print(income(0))


                main()
            """,
        ],
        inputs=[lines(len(requests), *requests) for requests in cases],
        difficulty="competition",
    )
