"""Test families that look for something in a list or on a map."""

import random

from evaluation.authoring.draft import Draft, family


@family("two-sum")
def two_sum(rng: random.Random) -> Draft:
    cases = [([4, 8, 1, 9, 4], 12), ([3, 3], 6), ([3, 4], 6), ([5], 10), ([], 0), ([1, 1, 1, 1], 2), ([-4, 4, 0, 0], 0)]
    cases += [([0, 0, 0], 0), ([1, 2, 3, 4, 5], 6), ([-1000, -1000], -2000), ([4, -2], 2), ([1, 2], 4)]
    cases += [([rng.randint(-20, 20) for _ in range(60)], 7), ([rng.randint(-1000, 1000) for _ in range(100)], 0)]
    return Draft(
        question="""
            On a dance floor everyone wears a number. Two people may dance together if their numbers add up to a given
            target. Write a function count_pairs(numbers, target) that returns how many different pairs of people may
            dance together. Several people may wear the same number; they are still different people.

            The list holds 0 to 100 integers between -1000 and 1000; the target is between -2000 and 2000.
        """,
        references=[
            """
                def count_pairs(numbers, target):
                    count = 0
                    for i in range(len(numbers)):
                        for j in range(i + 1, len(numbers)):
                            if numbers[i] + numbers[j] == target:
                                count += 1
                    return count
            """,
            """
                def count_pairs(numbers, target):
                    seen = {}
                    pairs = 0
                    for x in numbers:
                        pairs += seen.get(target - x, 0)
                        seen[x] = seen.get(x, 0) + 1
                    return pairs
            """,
            """
                from itertools import combinations


                def count_pairs(numbers, target):
                    return sum(a + b == target for a, b in combinations(numbers, 2))
            """,
        ],
        inputs=[[numbers, target] for numbers, target in cases],
        difficulty="interview",
        fn_name="count_pairs",
        starter_code="def count_pairs(numbers, target):\n",
    )


def sea(rng: random.Random, height: int, width: int, land: int) -> list[str]:
    """A random map on which `land` of ten squares are land."""
    return ["".join("#" if rng.randrange(10) < land else "." for _ in range(width)) for _ in range(height)]


@family("islands")
def islands(rng: random.Random) -> Draft:
    maps = [
        ["##..", "#..#", "..#."],
        ["."],
        ["#"],
        ["#.#", ".#.", "#.#"],
        ["###", "#.#", "###"],
        ["#.#.#"],
        ["#", ".", "#"],
    ]
    maps += [["####", "...#", "####", "#...", "####"], ["#..#", "####", "#..#"], ["#" * 30] * 30, ["...", "...", "..#"]]
    maps += [sea(rng, 30, 30, 5), sea(rng, 8, 20, 6), sea(rng, 20, 7, 4)]
    return Draft(
        question="""
            On a sea chart # is land and . is water. Squares of land that touch along a side belong to the same
            island; touching at a corner is not enough.

            -----Input-----

            The first line holds two integers h and w (1 <= h, w <= 30). Then follow h lines of w characters each: the
            chart.

            -----Output-----

            Print the number of islands.
        """,
        references=[
            """
                h, w = map(int, input().split())
                grid = [list(input()) for _ in range(h)]
                count = 0
                for i in range(h):
                    for j in range(w):
                        if grid[i][j] == "#":
                            count += 1
                            grid[i][j] = "."
                            stack = [(i, j)]
                            while stack:
                                x, y = stack.pop()
                                for a, b in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                                    if 0 <= a < h and 0 <= b < w and grid[a][b] == "#":
                                        grid[a][b] = "."
                                        stack.append((a, b))
                print(count)
            """,
            """
                import sys


                def find(parent, x):
                    while parent[x] != x:
                        x = parent[x]
                    return x


                def main():
                    lines = sys.stdin.read().split()[2:]
                    land = {(i, j) for i, row in enumerate(lines) for j, c in enumerate(row) if c == "#"}
                    parent = {square: square for square in land}
                    for i, j in land:
                        for other in ((i + 1, j), (i, j + 1)):
                            if other in land:
                                parent[find(parent, (i, j))] = find(parent, other)
                    print(sum(parent[square] == square for square in land))


                main()
            """,
            """
                import sys

                sys.setrecursionlimit(10000)


                def sink(land, x, y):
                    if (x, y) in land:
                        land.remove((x, y))
                        sink(land, x + 1, y)
                        sink(land, x - 1, y)
                        sink(land, x, y + 1)
                        sink(land, x, y - 1)


                h, w = map(int, input().split())
                land = set()
                for y in range(h):
                    for x, c in enumerate(input()):
                        if c == "#":
                            land.add((x, y))
                islands = 0
                while land:
                    x, y = next(iter(land))
                    sink(land, x, y)
                    islands += 1
                print(islands)
            """,
        ],
        inputs=[f"{len(rows)} {len(rows[0])}\n" + "\n".join(rows) + "\n" for rows in maps],
        difficulty="interview",
    )


@family("sliding-window")
def sliding_window(rng: random.Random) -> Draft:
    cases = [
        (3, [4, -2, 0, 7, 1, 1]),
        (1, [4]),
        (1, [2, 1, 2]),
        (2, [5, 5]),
        (3, [3, 2, 1]),
        (3, [1, 2, 3]),
        (2, [9, 1, 1, 1]),
    ]
    cases += [(4, [-1, -2, -3, -4, -5]), (2, [0, -1000000, 1000000, 0]), (5, [7, 7, 7, 7, 7, 7])]
    for n, k in ((50, 7), (200, 30), (200, 199)):
        cases.append((k, [rng.randint(-1000000, 1000000) for _ in range(n)]))
    return Draft(
        question="""
            A mountain hut notes the wind speed change of each hour. For every k hours in a row the keeper wants to
            know the largest of the k values.

            -----Input-----

            The first line holds two integers n and k (1 <= k <= n <= 200). The second line holds the n values,
            integers between -10^6 and 10^6.

            -----Output-----

            Print n - k + 1 integers on one line: the largest of the values 1 to k, the largest of the values 2 to k +
            1, and so on.
        """,
        references=[
            """
                n, k = map(int, input().split())
                a = list(map(int, input().split()))
                result = []
                for i in range(n - k + 1):
                    result.append(max(a[i:i + k]))
                print(*result)
            """,
            """
                from collections import deque

                n, k = map(int, input().split())
                a = list(map(int, input().split()))
                window = deque()
                answer = []
                for i, x in enumerate(a):
                    while window and a[window[-1]] <= x:
                        window.pop()
                    window.append(i)
                    if window[0] <= i - k:
                        window.popleft()
                    if i >= k - 1:
                        answer.append(str(a[window[0]]))
                print(" ".join(answer))
            """,
            """
                import heapq
                import sys


                def main():
                    n, k, *values = map(int, sys.stdin.read().split())
                    heap = []
                    for i in range(n):
                        heapq.heappush(heap, (-values[i], i))
                        while heap[0][1] <= i - k:
                            heapq.heappop(heap)
                        if i + 1 >= k:
                            print(-heap[0][0], end="\\n" if i == n - 1 else " ")


                main()
            """,
        ],
        inputs=[f"{len(values)} {k}\n{' '.join(map(str, values))}\n" for k, values in cases],
        difficulty="interview",
    )
