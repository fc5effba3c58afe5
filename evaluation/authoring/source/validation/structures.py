"""Validation families that need sorting, or a careful walk over a table."""

import random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("merging-intervals")
def merging_intervals(rng: random.Random) -> Draft:
    cases = [[(7, 9), (2, 4), (3, 5)], [(5, 5)], [(1, 2), (2, 3)], [(1, 2), (3, 4)], [(1, 10), (2, 3)], [(0, 1000)]]
    cases += [[(4, 7), (4, 7)], [(9, 12), (1, 4), (5, 8)], [(1, 9), (2, 3), (4, 12)], [(0, 0), (1000, 1000)]]
    for n, longest in ((10, 60), (30, 20), (50, 5), (50, 30)):
        starts = integers(rng, n, 0, 900)
        cases.append([(start, start + rng.randint(0, longest)) for start in starts])
    return Draft(
        question="""
            A street is dug up in several places, each from metre a to metre b. Sites that overlap or that share an
            end point are dug as one. List the sites that result.

            -----Input-----

            The first line holds the integer n (1 <= n <= 50). Then follow n lines with two integers a and b each (0
            <= a <= b <= 1000).

            -----Output-----

            Print a line with the two ends of each resulting site, from the smallest to the largest.
        """,
        references=[
            """
                n = int(input())
                sites = sorted(tuple(map(int, input().split())) for _ in range(n))
                merged = []
                for a, b in sites:
                    if merged and a <= merged[-1][1]:
                        merged[-1][1] = max(merged[-1][1], b)
                    else:
                        merged.append([a, b])
                for a, b in merged:
                    print(a, b)
            """,
            """
                import sys


                def main():
                    _, *ends = map(int, sys.stdin.read().split())
                    sites = sorted(zip(ends[::2], ends[1::2]))
                    start, end = sites[0]
                    for a, b in sites[1:]:
                        if a > end:
                            print(start, end)
                            start, end = a, b
                        elif b > end:
                            end = b
                    print(start, end)


                main()
            """,
            """
                n = int(input())
                dug = [False] * 2003
                for _ in range(n):
                    a, b = map(int, input().split())
                    for x in range(2 * a, 2 * b + 1):
                        dug[x] = True
                x = 0
                while x < 2002:
                    if dug[x]:
                        start = x
                        while dug[x]:
                            x += 1
                        print(start // 2, (x - 1) // 2)
                    x += 1
            """,
        ],
        inputs=[lines(len(sites), *sites) for sites in cases],
        difficulty="interview",
    )


@family("spiral-walk")
def spiral_walk(rng: random.Random) -> Draft:
    shapes = [(3, 3), (1, 1), (1, 5), (5, 1), (2, 2), (2, 3), (3, 2), (4, 4), (3, 5), (5, 3), (10, 10), (7, 4)]
    tables = [[[y * w + x + 1 for x in range(w)] for y in range(h)] for h, w in shapes]
    tables.append([integers(rng, 6, -100, 100) for _ in range(5)])
    return Draft(
        question="""
            A robot mows a lawn in a spiral. It starts in the upper left corner, goes right along the first row, then
            down, left and up, and always turns before squares that it has mown. Write a function spiral(lawn) that
            returns the list of the numbers on the squares in the order of the walk.

            The lawn is a list of 1 to 10 rows of equal length with 1 to 10 integers each, between -100 and 100.
        """,
        references=[
            """
                def spiral(lawn):
                    rows = [list(row) for row in lawn]
                    result = []
                    while rows:
                        result += rows.pop(0)
                        rows = [list(column) for column in zip(*rows)][::-1]
                    return result
            """,
            """
                def spiral(lawn):
                    top, bottom, left, right = 0, len(lawn) - 1, 0, len(lawn[0]) - 1
                    path = []
                    while top <= bottom and left <= right:
                        for x in range(left, right + 1):
                            path.append(lawn[top][x])
                        for y in range(top + 1, bottom + 1):
                            path.append(lawn[y][right])
                        if top < bottom and left < right:
                            for x in range(right - 1, left - 1, -1):
                                path.append(lawn[bottom][x])
                            for y in range(bottom - 1, top, -1):
                                path.append(lawn[y][left])
                        top += 1
                        bottom -= 1
                        left += 1
                        right -= 1
                    return path
            """,
            """
                def spiral(lawn):
                    h, w = len(lawn), len(lawn[0])
                    seen = set()
                    x, y, dx, dy = 0, 0, 1, 0
                    result = []
                    for _ in range(h * w):
                        result.append(lawn[y][x])
                        seen.add((x, y))
                        if not (0 <= x + dx < w and 0 <= y + dy < h) or (x + dx, y + dy) in seen:
                            dx, dy = -dy, dx
                        x, y = x + dx, y + dy
                    return result
            """,
        ],
        inputs=[[table] for table in tables],
        difficulty="interview",
        fn_name="spiral",
        starter_code="def spiral(lawn):\n",
    )
