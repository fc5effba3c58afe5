"""Read a little, print a little: averages, loads, lists in words, units."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("class-average")
def class_average(rng: Random) -> Draft:
    classes = [[3, 4, 4], [1], [6, 1], [6] * 30, [1, 1, 2], [1, 2, 2], [5, 5]]
    classes += [integers(rng, n, 1, 6) for n in (4, 7, 12, 30)]
    return Draft(
        question="""
            Each pupil of a class got a mark. What is the average?

            -----Input-----
            The first line holds n (1 <= n <= 30, no multiple of 8), the second n marks from 1 to 6.

            -----Output-----
            Print the average, rounded to two digits after the point.
            """,
        references=[
            """
            n = int(input())
            marks = list(map(int, input().split()))
            print(f"{sum(marks) / n:.2f}")
            """,
            """
            n = int(input())
            total = 0
            for mark in input().split():
                total += int(mark)
            print("%.2f" % (total / n))
            """,
            """
            from statistics import mean

            input()
            marks = [int(m) for m in input().split()]
            print("{:.2f}".format(mean(marks)))
            """,
        ],
        inputs=[lines(len(marks), marks) for marks in classes],
        difficulty="introductory",
    )


@family("bus-load")
def bus_load(rng: Random) -> Draft:
    trips = [[(0, 5), (2, 3), (6, 0)], [(0, 0)], [(0, 20)], [(0, 1), (1, 0)], [(0, 1), (1, 1), (1, 1)]]
    for n in (2, 4, 8, 15, 29, 30):
        trip, load = [], 0
        for _ in range(n):
            off = rng.randint(0, load)
            on = rng.randint(0, 20)
            load += on - off
            trip.append((off, on))
        trips.append(trip)
    return Draft(
        question="""
            A bus starts empty. At each stop some people get off, then some get on. How many are in the bus after each
            stop?

            -----Input-----
            The first line holds the number of stops n (1 <= n <= 30). Each of the next n lines holds how many get off,
            at most as many as are in the bus, and how many get on (0 to 20).

            -----Output-----
            Print n lines, the number of people after each stop.
            """,
        references=[
            """
            n = int(input())
            people = 0
            for _ in range(n):
                off, on = map(int, input().split())
                people += on - off
                print(people)
            """,
            """
            import sys
            from itertools import accumulate

            numbers = list(map(int, sys.stdin.read().split()))[1:]
            changes = [on - off for off, on in zip(numbers[::2], numbers[1::2])]
            for people in accumulate(changes):
                print(people)
            """,
        ],
        inputs=[lines(len(trip), *trip) for trip in trips],
        difficulty="introductory",
    )


@family("list-in-words")
def list_in_words(rng: Random) -> Draft:
    food = ["milk", "eggs", "rice", "tea", "salt", "jam", "oil", "figs", "nuts", "corn", "kale", "beans"]
    baskets = [["milk", "tea", "jam"], ["tea"], ["rice", "eggs"], ["oil", "oil"], ["a", "b", "c", "d"], food]
    baskets += [rng.sample(food, n) for n in (2, 3, 5, 8, 11)]
    return Draft(
        question="""
            Write a shopping list as one speaks: commas between the things, but the word `and` before the last one.

            -----Input-----
            The first line holds n (1 <= n <= 12). Each of the next n lines holds a thing, 1 to 5 lower-case letters.

            -----Output-----
            Print the list as one line. A single thing stands alone.
            """,
        references=[
            """
            n = int(input())
            things = [input().strip() for _ in range(n)]
            if n == 1:
                print(things[0])
            else:
                print(", ".join(things[:-1]) + " and " + things[-1])
            """,
            """
            n = int(input())
            line = input().strip()
            for i in range(2, n + 1):
                if i == n:
                    line += " and "
                else:
                    line += ", "
                line += input().strip()
            print(line)
            """,
        ],
        inputs=[lines(len(basket), *basket) for basket in baskets],
        difficulty="introductory",
    )


@family("metres-and-centimetres")
def metres_and_centimetres(rng: Random) -> list[Draft]:
    lengths = [345, 100, 0, 99, 1, 101, 10000, 9999, 1005, 50, rng.randint(200, 900), rng.randint(1000, 9000)]
    inputs = [lines(length) for length in lengths]
    limits = "One line with the length in centimetres, an integer from 0 to 10000."
    return [
        Draft(
            question=f"""
                A tailor measures in centimetres and writes metres and centimetres: 345 becomes `3 m 45 cm`.

                -----Input-----
                {limits}

                -----Output-----
                Print what the tailor writes. Both parts are always written, even when they are 0.
                """,
            references=[
                """
                length = int(input())
                print(length // 100, "m", length % 100, "cm")
                """,
                """
                metres, rest = divmod(int(input()), 100)
                print(f"{metres} m {rest} cm")
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                Boards are sold in whole metres, and a part of a metre costs like a whole one. A metre costs 7 coins.

                -----Input-----
                {limits}

                -----Output-----
                Print what a board of this length costs.
                """,
            references=[
                """
                length = int(input())
                metres = length // 100
                if length % 100 > 0:
                    metres += 1
                print(metres * 7)
                """,
                """
                import math

                print(7 * math.ceil(int(input()) / 100))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]
