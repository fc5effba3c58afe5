"""Simple statistics in whole numbers: medians, quantiles, averages without fractions, spreads."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("middle-height")
def middle_height(rng: Random) -> Draft:
    rows = [[160, 172, 151, 168, 149], [140], [150, 150, 150], [200, 50, 100], [50, 100, 200], [100, 200, 200]]
    rows += [[99, 98, 97, 96, 95]]
    rows += [integers(rng, n, 50, 200) for n in (3, 7, 15, 31, 59)]
    return Draft(
        question="""
            A class of an odd number of children stands in a row, ordered by height. How tall is the child in the
            middle, and by how much do the tallest and the shortest child differ from it?

            -----Input-----
            The first line holds n (1 <= n <= 59, n is odd), the second n heights from 50 to 200 in any order.

            -----Output-----
            Print the middle height, how much taller the tallest child is, and how much shorter the shortest child is.
            """,
        references=[
            """
            n = int(input())
            heights = sorted(map(int, input().split()))
            middle = heights[n // 2]
            print(middle, heights[-1] - middle, middle - heights[0])
            """,
            """
            from statistics import median

            input()
            heights = [int(h) for h in input().split()]
            middle = median(heights)
            print(middle, max(heights) - middle, middle - min(heights))
            """,
            """
            n = int(input())
            heights = list(map(int, input().split()))
            rest = heights[:]
            while len(rest) > 1:
                rest.remove(min(rest))
                rest.remove(max(rest))
            print(rest[0], max(heights) - rest[0], rest[0] - min(heights))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("share-of-runners")
def share_of_runners(rng: Random) -> Draft:
    cases = [(50, [31, 28, 40, 35, 29]), (1, [7]), (100, [7]), (100, [5, 9, 7]), (50, [1, 2, 3, 4]), (51, [1, 2, 3, 4])]
    cases += [
        (25, [8, 6, 4, 2]),
        (26, [8, 6, 4, 2]),
        (24, [8, 6, 4, 2]),
        (99, list(range(100, 0, -1))),
        (1, [3, 1] * 50),
    ]
    cases.append((98, rng.sample(range(1, 600), 99)))
    for n, high in ((7, 30), (33, 600), (100, 600), (99, 20)):
        cases.append((rng.randint(2, 99), integers(rng, n, 1, high)))
    return Draft(
        question="""
            After a run the papers write: p percent of the runners were back after t minutes. Find the smallest such t:
            the smallest number of minutes after which at least p percent of the n runners had arrived.

            -----Input-----
            The first line holds n and p (1 <= n <= 100, 1 <= p <= 100), the second the times of the runners in minutes,
            n integers from 1 to 600 in any order. A runner with time t is back after t minutes.

            -----Output-----
            Print t.
            """,
        references=[
            """
            n, p = map(int, input().split())
            times = sorted(map(int, input().split()))
            needed = (n * p + 99) // 100
            print(times[needed - 1])
            """,
            """
            n, p = map(int, input().split())
            times = list(map(int, input().split()))
            t = 1
            while 100 * sum(time <= t for time in times) < p * n:
                t += 1
            print(t)
            """,
            """
            n, p = map(int, input().split())
            back = 0
            for time in sorted(map(int, input().split())):
                back += 1
                if back * 100 >= p * n:
                    print(time)
                    break
            """,
        ],
        inputs=[lines([len(times), p], times) for p, times in cases],
        difficulty="interview",
    )


@family("against-the-average")
def against_the_average(rng: Random) -> list[Draft]:
    rows = [[4, 9, 2, 6], [5], [7, 7, 7], [1, 2], [1, 1, 100], [100, 100, 1], [1, 2, 3], [3, 5, 1, 7], [0, 1, 1]]
    rows += [[0, 0], [0] * 99 + [100], [10, 20, 21], [8, 2, 2, 8]]
    rows += [integers(rng, n, 0, high) for n, high in ((5, 10), (12, 30), (40, 100), (100, 1000))]
    inputs = [lines(len(row), row) for row in rows]
    limits = "The first line holds n (1 <= n <= 100), the second n integers from 0 to 1000."
    return [
        Draft(
            question=f"""
                A village weighs its pumpkins. How many of them weigh more than the average of all?

                -----Input-----
                {limits}

                -----Output-----
                Print how many pumpkins weigh more than the exact average, which need not be an integer.
                """,
            references=[
                """
                n = int(input())
                pumpkins = list(map(int, input().split()))
                total = sum(pumpkins)
                print(sum(weight * n > total for weight in pumpkins))
                """,
                """
                n = int(input())
                pumpkins = list(map(int, input().split()))
                total = 0
                for weight in pumpkins:
                    total += weight
                count = 0
                for weight in pumpkins:
                    if weight > total // n:
                        count += 1
                print(count)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                A museum counts its visitors each day. The strangest day is the one whose number of visitors is farthest
                from the average of all days. If several are equally far, take the one with fewer visitors.

                -----Input-----
                {limits}

                -----Output-----
                Print the number of visitors on the strangest day. The average is exact and need not be an integer.
                """,
            references=[
                """
                n = int(input())
                days = list(map(int, input().split()))
                total = sum(days)
                strangest = min(days)
                for visitors in sorted(days):
                    if abs(visitors * n - total) > abs(strangest * n - total):
                        strangest = visitors
                print(strangest)
                """,
                """
                n = int(input())
                days = sorted(map(int, input().split()))
                low, high = days[0], days[-1]
                print(high if n * (low + high) > 2 * sum(days) else low)
                """,
                """
                from fractions import Fraction

                n = int(input())
                days = list(map(int, input().split()))
                average = Fraction(sum(days), n)
                print(max(sorted(days), key=lambda visitors: abs(visitors - average)))
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
    ]


@family("weighted-marks")
def weighted_marks(rng: Random) -> Draft:
    rows = [
        [(80, 3), (65, 1), (90, 2)],
        [(0, 1)],
        [(100, 9)],
        [(50, 1), (51, 1)],
        [(0, 1), (100, 9)],
        [(99, 1), (100, 9)],
    ]
    rows += [[(10, 2), (20, 1)], [(73, 5)] * 30]
    rows += [[(rng.randint(0, 100), rng.randint(1, 9)) for _ in range(n)] for n in (2, 5, 12, 30)]
    return Draft(
        question="""
            A music school adds up the points of n tests, but each test has a weight: a test of weight 3 counts as much
            as three tests with the same points. What is the average, rounded down to an integer?

            -----Input-----
            The first line holds n (1 <= n <= 30). Each of the next n lines holds the points of a test (0 to 100) and
            its weight (1 to 9).

            -----Output-----
            Print the average.
            """,
        references=[
            """
            n = int(input())
            total = 0
            weights = 0
            for _ in range(n):
                points, weight = map(int, input().split())
                total += points * weight
                weights += weight
            print(total // weights)
            """,
            """
            n = int(input())
            marks = []
            for _ in range(n):
                points, weight = map(int, input().split())
                marks += [points] * weight
            print(sum(marks) // len(marks))
            """,
            """
            import sys

            data = list(map(int, sys.stdin.read().split()))
            points, weights = data[1::2], data[2::2]
            print(sum(p * w for p, w in zip(points, weights)) // sum(weights))
            """,
        ],
        inputs=[lines(len(row), *row) for row in rows],
        difficulty="introductory",
    )


@family("well-on-the-street")
def well_on_the_street(rng: Random) -> Draft:
    rows = [[2, 9, 4, 30, 5], [7], [0, 1000], [3, 3, 8], [3, 8, 8], [5, 1, 2, 9], [0, 0, 0, 1], [1000] * 100]
    rows += [[1, 2, 3, 4, 5, 6]]
    rows += [integers(rng, n, 0, high) for n, high in ((4, 50), (9, 1000), (40, 1000), (99, 300), (100, 1000))]
    return Draft(
        question="""
            n houses stand along a straight road, and a well is to be dug at some whole metre of it. Everybody walks
            from home to the well once a day, one way. Where does the well go so that all together walk as little as
            possible? If several places are equally good, take the smallest.

            -----Input-----
            The first line holds n (1 <= n <= 100), the second the places of the houses, n integers from 0 to 1000 in
            any order. Several houses may have the same place. One person lives in each.

            -----Output-----
            Print the place of the well and how many metres are walked in all.
            """,
        references=[
            """
            n = int(input())
            houses = sorted(map(int, input().split()))
            well = houses[(n - 1) // 2]
            print(well, sum(abs(house - well) for house in houses))
            """,
            """
            n = int(input())
            houses = list(map(int, input().split()))
            best = None
            for well in sorted(set(houses)):
                walked = 0
                for house in houses:
                    walked += abs(house - well)
                if best is None or walked < best:
                    best = walked
                    place = well
            print(place, best)
            """,
            """
            from statistics import median_low

            input()
            houses = [int(house) for house in input().split()]
            well = median_low(houses)
            print(well, sum(max(house - well, well - house) for house in houses))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )


@family("median-after-each")
def median_after_each(rng: Random) -> Draft:
    rows = [[5, 9, 2, 7, 8], [1], [10**6, 1], [1, 2, 3, 4], [4, 3, 2, 1], [6] * 50, [1, 100] * 20, [50, 1, 50, 1, 2]]
    rows += [list(range(1000, 0, -1)), integers(rng, 2000, 1, 10**6)]
    rows += [integers(rng, n, 1, high) for n, high in ((7, 10), (30, 50), (200, 10**6), (1000, 300))]
    return Draft(
        question="""
            Bids for a painting come in one after another. After each bid the auction house announces the middle one of
            the bids so far: of k bids in ascending order number (k + 1) / 2, rounded down, counted from 1.

            -----Input-----
            The first line holds n (1 <= n <= 2000), the second the n bids, integers from 1 to 10^6, in the order in
            which they came.

            -----Output-----
            Print the n announcements in one line.
            """,
        references=[
            """
            from heapq import heappush, heappop

            n = int(input())
            low, high = [], []
            answers = []
            for bid in map(int, input().split()):
                heappush(low, -bid)
                heappush(high, -heappop(low))
                if len(high) > len(low):
                    heappush(low, -heappop(high))
                answers.append(-low[0])
            print(*answers)
            """,
            """
            from bisect import insort

            input()
            bids = []
            middles = []
            for bid in map(int, input().split()):
                insort(bids, bid)
                middles.append(bids[(len(bids) - 1) // 2])
            print(" ".join(map(str, middles)))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="competition",
    )


@family("smoothed-gauge")
def smoothed_gauge(rng: Random) -> Draft:
    rows = [[4, 8, 9, 1, 2], [], [5], [3, 4], [3, 9, 3], [100, 100, 100], [0, 0, 1, 2], [7, 0, 0, 7]]
    rows += [integers(rng, n, 0, 100) for n in (4, 8, 20, 40)]
    return Draft(
        question="""
            A gauge trembles, so each reading is replaced by the average of itself and its two neighbours, rounded down
            to an integer. All averages are made of the readings as they were. The first and the last reading stay.
            Write a function `smoothed(readings)` that returns the new list.

            The list holds 0 to 40 integers from 0 to 100.
            """,
        references=[
            """
            def smoothed(readings):
                result = list(readings)
                for i in range(1, len(readings) - 1):
                    result[i] = (readings[i - 1] + readings[i] + readings[i + 1]) // 3
                return result
            """,
            """
            def smoothed(readings):
                if len(readings) < 3:
                    return readings
                inner = [(a + b + c) // 3 for a, b, c in zip(readings, readings[1:], readings[2:])]
                return [readings[0]] + inner + [readings[-1]]
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="smoothed",
        starter_code="def smoothed(readings):\n",
    )
