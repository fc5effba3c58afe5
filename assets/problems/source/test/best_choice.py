"""Test families that look for the best of many choices."""

import random

from evaluation.problem_set import Draft, family


@family("knapsack")
def knapsack(rng: random.Random) -> Draft:
    cases = [(10, [(5, 10), (4, 40), (6, 30), (3, 50)]), (1, [(1, 1)]), (1, [(2, 9)]), (5, [(5, 7), (3, 4), (2, 3)])]
    cases += [(6, [(3, 5), (3, 5), (3, 5)]), (4, [(3, 10), (2, 6), (2, 6)]), (1000, [(1000, 1000)]), (7, [(2, 3)])]
    cases += [(50, [(10, 60), (20, 100), (30, 120)]), (3, [(4, 9), (5, 9)]), (9, [(6, 11), (5, 8), (4, 7)])]
    for capacity, n in ((1000, 60), (100, 30), (37, 12)):
        cases.append((capacity, [(rng.randint(1, capacity // 3), rng.randint(1, 1000)) for _ in range(n)]))
    return Draft(
        question="""
            A museum lends out objects, each with a weight and a value. The van carries at most W kilograms. Each
            object exists once and travels whole or not at all. What is the greatest total value of one load?

            -----Input-----

            The first line holds two integers n and W (1 <= n <= 60, 1 <= W <= 1000). Then follow n lines with two
            integers each: the weight and the value of an object (1 to 1000 each).

            -----Output-----

            Print the greatest total value. It is 0 if nothing fits.
        """,
        references=[
            """
                n, W = map(int, input().split())
                dp = [0] * (W + 1)
                for _ in range(n):
                    w, v = map(int, input().split())
                    for c in range(W, w - 1, -1):
                        dp[c] = max(dp[c], dp[c - w] + v)
                print(dp[W])
            """,
            """
                import sys


                def main():
                    n, limit, *rest = map(int, sys.stdin.read().split())
                    best = {0: 0}
                    for weight, value in zip(rest[::2], rest[1::2]):
                        for load, total in list(best.items()):
                            if load + weight <= limit:
                                best[load + weight] = max(best.get(load + weight, 0), total + value)
                    print(max(best.values()))


                main()
            """,
            """
                n, W = map(int, input().split())
                items = [tuple(map(int, input().split())) for _ in range(n)]
                table = [[0] * (W + 1) for _ in range(n + 1)]
                for i, (weight, value) in enumerate(items, 1):
                    for c in range(W + 1):
                        table[i][c] = table[i - 1][c]
                        if weight <= c:
                            table[i][c] = max(table[i][c], table[i - 1][c - weight] + value)
                print(table[n][W])
            """,
        ],
        inputs=[f"{len(items)} {w}\n" + "".join(f"{a} {b}\n" for a, b in items) for w, items in cases],
        difficulty="competition",
    )
