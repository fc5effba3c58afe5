"""Validation families that take one or two operations, or one loop that prints."""

import random

from evaluation.authoring.draft import Draft, family, lines


@family("elevator-ride")
def elevator_ride(rng: random.Random) -> Draft:
    pairs = [(2, 7), (7, 2), (5, 5), (0, 1), (1, 0), (0, 200), (200, 0), (199, 200), (0, 0), (100, 50)]
    pairs += [(rng.randint(0, 200), rng.randint(0, 99)) for _ in range(3)]
    return Draft(
        question="""
            An elevator needs 3 seconds from one floor to the next, up or down. How long is the ride from floor a to
            floor b?

            -----Input-----

            Two integers a and b (0 <= a, b <= 200).

            -----Output-----

            Print the number of seconds.
        """,
        references=[
            """
                a, b = map(int, input().split())
                print(abs(a - b) * 3)
            """,
            """
                a, b = map(int, input().split())
                if a > b:
                    print(3 * (a - b))
                else:
                    print(3 * (b - a))
            """,
            """
                import sys


                def main():
                    floors = [int(x) for x in sys.stdin.read().split()]
                    print((max(floors) - min(floors)) * 3)


                main()
            """,
        ],
        inputs=[lines(pair) for pair in pairs],
        difficulty="introductory",
    )


@family("garden-fence")
def garden_fence(rng: random.Random) -> Draft:
    gardens = [(4, 6), (1, 1), (1, 2), (2, 1), (1000, 1000), (1, 1000), (999, 3), (10, 10), (7, 5)]
    gardens += [(rng.randint(20, 900), rng.randint(20, 900)) for _ in range(3)]
    return Draft(
        question="""
            Olga puts a fence around her rectangular garden and sows grass inside. The garden is a metres long and b
            metres wide.

            -----Input-----

            Two integers a and b (1 <= a, b <= 1000).

            -----Output-----

            Print two integers: the length of the fence in metres and the area of the garden in square metres.
        """,
        references=[
            """
                a, b = map(int, input().split())
                print(2 * (a + b), a * b)
            """,
            """
                import sys

                a, b = map(int, sys.stdin.read().split())
                fence = a + a + b + b
                area = a * b
                print(fence, area)
            """,
            """
                def main():
                    length, width = [int(x) for x in input().split()]
                    print(f"{2 * length + 2 * width} {length * width}")


                main()
            """,
        ],
        inputs=[lines(garden) for garden in gardens],
        difficulty="introductory",
    )


@family("last-digit")
def last_digit(rng: random.Random) -> Draft:
    pairs = [(13, 4), (0, 0), (0, 7), (5, 2), (9, 9), (10**9, 10**9), (999999999, 999999999), (1, 1), (12, 6), (7, 8)]
    pairs += [(rng.randint(1, 10**9), rng.randint(1, 10**9)) for _ in range(4)]
    return Draft(
        question="""
            A door opens when you type the last digit of the product of two numbers. Find it.

            -----Input-----

            Two integers a and b (0 <= a, b <= 10^9), each on a line of its own.

            -----Output-----

            Print the last digit of a times b.
        """,
        references=[
            """
                a = int(input())
                b = int(input())
                print(a * b % 10)
            """,
            """
                a = int(input())
                b = int(input())
                print(str(a * b)[-1])
            """,
            """
                import sys

                a, b = sys.stdin.read().split()
                print(int(a[-1]) * int(b[-1]) % 10)
            """,
        ],
        inputs=[lines(a, b) for a, b in pairs],
        difficulty="introductory",
    )


@family("sign-of-product")
def sign_of_product(rng: random.Random) -> Draft:
    pairs = [(3, -4), (0, 5), (5, 0), (0, 0), (1, 1), (-1, -1), (-1, 1), (1, -1), (-1000, -1000), (1000, 1000), (0, -1)]
    pairs += [(rng.randint(2, 1000), -rng.randint(2, 1000)), (-rng.randint(2, 1000), -rng.randint(2, 1000))]
    return Draft(
        question="""
            Write a function product_sign(a, b) that returns 1 if the product of a and b is positive, -1 if it is
            negative, and 0 if it is zero.

            -1000 <= a, b <= 1000.
        """,
        references=[
            """
                def product_sign(a, b):
                    p = a * b
                    if p > 0:
                        return 1
                    if p < 0:
                        return -1
                    return 0
            """,
            """
                def product_sign(a, b):
                    if a == 0 or b == 0:
                        return 0
                    return 1 if (a > 0) == (b > 0) else -1
            """,
            """
                def product_sign(a, b):
                    product = a * b
                    return (product > 0) - (product < 0)
            """,
        ],
        inputs=[list(pair) for pair in pairs],
        difficulty="introductory",
        fn_name="product_sign",
        starter_code="def product_sign(a, b):\n",
    )


@family("multiplication-row")
def multiplication_row(rng: random.Random) -> Draft:
    rows = [(3, 4), (1, 1), (1, 10), (9, 10), (100, 20), (100, 1), (12, 12), (2, 20), (7, 2), (50, 3)]
    rows += [(rng.randint(20, 49), rng.randint(5, 9)), (rng.randint(51, 99), rng.randint(10, 19))]
    return Draft(
        question="""
            Print one row of the multiplication table: n times 1, n times 2, up to n times k.

            -----Input-----

            Two integers n and k (1 <= n <= 100, 1 <= k <= 20).

            -----Output-----

            Print k lines with one product each.
        """,
        references=[
            """
                n, k = map(int, input().split())
                for i in range(1, k + 1):
                    print(n * i)
            """,
            """
                n, k = map(int, input().split())
                print("\\n".join(str(n * i) for i in range(1, k + 1)))
            """,
            """
                n, k = map(int, input().split())
                for product in range(n, n * k + 1, n):
                    print(product)
            """,
        ],
        inputs=[lines(row) for row in rows],
        difficulty="introductory",
    )


@family("star-triangle")
def star_triangle(rng: random.Random) -> Draft:
    cases = [(3, "*"), (1, "*"), (2, "o"), (4, "*"), (5, "+"), (10, "o"), (30, "*"), (29, "+"), (30, "o")]
    cases += [(rng.randint(11, 28), sign) for sign in "*+o"]
    return Draft(
        question="""
            A baker decorates a cake with a triangle of equal sugar signs: one sign in the first row, two in the
            second, and so on.

            -----Input-----

            One line with the integer n (1 <= n <= 30), the number of rows, a blank, and the sign: *, + or o.

            -----Output-----

            Print n lines. Line i holds the sign i times, without blanks.
        """,
        references=[
            """
                n, c = input().split()
                for i in range(int(n)):
                    print(c * (i + 1))
            """,
            """
                rows, sign = input().split()
                row = ""
                while len(row) < int(rows):
                    row += sign
                    print(row)
            """,
            """
                import sys


                def main():
                    n, sign = sys.stdin.read().split()
                    print("\\n".join(sign * k for k in range(1, int(n) + 1)))


                main()
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )
