"""Test families that repeat a step on a number."""

import random

from evaluation.authoring.draft import Draft, family, lines


@family("two-lanterns")
def two_lanterns(rng: random.Random) -> Draft:
    pairs = [(4, 6), (1, 1), (1, 1000), (1000, 1000), (999, 1000), (7, 13), (12, 36), (36, 12), (10, 15), (2, 4)]
    pairs += [(rng.randint(20, 999), rng.randint(20, 999)) for _ in range(3)]
    return Draft(
        question="""
            Two lighthouses flash together now. One flashes every a seconds, the other every b seconds. After how many
            seconds do they flash together next?

            -----Input-----

            Two integers a and b (1 <= a, b <= 1000).

            -----Output-----

            Print the number of seconds.
        """,
        references=[
            """
                a, b = map(int, input().split())
                t = a
                while t % b != 0:
                    t += a
                print(t)
            """,
            """
                from math import gcd

                a, b = map(int, input().split())
                print(a * b // gcd(a, b))
            """,
            """
                import sys


                def main():
                    a, b = map(int, sys.stdin.read().split())
                    x, y = a, b
                    while x != y:
                        if x < y:
                            x += a
                        else:
                            y += b
                    print(x)


                main()
            """,
        ],
        inputs=[lines(pair) for pair in pairs],
        difficulty="introductory",
    )


@family("fibonacci-like")
def fibonacci_like(rng: random.Random) -> Draft:
    cases = [
        (1, 2, 5),
        (3, 4, 1),
        (3, 4, 2),
        (0, 0, 50),
        (1, 1, 50),
        (0, 1, 10),
        (10, 10, 50),
        (10, 0, 3),
        (0, 10, 3),
        (2, 1, 4),
    ]
    cases += [(rng.randint(1, 9), rng.randint(1, 9), rng.randint(5, 45)) for _ in range(2)]
    return Draft(
        question="""
            A sequence begins with the numbers a and b. Every further number is the sum of the two before it. With a =
            1 and b = 2 it goes 1, 2, 3, 5, 8.

            -----Input-----

            Three integers a, b and n (0 <= a, b <= 10, 1 <= n <= 50).

            -----Output-----

            Print the n-th number of the sequence.
        """,
        references=[
            """
                a, b, n = map(int, input().split())
                for _ in range(n - 1):
                    a, b = b, a + b
                print(a)
            """,
            """
                a, b, n = map(int, input().split())
                seq = [a, b]
                while len(seq) < n:
                    seq.append(seq[-1] + seq[-2])
                print(seq[n - 1])
            """,
            """
                import sys
                from functools import lru_cache

                first, second, n = map(int, sys.stdin.read().split())


                @lru_cache(maxsize=None)
                def term(i):
                    if i == 1:
                        return first
                    if i == 2:
                        return second
                    return term(i - 1) + term(i - 2)


                print(term(n))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )


@family("collatz-steps")
def collatz_steps(rng: random.Random) -> Draft:
    numbers = [6, 1, 2, 3, 4, 27, 97, 1000000, 999999, 65536, 837799, *rng.sample(range(100, 99999), 3)]
    return Draft(
        question="""
            Start with a number n. If it is even, halve it; if it is odd, multiply it by 3 and add 1. Repeat until the
            number is 1. How many steps does it take?

            -----Input-----

            One integer n (1 <= n <= 1000000).

            -----Output-----

            Print the number of steps.
        """,
        references=[
            """
                n = int(input())
                steps = 0
                while n != 1:
                    if n % 2 == 0:
                        n //= 2
                    else:
                        n = 3 * n + 1
                    steps += 1
                print(steps)
            """,
            """
                import sys

                n = int(sys.stdin.read())
                count = 0
                while n > 1:
                    n = n * 3 + 1 if n % 2 else n // 2
                    count += 1
                print(count)
            """,
            """
                def path(n):
                    while n > 1:
                        yield n
                        n = (n // 2, 3 * n + 1)[n % 2]


                print(len(list(path(int(input())))))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("seating-orders")
def seating_orders(rng: random.Random) -> Draft:
    return Draft(
        question="""
            In how many different orders can n friends sit down on a bench with n places? For three friends there are
            3 * 2 * 1 = 6 orders, for no friends there is one.

            -----Input-----

            One integer n (0 <= n <= 20).

            -----Output-----

            Print the number of orders.
        """,
        references=[
            """
                n = int(input())
                result = 1
                for i in range(1, n + 1):
                    result *= i
                print(result)
            """,
            """
                import math

                print(math.factorial(int(input())))
            """,
            """
                def orders(n):
                    return 1 if n == 0 else n * orders(n - 1)


                print(orders(int(input())))
            """,
        ],
        inputs=[lines(n) for n in (4, 0, 1, 2, 3, 5, 20, 19, 10, 13, 7, 16)],
        difficulty="introductory",
    )
