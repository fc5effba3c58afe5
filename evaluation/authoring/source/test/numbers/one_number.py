"""Test families that do one or two things with a number."""

import random

from evaluation.authoring.draft import Draft, family, lines


@family("opposite-face")
def opposite_face(rng: random.Random) -> Draft:
    cases = [(2, 6), (1, 6), (6, 6), (1, 1), (20, 20), (1, 100), (100, 100), (50, 100), (13, 20), (4, 8)]
    cases += [(rng.randint(1, 30), rng.randint(30, 90)) for _ in range(2)]
    return Draft(
        question="""
            The numbers on opposite faces of a die with n faces add up to n + 1. Zoe sees the number x on top. Which
            number lies at the bottom?

            -----Input-----

            Two integers x and n (1 <= x <= n <= 100).

            -----Output-----

            Print the number at the bottom.
        """,
        references=[
            """
                x, n = map(int, input().split())
                print(n + 1 - x)
            """,
            """
                import sys

                top, faces = [int(token) for token in sys.stdin.read().split()]
                bottom = faces - top + 1
                print(bottom)
            """,
            """
                def main():
                    x, n = map(int, input().split())
                    print(list(range(n, 0, -1))[x - 1])


                main()
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )


@family("open-book")
def open_book(rng: random.Random) -> Draft:
    pages = [7, 10, 2, 3, 4, 999, 998, 1000, 1001, 500, *rng.sample(range(20, 490), 3)]
    return Draft(
        question="""
            An open book shows an even page on the left and, next to it, the following odd page on the right. Which
            two pages lie open when one of them is page n?

            -----Input-----

            One integer n (2 <= n <= 1001).

            -----Output-----

            Print the two page numbers, the left one first.
        """,
        references=[
            """
                n = int(input())
                if n % 2 == 0:
                    print(n, n + 1)
                else:
                    print(n - 1, n)
            """,
            """
                n = int(input())
                left = n // 2 * 2
                print(left, left + 1)
            """,
            """
                import sys

                page = int(sys.stdin.readline())
                print(page - page % 2, page | 1)
            """,
        ],
        inputs=[lines(page) for page in pages],
        difficulty="introductory",
        examples=2,
    )


@family("sale-price")
def sale_price(rng: random.Random) -> Draft:
    cases = [(80, 25), (100, 0), (100, 100), (1, 50), (99, 1), (1000000, 99), (7, 10), (1000000, 1), (3, 33), (250, 20)]
    cases += [(rng.randint(1000, 99999), rng.randint(2, 98)) for _ in range(3)]
    return Draft(
        question="""
            A shop lowers a price of p cents by d percent. The discount is rounded down to whole cents. What does the
            customer pay?

            -----Input-----

            The first line holds the integer p (1 <= p <= 1000000), the second line the integer d (0 <= d <= 100).

            -----Output-----

            Print the price to pay in cents.
        """,
        references=[
            """
                p = int(input())
                d = int(input())
                discount = p * d // 100
                print(p - discount)
            """,
            """
                import sys

                p, d = map(int, sys.stdin.read().split())
                print((p * (100 - d) + 99) // 100)
            """,
            """
                def final_price(price, percent):
                    cents_off, _ = divmod(price * percent, 100)
                    return price - cents_off


                print(final_price(int(input()), int(input())))
            """,
        ],
        inputs=[lines(p, d) for p, d in cases],
        difficulty="introductory",
    )


@family("city-blocks")
def city_blocks(rng: random.Random) -> Draft:
    cases = [((1, 2), (4, -2)), ((0, 0), (0, 0)), ((0, 0), (0, 5)), ((3, 0), (0, 0)), ((-1000, -1000), (1000, 1000))]
    cases += [
        ((1000, -1000), (-1000, 1000)),
        ((5, 5), (5, 5)),
        ((-3, -4), (-1, -9)),
        ((2, 1), (1, 2)),
        ((7, -7), (-7, 7)),
    ]
    cases += [((rng.randint(-99, 99), rng.randint(-99, 99)), (rng.randint(-99, 99), rng.randint(-99, 99)))]
    return Draft(
        question="""
            All streets of a city run north to south or east to west, one block apart. A taxi drives from one crossing
            to another by a shortest way along the streets. How many blocks are that?

            -----Input-----

            Two lines with two integers x and y each (-1000 <= x, y <= 1000): the two crossings.

            -----Output-----

            Print the number of blocks.
        """,
        references=[
            """
                x1, y1 = map(int, input().split())
                x2, y2 = map(int, input().split())
                print(abs(x1 - x2) + abs(y1 - y2))
            """,
            """
                import sys

                a, b, c, d = map(int, sys.stdin.read().split())
                print(max(a, c) - min(a, c) + max(b, d) - min(b, d))
            """,
            """
                start = map(int, input().split())
                goal = map(int, input().split())
                print(sum(abs(s - g) for s, g in zip(start, goal)))
            """,
        ],
        inputs=[lines(*case) for case in cases],
        difficulty="introductory",
    )


@family("quadrants")
def quadrants(rng: random.Random) -> Draft:
    points = [(3, 5), (0, 0), (-1, 1), (-1, -1), (1, -1), (1, 1), (1000, 1000), (-1000, 1000), (1000, -1000)]
    points += [(0, 1), (0, -1), (1, 0), (-1, 0), (-1000, -1000), (-rng.randint(2, 99), rng.randint(2, 99))]
    return Draft(
        question="""
            The axes cut the plane into four quadrants. The first holds the points with positive x and y, and they are
            numbered 1 to 4 counter-clockwise. Where does a point lie?

            -----Input-----

            Two integers x and y (-1000 <= x, y <= 1000).

            -----Output-----

            Print the number of the quadrant, or 0 if the point lies on an axis.
        """,
        references=[
            """
                x, y = map(int, input().split())
                if x == 0 or y == 0:
                    print(0)
                elif x > 0 and y > 0:
                    print(1)
                elif x < 0 and y > 0:
                    print(2)
                elif x < 0 and y < 0:
                    print(3)
                else:
                    print(4)
            """,
            """
                def quadrant(x, y):
                    if x * y == 0:
                        return 0
                    if y > 0:
                        return 1 if x > 0 else 2
                    return 4 if x > 0 else 3


                print(quadrant(*map(int, input().split())))
            """,
            """
                import sys


                def sign(value):
                    return (value > 0) - (value < 0)


                x, y = map(int, sys.stdin.read().split())
                print({(1, 1): 1, (-1, 1): 2, (-1, -1): 3, (1, -1): 4}.get((sign(x), sign(y)), 0))
            """,
        ],
        inputs=[lines(point) for point in points],
        difficulty="introductory",
    )


@family("weekdays")
def weekdays(rng: random.Random) -> Draft:
    cases = [
        ("Fri", 3),
        ("Mon", 0),
        ("Sun", 1),
        ("Mon", 7),
        ("Tue", 4),
        ("Fri", 6),
        ("Wed", 14),
        ("Thu", 5),
        ("Wed", 1000000),
        ("Sat", 8),
        ("Thu", 999999),
    ]
    cases += [("Sun", 0), ("Mon", 6), ("Tue", 8), ("Sat", rng.randint(10, 999)), ("Tue", rng.randint(1000, 99999))]
    return Draft(
        question="""
            The days of a week are Mon, Tue, Wed, Thu, Fri, Sat and Sun. A cheese has to ripen for k days from today.
            On which day of the week is it ready?

            -----Input-----

            The first line holds the name of today. The second line holds the integer k (0 <= k <= 1000000).

            -----Output-----

            Print the name of the day.
        """,
        references=[
            """
                today = input()
                k = int(input())
                days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
                print(days[(days.index(today) + k) % 7])
            """,
            """
                import sys

                name, k = sys.stdin.read().split()
                week = "MonTueWedThuFriSatSun"
                start = week.find(name) + 3 * (int(k) % 7)
                print((week + week)[start:start + 3])
            """,
            """
                def main():
                    days = "Mon Tue Wed Thu Fri Sat Sun".split()
                    number = dict(zip(days, range(7)))
                    print(days[(number[input().strip()] + int(input())) % len(days)])


                main()
            """,
        ],
        inputs=[lines(day, k) for day, k in cases],
        difficulty="introductory",
    )
