"""Test families that look for the best of many choices."""

import random

from evaluation.authoring.draft import Draft, family, lines


@family("knapsack")
def knapsack(rng: random.Random) -> Draft:
    cases = [(11, [(6, 25), (4, 30), (7, 42), (2, 9)]), (1, [(1, 1)]), (1, [(2, 9)]), (5, [(5, 7), (3, 4), (2, 3)])]
    cases += [(6, [(3, 5), (3, 5), (3, 5)]), (4, [(3, 10), (2, 6), (2, 6)]), (1000, [(1000, 1000)]), (7, [(2, 3)])]
    cases += [(70, [(15, 80), (25, 90), (45, 150)]), (3, [(4, 9), (5, 9)]), (9, [(6, 11), (5, 8), (4, 7)])]
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
        inputs=[lines([len(items), w], *items) for w, items in cases],
        difficulty="competition",
    )


@family("fewest-coins")
def fewest_coins(rng: random.Random) -> Draft:
    cases = [
        (6, [1, 3, 4]),
        (3, [2]),
        (7, [7]),
        (1, [1]),
        (1, [2]),
        (11, [1, 2, 5]),
        (10000, [9999, 2]),
        (0, [5]),
        (8, [5, 3]),
    ]
    cases += [(30, [1, 10, 25]), (12, [9, 6, 1]), (10000, [1]), (9999, [2, 4, 10000]), (14, [5, 10]), (27, [4, 5, 13])]
    for total, n in ((1000, 5), (5000, 8), (10000, 10)):
        cases.append((total, rng.sample(range(10, 500), n)))
    return Draft(
        question="""
            An island country mints coins of n different values, and everybody has enough of each. How many coins are
            needed at least to pay exactly s?

            -----Input-----

            The first line holds two integers s and n (0 <= s <= 10000, 1 <= n <= 10). The second line holds the n
            different values of the coins, integers from 1 to 10000, in any order.

            -----Output-----

            Print the smallest number of coins, or -1 if s cannot be paid.
        """,
        references=[
            """
                s, n = map(int, input().split())
                coins = list(map(int, input().split()))
                inf = 10**9
                dp = [0] + [inf] * s
                for i in range(1, s + 1):
                    for c in coins:
                        if c <= i and dp[i - c] + 1 < dp[i]:
                            dp[i] = dp[i - c] + 1
                print(dp[s] if dp[s] < inf else -1)
            """,
            """
                import sys


                def main():
                    s, _, *coins = map(int, sys.stdin.read().split())
                    reached, sums, count = {0}, {0}, 0
                    while sums and s not in reached:
                        sums = {total + coin for total in sums for coin in coins if total + coin <= s} - reached
                        reached |= sums
                        count += 1
                    print(count if s in reached else -1)


                main()
            """,
            """
                s, n = map(int, input().split())
                best = {0: 0}
                for coin in map(int, input().split()):
                    for total in range(coin, s + 1):
                        if total - coin in best:
                            best[total] = min(best.get(total, s + 1), best[total - coin] + 1)
                print(best.get(s, -1))
            """,
        ],
        inputs=[lines([total, len(coins)], coins) for total, coins in cases],
        difficulty="competition",
    )
