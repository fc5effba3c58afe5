"""Validation families that take one or two operations, or one loop that prints."""

import random

from evaluation.problem_set import Draft, family, lines


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


@family("room-numbers")
def room_numbers(rng: random.Random) -> Draft:
    numbers = [304, 101, 999, 110, 100, 199, 200, 1000, 1001, 9999, 5040, *rng.sample(range(1100, 9900), 3)]
    return Draft(
        question="""
            In a hotel, room 304 is the room 4 on floor 3: the last two digits number the rooms of a floor, the digits
            before them number the floors. Write a function find_room(number) that returns the list [floor, room].

            The number is an integer from 100 to 9999.
        """,
        references=[
            """
                def find_room(number):
                    return [number // 100, number % 100]
            """,
            """
                def find_room(number):
                    text = str(number)
                    return [int(text[:-2]), int(text[-2:])]
            """,
            """
                def find_room(number):
                    floor = 0
                    while number >= 100:
                        number -= 100
                        floor += 1
                    return [floor, number]
            """,
        ],
        inputs=[[number] for number in numbers],
        difficulty="introductory",
        fn_name="find_room",
        starter_code="def find_room(number):\n",
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
    sizes = [3, 1, 2, 4, 5, 10, 30, 29, *rng.sample(range(11, 29), 3)]
    return Draft(
        question="""
            A baker decorates a cake with a triangle of stars: one star in the first row, two in the second, and so
            on.

            -----Input-----

            One integer n (1 <= n <= 30), the number of rows.

            -----Output-----

            Print n lines. Line i holds i characters *, without blanks.
        """,
        references=[
            """
                n = int(input())
                for i in range(1, n + 1):
                    print("*" * i)
            """,
            """
                n = int(input())
                row = ""
                while len(row) < n:
                    row += "*"
                    print(row)
            """,
            """
                import sys

                n = int(sys.stdin.readline())
                for i in range(n):
                    for j in range(i + 1):
                        print("*", end="")
                    print()
            """,
        ],
        inputs=[lines(n) for n in sizes],
        difficulty="introductory",
    )
