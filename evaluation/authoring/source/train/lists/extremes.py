"""The largest, the smallest, the nearest: one pass that remembers the best so far."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("best-throw")
def best_throw(rng: Random) -> Draft:
    throws = [[61, 75, 58, 75], [0], [100], [4, 4, 4], [1, 2, 3], [3, 2, 1], [0, 0]]
    throws += [integers(rng, n, 0, 100) for n in (3, 8, 20, 50)]
    return Draft(
        question="""
            An athlete throws a javelin n times. Which throw was the longest? If several were, take the first of them.

            -----Input-----
            The first line holds n (1 <= n <= 50), the second n lengths from 0 to 100.

            -----Output-----
            Print the longest length and the number of that throw, counted from 1.
            """,
        references=[
            """
            n = int(input())
            throws = list(map(int, input().split()))
            best = max(throws)
            print(best, throws.index(best) + 1)
            """,
            """
            n = int(input())
            a = [int(x) for x in input().split()]
            place = 0
            for i in range(n):
                if a[i] > a[place]:
                    place = i
            print(a[place], place + 1)
            """,
        ],
        inputs=[lines(len(row), row) for row in throws],
        difficulty="introductory",
    )


@family("height-gap")
def height_gap(rng: Random) -> list[Draft]:
    groups = [[170, 182, 165], [150], [150, 150], [1, 250], [250, 1], [200, 199, 201]]
    groups += [integers(rng, n, 1, 250) for n in (4, 9, 25, 60)]
    groups += [integers(rng, 20, 150, 155), integers(rng, 100, 120, 150)]
    inputs = [lines(len(row), *row) for row in groups]
    limits = "The first line holds n (1 <= n <= 100). Each of the next n lines holds a height from 1 to 250."
    return [
        Draft(
            question=f"""
                A class lines up for a photo. How much taller is the tallest child than the shortest?

                -----Input-----
                {limits}

                -----Output-----
                Print the difference.
                """,
            references=[
                """
                n = int(input())
                heights = [int(input()) for _ in range(n)]
                print(max(heights) - min(heights))
                """,
                """
                n = int(input())
                low = 1000
                high = 0
                for _ in range(n):
                    h = int(input())
                    low = min(low, h)
                    high = max(high, h)
                print(high - low)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                Two children shall carry a ladder: the tallest and the shortest of the class. The ladder hangs at the
                middle of their heights.

                -----Input-----
                {limits}

                -----Output-----
                Print the middle of the two heights with one digit after the point.
                """,
            references=[
                """
                n = int(input())
                heights = [int(input()) for _ in range(n)]
                middle = (max(heights) + min(heights)) / 2
                print(f"{middle:.1f}")
                """,
                """
                import sys

                rows = sorted(map(int, sys.stdin.read().split()[1:]))
                print("%.1f" % ((rows[0] + rows[-1]) / 2))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                How many children of a class are as tall as the tallest of them?

                -----Input-----
                {limits}

                -----Output-----
                Print the number of children with the largest height.
                """,
            references=[
                """
                n = int(input())
                heights = [int(input()) for _ in range(n)]
                print(heights.count(max(heights)))
                """,
                """
                n = int(input())
                tallest = 0
                count = 0
                for _ in range(n):
                    h = int(input())
                    if h > tallest:
                        tallest = h
                        count = 1
                    elif h == tallest:
                        count += 1
                print(count)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("nearest-stop")
def nearest_stop(rng: Random) -> Draft:
    streets = [(12, [3, 10, 20]), (5, [5]), (5, [3, 7]), (5, [7, 3]), (0, [1000]), (1000, [0]), (8, [8, 8])]
    streets += [(rng.randint(0, 1000), integers(rng, n, 0, 1000)) for n in (3, 8, 20, 40)]
    return Draft(
        question="""
            Bus stops stand along a straight road. Kim stands at metre x. Where is the nearest stop? If two are equally
            near, take the one with the smaller position.

            -----Input-----
            The first line holds n and x (1 <= n <= 40, 0 <= x <= 1000), the second the n positions of the stops, from
            0 to 1000.

            -----Output-----
            Print the position of the stop.
            """,
        references=[
            """
            n, x = map(int, input().split())
            stops = list(map(int, input().split()))
            print(min(stops, key=lambda s: (abs(s - x), s)))
            """,
            """
            n, x = map(int, input().split())
            best = None
            for stop in sorted(map(int, input().split())):
                if best is None or abs(stop - x) < abs(best - x):
                    best = stop
            print(best)
            """,
        ],
        inputs=[lines([len(stops), x], stops) for x, stops in streets],
        difficulty="introductory",
    )


@family("longest-name")
def longest_name(rng: Random) -> Draft:
    lists = [["ann", "olivia", "bruno"], ["a"], ["ab", "cd"], ["x", "y", "zz"], ["abcdefghijklmnopqrst"]]
    for n in (2, 4, 8, 15, 30):
        lists.append(["".join(rng.choice("aeimnrst") for _ in range(rng.randint(1, 20))) for _ in range(n)])
    return Draft(
        question="""
            A name tag must fit the longest name of a guest list. Find it; among equally long names the first counts.

            -----Input-----
            The first line holds n (1 <= n <= 30). Each of the next n lines holds a name of 1 to 20 lower-case letters.

            -----Output-----
            Print the name and its length.
            """,
        references=[
            """
            n = int(input())
            longest = ""
            for _ in range(n):
                name = input()
                if len(name) > len(longest):
                    longest = name
            print(longest, len(longest))
            """,
            """
            import sys

            names = sys.stdin.read().split()[1:]
            name = max(names, key=len)
            print(name, len(name))
            """,
        ],
        inputs=[lines(len(names), *names) for names in lists],
        difficulty="introductory",
    )


@family("cheaper-of-pairs")
def cheaper_of_pairs(rng: Random) -> Draft:
    offers = [[(5, 3), (2, 9)], [(1, 1)], [(500, 1)], [(1, 500)], [(7, 7), (8, 8)], [(500, 500)] * 40]
    offers += [[(rng.randint(1, 500), rng.randint(1, 500)) for _ in range(n)] for n in (3, 7, 15, 40)]
    return Draft(
        question="""
            Two shops sell the same n things. Ada buys each thing where it is cheaper. What does she pay in all?

            -----Input-----
            The first line holds n (1 <= n <= 40). Each of the next n lines holds the price in the first and in the
            second shop, from 1 to 500.

            -----Output-----
            Print what she pays.
            """,
        references=[
            """
            n = int(input())
            cost = 0
            for _ in range(n):
                first, second = map(int, input().split())
                cost += min(first, second)
            print(cost)
            """,
            """
            n = int(input())
            pairs = [list(map(int, input().split())) for _ in range(n)]
            print(sum(min(pair) for pair in pairs))
            """,
            """
            total = 0
            for _ in range(int(input())):
                a, b = input().split()
                a, b = int(a), int(b)
                if a < b:
                    total += a
                else:
                    total += b
            print(total)
            """,
        ],
        inputs=[lines(len(prices), *prices) for prices in offers],
        difficulty="introductory",
    )
