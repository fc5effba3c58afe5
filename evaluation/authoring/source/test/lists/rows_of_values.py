"""Test families that go once or twice through a row of values."""

import random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("longest-climb")
def longest_climb(rng: random.Random) -> Draft:
    lists = [
        [5, 1, 2, 4, 3, 6],
        [7],
        [1, 1, 1],
        [3, 2, 1],
        [1, 2, 3, 4],
        [9, 1, 2],
        [1, 2, 9, 9, 10, 11],
        [2, 1, 1, 2],
        [0, 8848],
    ]
    lists += [integers(rng, n, 0, high) for n, high in ((30, 9), (100, 8848), (100, 3))]
    lists.append([*range(50, 90), *range(10, 70)])
    return Draft(
        question="""
            The altitudes of a hiking path were measured at equal distances. Lea likes to climb. What is the largest
            number of consecutive measurements each of which is higher than the one before?

            -----Input-----

            The first line holds the integer n (1 <= n <= 100). The second line holds n integers from 0 to 8848.

            -----Output-----

            Print the number of measurements in the longest climb. A single measurement counts as a climb of 1.
        """,
        references=[
            """
                n = int(input())
                a = list(map(int, input().split()))
                best = 1
                run = 1
                for i in range(1, n):
                    if a[i] > a[i - 1]:
                        run += 1
                        best = max(best, run)
                    else:
                        run = 1
                print(best)
            """,
            """
                n = int(input())
                a = list(map(int, input().split()))
                length = [1] * n
                for i in range(1, n):
                    if a[i - 1] < a[i]:
                        length[i] = length[i - 1] + 1
                print(max(length))
            """,
            """
                import sys


                def main():
                    heights = [int(x) for x in sys.stdin.read().split()[1:]]
                    longest = start = 0
                    for end in range(1, len(heights) + 1):
                        if end == len(heights) or heights[end] <= heights[end - 1]:
                            longest = max(longest, end - start)
                            start = end
                    print(longest)


                main()
            """,
        ],
        inputs=[lines(len(values), values) for values in lists],
        difficulty="interview",
    )


@family("best-trade")
def best_trade(rng: random.Random) -> Draft:
    lists = [
        [8, 5, 9, 2, 7, 4],
        [5],
        [1, 2],
        [2, 1],
        [5, 4, 3, 2, 1],
        [3, 3, 3],
        [1, 1000],
        [2, 9, 1, 7],
        [4, 10, 1, 6],
        [9, 1, 9],
    ]
    lists += [integers(rng, n, 1, 1000) for n in (20, 100, 200)]
    lists.append(sorted(integers(rng, 30, 1, 1000), reverse=True))
    return Draft(
        question="""
            You know what a rare stamp will cost on each of the next n days. You may buy it on one day and sell it on
            a later one. What is the largest profit?

            -----Input-----

            The first line holds the integer n (1 <= n <= 200). The second line holds the n prices, integers from 1 to
            1000.

            -----Output-----

            Print the largest profit, or 0 if no trade brings any.
        """,
        references=[
            """
                n = int(input())
                prices = list(map(int, input().split()))
                lowest = prices[0]
                profit = 0
                for p in prices:
                    lowest = min(lowest, p)
                    profit = max(profit, p - lowest)
                print(profit)
            """,
            """
                n = int(input())
                p = list(map(int, input().split()))
                best = 0
                for i in range(n):
                    for j in range(i + 1, n):
                        if p[j] - p[i] > best:
                            best = p[j] - p[i]
                print(best)
            """,
            """
                import sys
                from itertools import accumulate

                prices = list(map(int, sys.stdin.read().split()))[1:]
                print(max(p - low for p, low in zip(prices, accumulate(prices, min))))
            """,
        ],
        inputs=[lines(len(values), values) for values in lists],
        difficulty="interview",
    )


@family("product-of-others")
def product_of_others(rng: random.Random) -> Draft:
    lists = [
        [1, 2, 3, 4],
        [5, 7],
        [0, 4],
        [0, 0, 3],
        [2, 0, 5],
        [-1, -1],
        [9] * 30,
        [1] * 10,
        [-9, 9, -9],
        [3, 0, 0],
        [0, 0],
    ]
    lists += [[rng.choice([-3, -2, -1, 1, 2, 3]) for _ in range(n)] for n in (6, 20, 30)]
    return Draft(
        question="""
            Each of n sliders on a mixing desk is set to a number. Slider i shows the product of the numbers of all
            the other sliders. What do the sliders show?

            -----Input-----

            The first line holds the integer n (2 <= n <= 30). The second line holds n integers from -9 to 9.

            -----Output-----

            Print the n products on one line.
        """,
        references=[
            """
                n = int(input())
                a = list(map(int, input().split()))
                result = []
                for i in range(n):
                    product = 1
                    for j in range(n):
                        if j != i:
                            product *= a[j]
                    result.append(product)
                print(*result)
            """,
            """
                from math import prod

                n = int(input())
                a = list(map(int, input().split()))
                print(*[prod(a[:i]) * prod(a[i + 1:]) for i in range(n)])
            """,
            """
                import sys


                def main():
                    n, *a = map(int, sys.stdin.read().split())
                    shown = [1] * n
                    left = right = 1
                    for i in range(n):
                        shown[i] *= left
                        left *= a[i]
                        shown[-1 - i] *= right
                        right *= a[-1 - i]
                    print(" ".join(map(str, shown)))


                main()
            """,
        ],
        inputs=[lines(len(values), values) for values in lists],
        difficulty="interview",
    )


@family("collector-rank")
def collector_rank(rng: random.Random) -> Draft:
    lists = [
        [5, 0, 3, 4, 1],
        [0],
        [1],
        [9],
        [0, 0],
        [2, 2],
        [1, 1, 1],
        [3, 3, 3],
        [100] * 100,
        [4, 4, 4, 4],
        [4, 4, 4, 3],
        [9, 7, 6, 4, 2],
    ]
    lists += [integers(rng, n, 0, high) for n, high in ((20, 30), (100, 100), (50, 20))]
    return Draft(
        question="""
            A collector of shells has rank h if she has at least h shells of each of at least h kinds. What is the
            highest rank that she has?

            -----Input-----

            The first line holds the number n of kinds (1 <= n <= 100). The second line holds n integers from 0 to
            100: how many shells of each kind she has.

            -----Output-----

            Print the highest rank; it may be 0.
        """,
        references=[
            """
                n = int(input())
                a = sorted(map(int, input().split()), reverse=True)
                h = 0
                while h < n and a[h] > h:
                    h += 1
                print(h)
            """,
            """
                n = int(input())
                a = list(map(int, input().split()))
                for h in range(n, -1, -1):
                    if sum(1 for x in a if x >= h) >= h:
                        print(h)
                        break
            """,
            """
                import sys

                counts = sorted(map(int, sys.stdin.read().split()[1:]))
                print(max(min(x, len(counts) - i) for i, x in enumerate(counts)))
            """,
        ],
        inputs=[lines(len(values), values) for values in lists],
        difficulty="interview",
    )
