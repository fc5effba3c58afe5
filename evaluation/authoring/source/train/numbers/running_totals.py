"""Prefix sums and totals that run along a list."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("river-gauge")
def river_gauge(rng: Random) -> Draft:
    cases = [([4, 1, 7, 2], [(2, 3), (1, 4)]), ([5], [(1, 1)]), ([0, 0], [(1, 2), (2, 2)])]
    cases.append(([1000] * 100, [(1, 100), (100, 100), (1, 1)]))
    for n, q in ((2, 3), (5, 6), (10, 10), (40, 20), (80, 50), (100, 50), (100, 50)):
        queries = [tuple(sorted(integers(rng, 2, 1, n))) for _ in range(q)]
        cases.append((integers(rng, n, 0, 1000), queries))
    return Draft(
        question="""
            A gauge notes each day how many litres of rain fell. Answer questions about how much fell from day a to
            day b, both included.

            -----Input-----
            The first line holds n and q (1 <= n <= 100, 1 <= q <= 50), the second n integers from 0 to 1000. Each of
            the next q lines holds a and b (1 <= a <= b <= n).

            -----Output-----
            Print the answer to each question on its own line.
            """,
        references=[
            """
            n, q = map(int, input().split())
            rain = list(map(int, input().split()))
            prefix = [0]
            for litres in rain:
                prefix.append(prefix[-1] + litres)
            for _ in range(q):
                a, b = map(int, input().split())
                print(prefix[b] - prefix[a - 1])
            """,
            """
            import sys
            from itertools import accumulate


            def main():
                data = list(map(int, sys.stdin.read().split()))
                n, q = data[0], data[1]
                prefix = [0] + list(accumulate(data[2:2 + n]))
                queries = data[2 + n:]
                for a, b in zip(queries[::2], queries[1::2]):
                    print(prefix[b] - prefix[a - 1])


            main()
            """,
        ],
        inputs=[lines([len(rain), len(queries)], rain, *queries) for rain, queries in cases],
        difficulty="interview",
    )


@family("seesaw")
def seesaw(rng: Random) -> Draft:
    rows = [[2, 3, 9, 4, 1], [5], [1, 2], [0, 0, 0], [1, 1, 1, 1], [0, 7], [7, 0], [100] * 99]
    for n in (5, 11, 30):
        left = integers(rng, n, 0, 100)
        rows.append([*left, rng.randint(0, 100), *reversed(left)])
    rows += [integers(rng, n, 0, 100) for n in (6, 99)]
    return Draft(
        question="""
            Stones lie in a row. Choose one so that the stones to its left weigh together as much as those to its
            right; on an end of the row there is no stone and the weight is 0.

            -----Input-----
            The first line holds n (1 <= n <= 99), the second n weights from 0 to 100.

            -----Output-----
            Print the position of the first such stone, counted from 1, or -1 when there is none.
            """,
        references=[
            """
            n = int(input())
            stones = list(map(int, input().split()))
            right = sum(stones)
            left = 0
            answer = -1
            for i in range(n):
                right -= stones[i]
                if left == right:
                    answer = i + 1
                    break
                left += stones[i]
            print(answer)
            """,
            """
            def find(stones):
                for i in range(len(stones)):
                    if sum(stones[:i]) == sum(stones[i + 1:]):
                        return i + 1
                return -1


            input()
            print(find(list(map(int, input().split()))))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )


@family("deepest-debt")
def deepest_debt(rng: Random) -> Draft:
    rows = [[10, -25, 5, -3], [1], [-1], [5, 5], [-5, -5], [5, -5], [-100] * 80, [100, -100] * 40]
    rows += [[value or 1 for value in integers(rng, n, -100, 100)] for n in (4, 15, 40, 80)]
    return Draft(
        question="""
            An account starts at 0. Then payments follow, positive or negative. What was the lowest balance, the start
            included, and after how many payments was it reached first?

            -----Input-----
            The first line holds n (1 <= n <= 80), the second n integers from -100 to 100, none of them 0.

            -----Output-----
            Print the lowest balance and the number of payments.
            """,
        references=[
            """
            n = int(input())
            balance = lowest = when = 0
            for day, payment in enumerate(map(int, input().split()), 1):
                balance += payment
                if balance < lowest:
                    lowest = balance
                    when = day
            print(lowest, when)
            """,
            """
            from itertools import accumulate

            input()
            balances = [0] + list(accumulate(map(int, input().split())))
            print(min(balances), balances.index(min(balances)))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )
