"""Test families that halve, divide and exchange."""

import random

from evaluation.authoring.draft import Draft, family, lines


@family("folded-paper")
def folded_paper(rng: random.Random) -> Draft:
    numbers = [8, 12, 1, 2, 3, 10**18, 2**59, 2**59 - 1, 2**59 + 1, 1024, 1000, 6, 2 ** rng.randint(20, 50), 96]
    return Draft(
        question="""
            Each time a sheet of paper is folded in half, the number of its layers doubles. An unfolded sheet has one
            layer. Can a sheet have exactly n layers?

            -----Input-----

            One integer n (1 <= n <= 10^18).

            -----Output-----

            Print the number of times it was folded, or NO if it is impossible.
        """,
        references=[
            """
                n = int(input())
                folds = 0
                while n % 2 == 0:
                    n //= 2
                    folds += 1
                if n == 1:
                    print(folds)
                else:
                    print("NO")
            """,
            """
                n = int(input())
                layers = 1
                count = 0
                while layers < n:
                    layers *= 2
                    count += 1
                print(count if layers == n else "NO")
            """,
            """
                import sys

                n = int(sys.stdin.read())
                if n & (n - 1):
                    print("NO")
                else:
                    print(n.bit_length() - 1)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
        examples=2,
    )


@family("divisor-list")
def divisor_list(rng: random.Random) -> Draft:
    numbers = [12, 1, 2, 13, 16, 49, 100, 10000, 9973, 7560, *rng.sample(range(200, 9000), 3)]
    return Draft(
        question="""
            A teacher wants to split n children into groups of equal size. Which sizes are possible? A single child
            may be a group, and so may the whole class.

            -----Input-----

            One integer n (1 <= n <= 10000).

            -----Output-----

            Print all possible sizes in ascending order, separated by blanks.
        """,
        references=[
            """
                n = int(input())
                sizes = []
                for d in range(1, n + 1):
                    if n % d == 0:
                        sizes.append(d)
                print(*sizes)
            """,
            """
                n = int(input())
                print(" ".join(str(d) for d in range(1, n + 1) if n % d == 0))
            """,
            """
                import sys


                def main():
                    n = int(sys.stdin.readline())
                    found = set()
                    d = 1
                    while d * d <= n:
                        if n % d == 0:
                            found.add(d)
                            found.add(n // d)
                        d += 1
                    print(*sorted(found))


                main()
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("bottle-exchange")
def bottle_exchange(rng: random.Random) -> Draft:
    cases = [
        (9, 3),
        (1, 2),
        (2, 2),
        (100, 2),
        (3, 4),
        (4, 4),
        (10000, 2),
        (10000, 100),
        (15, 4),
        (5, 5),
        (8, 3),
        (1, 100),
    ]
    cases += [(rng.randint(100, 9999), rng.randint(3, 20)) for _ in range(2)]
    return Draft(
        question="""
            Tom buys n bottles of lemonade and drinks them. For k empty bottles he gets a full one, which he drinks as
            well, and he goes on as long as he can. How many bottles does he drink?

            -----Input-----

            Two integers n and k (1 <= n <= 10000, 2 <= k <= 100).

            -----Output-----

            Print the number of bottles that Tom drinks.
        """,
        references=[
            """
                n, k = map(int, input().split())
                total = n
                empty = n
                while empty >= k:
                    new = empty // k
                    total += new
                    empty = empty % k + new
                print(total)
            """,
            """
                n, k = map(int, input().split())
                print(n + (n - 1) // (k - 1))
            """,
            """
                import sys

                n, k = map(int, sys.stdin.read().split())
                drunk, empty = 0, 0
                while n > 0:
                    n -= 1
                    drunk += 1
                    empty += 1
                    if empty == k:
                        empty = 0
                        n += 1
                print(drunk)
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )
