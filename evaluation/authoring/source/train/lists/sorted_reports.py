"""Sorting by rules: several keys, stable orders, nearest first, orders that are given, places instead of values."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines

NAMES = ["abel", "beth", "carl", "dora", "emil", "fay", "gus", "hana", "ivo", "june", "kurt", "lisa"]


@family("choir-in-rows")
def choir_in_rows(rng: Random) -> Draft:
    choirs = [[("dora", 2, 160), ("abel", 1, 171), ("fay", 2, 165), ("carl", 1, 171)], [("ivo", 1, 150)]]
    choirs += [
        [("ivo", 2, 150), ("gus", 1, 150)],
        [("gus", 3, 140), ("fay", 3, 141)],
        [("gus", 3, 141), ("fay", 3, 140)],
    ]
    choirs += [[("june", 5, 180), ("hana", 5, 180), ("beth", 5, 99)], [(name, 4, 155) for name in reversed(NAMES)]]
    for n, rows, low in ((4, 2, 160), (6, 2, 168), (9, 3, 165), (12, 5, 120), (12, 2, 168)):
        choirs.append([(name, rng.randint(1, rows), rng.randint(low, 171)) for name in rng.sample(NAMES, n)])
    return Draft(
        question="""
            A choir enters the stage: row 1, then row 2 and so on; within a row the tallest first, and the equally tall
            in the alphabetical order of their names.

            -----Input-----
            The first line holds n (1 <= n <= 12). Each of the next n lines holds a name of 3 or 4 lower-case letters, a
            row from 1 to 5 and a height from 50 to 200. No name occurs twice.

            -----Output-----
            Print the names in the order of the entry, one a line.
            """,
        references=[
            """
            n = int(input())
            singers = []
            for _ in range(n):
                name, row, height = input().split()
                singers.append((int(row), -int(height), name))
            for row, height, name in sorted(singers):
                print(name)
            """,
            """
            import sys

            singers = [line.split() for line in sys.stdin.read().splitlines()[1:]]
            singers.sort()
            singers.sort(key=lambda s: int(s[2]), reverse=True)
            singers.sort(key=lambda s: int(s[1]))
            print("\\n".join(s[0] for s in singers))
            """,
        ],
        inputs=[lines(len(choir), *choir) for choir in choirs],
        difficulty="interview",
    )


@family("oldest-first")
def oldest_first(rng: Random) -> Draft:
    clubs = [[("fay", 7, 3, 2009), ("gus", 20, 1, 2009), ("ivo", 1, 12, 1998)], [("june", 1, 1, 2000)]]
    clubs += [[("hana", 2, 1, 2000), ("kurt", 1, 2, 2000)], [("hana", 9, 9, 2000), ("kurt", 10, 9, 2000)]]
    clubs += [[("abel", 1, 1, 1951), ("beth", 28, 12, 1950)], [("carl", 5, 2, 1990), ("dora", 5, 12, 1990)]]
    for n, first, last in ((3, 1980, 2000), (5, 2000, 2001), (8, 2005, 2005), (10, 1950, 2020), (12, 2010, 2012)):
        club, days = [], set()
        for name in rng.sample(NAMES, n):
            day = (rng.randint(1, 28), rng.randint(1, 12), rng.randint(first, last))
            if day not in days:
                club.append((name, *day))
                days.add(day)
        clubs.append(club)
    return Draft(
        question="""
            A club honours its members in the order of their age, the oldest first.

            -----Input-----
            The first line holds n (1 <= n <= 12). Each of the next n lines holds a name of 3 or 4 lower-case letters
            and the day (1 to 28), month (1 to 12) and year (1950 to 2020) of birth. No two members have the same
            birth date.

            -----Output-----
            Print the names, one a line.
            """,
        references=[
            """
            n = int(input())
            members = []
            for _ in range(n):
                name, day, month, year = input().split()
                members.append((int(year), int(month), int(day), name))
            members.sort()
            for member in members:
                print(member[3])
            """,
            """
            def age(line):
                name, day, month, year = line.split()
                return 10000 * int(year) + 100 * int(month) + int(day)


            n = int(input())
            for line in sorted([input() for _ in range(n)], key=age):
                print(line.split()[0])
            """,
        ],
        inputs=[lines(len(club), *club) for club in clubs],
        difficulty="introductory",
    )


@family("nearest-first")
def nearest_first(rng: Random) -> Draft:
    cases = [
        (10, [4, 13, 7, 18]),
        (1, [1]),
        (5, [6, 4]),
        (5, [4, 6]),
        (500, [1, 1000]),
        (1000, [1, 500, 999]),
        (3, [3, 9]),
    ]
    for n, high in ((5, 20), (10, 30), (25, 60), (40, 1000)):
        cases.append((rng.randint(1, high), rng.sample(range(1, high + 1), n)))
    return Draft(
        question="""
            A plumber stands at house x of a street and has customers in n houses, perhaps in house x too. He visits
            them in the order of their distance from x, the nearest first; of two equally far houses the one with the
            smaller number comes first.

            -----Input-----
            The first line holds n and x (1 <= n <= 40), the second n different numbers of houses. All numbers are from
            1 to 1000; the distance is their difference.

            -----Output-----
            Print the houses in the order of the visits in one line.
            """,
        references=[
            """
            n, x = map(int, input().split())
            houses = list(map(int, input().split()))
            houses.sort(key=lambda house: (abs(house - x), house))
            print(*houses)
            """,
            """
            n, x = map(int, input().split())
            houses = sorted(map(int, input().split()))
            visits = []
            while houses:
                nearest = min(houses, key=lambda house: abs(house - x))
                houses.remove(nearest)
                visits.append(nearest)
            print(*visits)
            """,
            """
            n, x = map(int, input().split())
            houses = list(map(int, input().split()))
            order = []
            for distance in range(1000):
                if x - distance in houses:
                    order.append(x - distance)
                if x + distance in houses and distance > 0:
                    order.append(x + distance)
            print(*order)
            """,
        ],
        inputs=[lines([len(houses), x], houses) for x, houses in cases],
        difficulty="introductory",
    )


@family("three-best-jumps")
def three_best_jumps(rng: Random) -> Draft:
    rows = [[410, 455, 390, 455, 430], [100], [300, 200], [200, 300], [1, 2, 3], [500, 500, 500, 500], [999, 1, 1, 1]]
    rows += [[0], [0, 0, 4, 0]]
    rows += [integers(rng, n, 0, high) for n, high in ((4, 20), (8, 700), (15, 700), (30, 900))]
    return Draft(
        question="""
            A long jumper may show the judges her three best jumps, or all of them when she has jumped less than three
            times. Show them from the longest to the shortest and add up their lengths.

            -----Input-----
            The first line holds n (1 <= n <= 30), the second the lengths of n jumps, integers from 0 to 999.

            -----Output-----
            Print the best jumps in one line, the longest first, and their sum on a second line.
            """,
        references=[
            """
            n = int(input())
            jumps = sorted(map(int, input().split()), reverse=True)
            best = jumps[:3]
            print(*best)
            print(sum(best))
            """,
            """
            from heapq import nlargest

            input()
            top = nlargest(3, map(int, input().split()))
            print(" ".join(map(str, top)))
            print(sum(top))
            """,
            """
            n = int(input())
            jumps = list(map(int, input().split()))
            shown = []
            while jumps and len(shown) < 3:
                longest = max(jumps)
                jumps.remove(longest)
                shown.append(longest)
            print(*shown)
            print(sum(shown))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("new-tea-codes")
def new_tea_codes(rng: Random) -> Draft:
    rows = [[40, 7, 40, 1000, 12, 7], [1], [10**6], [5, 5], [9, 8], [8, 9], [3, 1, 2], [7] * 100]
    rows += [integers(rng, n, 1, high) for n, high in ((8, 5), (20, 15), (50, 10**6), (100, 60), (100, 9))]
    return Draft(
        question="""
            An old program gives each sort of tea a code between 1 and 10^6, but only a few of them are in use. New
            codes 1, 2, 3 and so on replace them: the smallest code that occurs in a list becomes 1, the next larger
            one that occurs becomes 2, and so on. Equal codes stay equal.

            -----Input-----
            The first line holds n (1 <= n <= 100), the second n codes.

            -----Output-----
            Print the list with the new codes in one line.
            """,
        references=[
            """
            n = int(input())
            codes = list(map(int, input().split()))
            new = {}
            for number, code in enumerate(sorted(set(codes)), 1):
                new[code] = number
            print(*[new[code] for code in codes])
            """,
            """
            n = int(input())
            codes = list(map(int, input().split()))
            used = set(codes)
            print(*[sum(other <= code for other in used) for code in codes])
            """,
            """
            from bisect import bisect_right

            input()
            codes = list(map(int, input().split()))
            ordered = sorted(set(codes))
            print(" ".join(str(bisect_right(ordered, code)) for code in codes))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )


@family("in-given-order")
def in_given_order(rng: Random) -> Draft:
    colours = ["red", "blue", "green", "black", "white", "grey", "pink"]
    calls = [[["blue", "red", "pink", "blue"], ["pink", "blue", "red"]], [[], []], [[], ["red"]], [["red"], ["red"]]]
    calls += [[["blue", "red", "grey"], []], [["red", "grey", "pink", "black"], ["pink"]]]
    calls += [[["white", "black", "white", "green"], ["green", "white"]]]
    for n, m in ((6, 4), (10, 3), (20, 7), (30, 5)):
        calls.append([[rng.choice(colours) for _ in range(n)], rng.sample(colours, m)])
    return Draft(
        question="""
            Write a function `arranged(beads, order)` that sorts the colours of beads: first all beads of the first
            colour in `order`, then all of its second colour, and so on. Colours that are not in `order` come last, in
            alphabetical order.

            The list of beads holds 0 to 30 words, the order 0 to 7 different ones, all of 3 to 5 lower-case letters.
            """,
        references=[
            """
            def arranged(beads, order):
                def place(bead):
                    return order.index(bead) if bead in order else len(order)

                return sorted(sorted(beads), key=place)
            """,
            """
            def arranged(beads, order):
                result = []
                for colour in order:
                    result += [colour] * beads.count(colour)
                return result + sorted(bead for bead in beads if bead not in order)
            """,
            """
            def arranged(beads, order):
                rank = {colour: i for i, colour in enumerate(order)}
                return sorted(beads, key=lambda bead: (rank.get(bead, len(rank)), bead))
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="arranged",
        starter_code="def arranged(beads, order):\n",
    )


@family("odd-ones-sorted")
def odd_ones_sorted(rng: Random) -> Draft:
    rows = [[7, 4, 3, 8, 5, 1], [], [2], [3], [5, 3], [4, 2], [9, 2, 7], [1, 3, 5], [6, 5, 4, 3, 2, 1], [3, 3, 2, 1]]
    rows += [integers(rng, n, 0, 99) for n in (6, 12, 25, 40)]
    return Draft(
        question="""
            In a row of lockers those with an even number are screwed to the wall; those with an odd number can be
            moved. Write a function `tidied(lockers)` that returns the row after the odd numbers have been sorted in
            ascending order among the places where odd numbers stood. The even numbers keep their places.

            The list holds 0 to 40 integers from 0 to 99.
            """,
        references=[
            """
            def tidied(lockers):
                odd = sorted(n for n in lockers if n % 2 == 1)
                result = []
                for number in lockers:
                    if number % 2 == 1:
                        result.append(odd.pop(0))
                    else:
                        result.append(number)
                return result
            """,
            """
            def tidied(lockers):
                odd = iter(sorted(filter(lambda n: n % 2, lockers)))
                return [next(odd) if n % 2 else n for n in lockers]
            """,
            """
            def tidied(lockers):
                places = [i for i, number in enumerate(lockers) if number % 2]
                for place, number in zip(places, sorted(lockers[i] for i in places)):
                    lockers[place] = number
                return lockers
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="interview",
        fn_name="tidied",
        starter_code="def tidied(lockers):\n",
    )


@family("order-of-start")
def order_of_start(rng: Random) -> Draft:
    rows = [[30, 12, 45, 12], [7], [5, 5, 5], [2, 1], [1, 2], [300, 1, 300, 1], [10, 9, 8, 7]]
    rows += [integers(rng, n, 1, high) for n, high in ((6, 4), (12, 20), (30, 300), (40, 10))]
    return Draft(
        question="""
            Skiers are numbered from 1. Who was faster in the first run starts earlier in the second; skiers with equal
            times start in the order of their numbers.

            -----Input-----
            The first line holds n (1 <= n <= 40), the second the times of skiers 1 to n in seconds, from 1 to 300.

            -----Output-----
            Print the numbers of the skiers in the order of the second run in one line.
            """,
        references=[
            """
            n = int(input())
            times = list(map(int, input().split()))
            numbers = list(range(1, n + 1))
            numbers.sort(key=lambda number: times[number - 1])
            print(*numbers)
            """,
            """
            n = int(input())
            runs = []
            for number, time in enumerate(input().split(), 1):
                runs.append((int(time), number))
            runs.sort()
            print(" ".join(str(number) for time, number in runs))
            """,
            """
            n = int(input())
            times = list(map(int, input().split()))
            order = []
            for time in sorted(set(times)):
                for i in range(n):
                    if times[i] == time:
                        order.append(i + 1)
            print(*order)
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("small-and-large")
def small_and_large(rng: Random) -> Draft:
    rows = [[5, 9, 1, 7, 3], [4], [8, 2], [2, 8], [6, 6, 6], [1, 2, 3, 4], [100, 1, 100, 1]]
    rows += [integers(rng, n, 1, 100) for n in (5, 6, 15, 30)]
    return Draft(
        question="""
            Vases stand on a window sill: first the smallest, then the largest, then the smallest of the rest, then
            the largest of the rest, and so on in turn until none is left.

            -----Input-----
            The first line holds n (1 <= n <= 30), the second the heights of n vases from 1 to 100.

            -----Output-----
            Print the heights as the vases stand on the sill in one line.
            """,
        references=[
            """
            n = int(input())
            vases = sorted(map(int, input().split()))
            sill = []
            low, high = 0, n - 1
            while low <= high:
                sill.append(vases[low])
                if low < high:
                    sill.append(vases[high])
                low += 1
                high -= 1
            print(*sill)
            """,
            """
            input()
            vases = list(map(int, input().split()))
            row = []
            while vases:
                pick = min(vases) if len(row) % 2 == 0 else max(vases)
                vases.remove(pick)
                row.append(pick)
            print(*row)
            """,
            """
            from collections import deque

            n = int(input())
            vases = deque(sorted(map(int, input().split())))
            for i in range(n):
                print(vases.pop() if i % 2 else vases.popleft(), end=" ")
            print()
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )
