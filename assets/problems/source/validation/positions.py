"""Validation families about positions: in an alphabet of names, in a row of days."""

import random

from evaluation.problem_set import Draft, family, integers, lines


@family("column-names")
def column_names(rng: random.Random) -> Draft:
    numbers = [
        28,
        1,
        26,
        27,
        52,
        53,
        702,
        703,
        701,
        16384,
        10**9,
        18278,
        18279,
        676,
        *rng.sample(range(1000, 10**9), 3),
    ]
    return Draft(
        question="""
            A spreadsheet names its columns A, B, ..., Z, then AA, AB, ..., AZ, BA, ..., ZZ, then AAA and so on. What
            is the name of column n?

            -----Input-----

            One integer n (1 <= n <= 10^9); column 1 is A.

            -----Output-----

            Print the name of column n.
        """,
        references=[
            """
                n = int(input())
                name = ""
                while n > 0:
                    n -= 1
                    name = chr(ord("A") + n % 26) + name
                    n //= 26
                print(name)
            """,
            """
                import string


                def column(n):
                    if n == 0:
                        return ""
                    q, r = divmod(n - 1, 26)
                    return column(q) + string.ascii_uppercase[r]


                print(column(int(input())))
            """,
            """
                import sys

                n = int(sys.stdin.read()) - 1
                length = 1
                while n >= 26**length:
                    n -= 26**length
                    length += 1
                print("".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n // 26**i % 26] for i in range(length - 1, -1, -1)))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="interview",
        examples=2,
    )


@family("next-warmer")
def next_warmer(rng: random.Random) -> Draft:
    lists = [
        [20, 22, 19, 21, 23],
        [5],
        [3, 2, 1],
        [1, 2, 3],
        [4, 4, 4],
        [4, 4, 5],
        [-50, 60],
        [10, 1, 1, 1, 11],
        [7, 3, 7, 8],
    ]
    lists += [integers(rng, 20, -5, 5), integers(rng, 100, -50, 60), sorted(integers(rng, 50, -50, 60), reverse=True)]
    return Draft(
        question="""
            For each day, a swimmer wants to know how many days she has to wait for a warmer one.

            -----Input-----

            The first line holds the integer n (1 <= n <= 100). The second line holds n integers between -50 and 60:
            the temperatures of n days in order.

            -----Output-----

            Print n integers on one line: for each day the number of days until the next one that is strictly warmer,
            or 0 if there is none.
        """,
        references=[
            """
                n = int(input())
                t = list(map(int, input().split()))
                wait = [0] * n
                stack = []
                for i in range(n):
                    while stack and t[stack[-1]] < t[i]:
                        j = stack.pop()
                        wait[j] = i - j
                    stack.append(i)
                print(*wait)
            """,
            """
                n = int(input())
                t = list(map(int, input().split()))
                answer = []
                for i in range(n):
                    days = 0
                    for j in range(i + 1, n):
                        if t[j] > t[i]:
                            days = j - i
                            break
                    answer.append(str(days))
                print(" ".join(answer))
            """,
            """
                import sys

                t = list(map(int, sys.stdin.read().split()))[1:]
                print(*[next((k for k, x in enumerate(t[i:]) if x > t[i]), 0) for i in range(len(t))])
            """,
        ],
        inputs=[lines(len(values), values) for values in lists],
        difficulty="interview",
    )
