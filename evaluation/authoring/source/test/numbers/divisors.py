"""Test families about divisors, primes and squares."""

import random

from evaluation.authoring.draft import Draft, family


@family("gcd")
def gcd(rng: random.Random) -> Draft:
    pairs = [(12, 18), (7, 7), (1, 1), (1, 10**9), (10**9, 10**9 - 1), (17, 51), (51, 17), (10**9, 5 * 10**8), (8, 9)]
    for _ in range(5):
        tile = rng.randint(2, 1000)
        pairs.append((tile * rng.randint(1, 10**6), tile * rng.randint(1, 10**6)))
    return Draft(
        question="""
            A kitchen floor of a by b centimetres is to be covered with equal square tiles, and none may be cut. How
            long can the side of a tile be at most?

            -----Input-----

            Two integers a and b (1 <= a, b <= 10^9).

            -----Output-----

            Print the largest possible side, a whole number of centimetres.
        """,
        references=[
            """
                a, b = map(int, input().split())
                while b:
                    a, b = b, a % b
                print(a)
            """,
            """
                from math import gcd

                a, b = map(int, input().split())
                print(gcd(a, b))
            """,
            """
                import sys


                def side(a, b):
                    return a if b == 0 else side(b, a % b)


                print(side(*map(int, sys.stdin.read().split())))
            """,
        ],
        inputs=[f"{a} {b}\n" for a, b in pairs],
        difficulty="introductory",
    )


@family("primality")
def primality(rng: random.Random) -> Draft:
    numbers = [7, 1, 2, 3, 4, 9, 25, 49, 91, 97, 121, 1000000, 999983, 994009, 561]
    numbers += rng.sample(range(101, 1000, 2), 3) + rng.sample(range(10001, 999983, 2), 2)
    return Draft(
        question="""
            Locker n of a gym is painted red if n is a prime number, that is, if n is larger than 1 and divisible only
            by 1 and by itself. All other lockers are grey.

            -----Input-----

            One integer n (1 <= n <= 1000000).

            -----Output-----

            Print red or grey.
        """,
        references=[
            """
                n = int(input())
                prime = n > 1
                i = 2
                while i * i <= n:
                    if n % i == 0:
                        prime = False
                        break
                    i += 1
                print("red" if prime else "grey")
            """,
            """
                def is_prime(n):
                    if n < 2:
                        return False
                    for d in range(2, int(n**0.5) + 1):
                        if n % d == 0:
                            return False
                    return True


                print("red" if is_prime(int(input())) else "grey")
            """,
            """
                import sys

                n = int(sys.stdin.read())
                divisors = sum(1 for d in range(1, n + 1) if n % d == 0)
                print("red" if divisors == 2 else "grey")
            """,
        ],
        inputs=[f"{n}\n" for n in numbers],
        difficulty="introductory",
        examples=2,
    )


@family("perfect-squares")
def perfect_squares(rng: random.Random) -> Draft:
    roots = rng.sample(range(1000, 31622), 2)
    numbers = [
        36,
        50,
        1,
        2,
        3,
        4,
        8,
        9,
        10,
        99,
        10**9,
        31622**2,
        31622**2 - 1,
        *[r * r for r in roots],
        roots[0] ** 2 + 1,
    ]
    return Draft(
        question="""
            Pia has n pebbles. Can she lay all of them out as a full square, with as many rows as columns?

            -----Input-----

            One integer n (1 <= n <= 10^9).

            -----Output-----

            If she can, print the number of rows, otherwise print -1.
        """,
        references=[
            """
                n = int(input())
                i = 1
                while i * i < n:
                    i += 1
                if i * i == n:
                    print(i)
                else:
                    print(-1)
            """,
            """
                import math

                n = int(input())
                r = math.isqrt(n)
                print(r if r * r == n else -1)
            """,
            """
                import sys


                def main():
                    n = int(sys.stdin.readline())
                    root = round(n**0.5)
                    print(root if root**2 == n else -1)


                main()
            """,
        ],
        inputs=[f"{n}\n" for n in numbers],
        difficulty="introductory",
        examples=2,
    )


@family("fizzbuzz")
def fizzbuzz(rng: random.Random) -> Draft:
    cases = [(6, 2, 3), (1, 2, 3), (1, 1, 1), (100, 3, 5), (15, 3, 5), (10, 5, 5), (7, 10, 10), (12, 4, 6), (10, 1, 10)]
    cases += [(100, rng.randint(2, 10), rng.randint(2, 10)), (rng.randint(20, 90), rng.randint(2, 10), 7)]
    return Draft(
        question="""
            The children of a class count from 1 to n. Instead of a multiple of a they say tic, instead of a multiple
            of b they say tac, and instead of a multiple of both tictac.

            -----Input-----

            Three integers n, a and b (1 <= n <= 100, 1 <= a, b <= 10).

            -----Output-----

            Print n lines: what is said for 1, 2, ..., n.
        """,
        references=[
            """
                n, a, b = map(int, input().split())
                for i in range(1, n + 1):
                    if i % a == 0 and i % b == 0:
                        print("tictac")
                    elif i % a == 0:
                        print("tic")
                    elif i % b == 0:
                        print("tac")
                    else:
                        print(i)
            """,
            """
                n, a, b = map(int, input().split())
                for i in range(1, n + 1):
                    word = ""
                    if i % a == 0:
                        word += "tic"
                    if i % b == 0:
                        word += "tac"
                    print(word or i)
            """,
            """
                import sys

                n, a, b = map(int, sys.stdin.read().split())
                lines = [(i % a == 0) * "tic" + (i % b == 0) * "tac" or str(i) for i in range(1, n + 1)]
                print("\\n".join(lines))
            """,
        ],
        inputs=[f"{n} {a} {b}\n" for n, a, b in cases],
        difficulty="introductory",
    )
