"""Rows of heights, seats and stations: stacks, sweeps and greedy choices."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("largest-poster")
def largest_poster(rng: Random) -> Draft:
    rows = [[3, 1, 4, 5, 5, 2], [4], [0], [0, 0], [3, 3, 3], [1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [0, 9, 0, 8, 8]]
    rows += [[1000] * 300, list(range(300)), [i % 7 + 1 for i in range(300)]]
    rows += [integers(rng, n, 0, high) for n, high in ((8, 5), (50, 20), (300, 10), (300, 1000))]
    return Draft(
        question="""
            Houses of one metre width stand side by side. What is the largest area of a rectangular poster that can be
            hung on the houses without covering any sky? Its lower edge need not touch the ground.

            -----Input-----
            The first line holds n (1 <= n <= 300), the second the n heights from 0 to 1000.

            -----Output-----
            Print the largest area.
            """,
        references=[
            """
            n = int(input())
            heights = list(map(int, input().split())) + [0]
            stack = []
            best = 0
            for i, height in enumerate(heights):
                start = i
                while stack and stack[-1][1] >= height:
                    start, top = stack.pop()
                    best = max(best, top * (i - start))
                stack.append((start, height))
            print(best)
            """,
            """
            n = int(input())
            houses = list(map(int, input().split()))
            best = 0
            for i in range(n):
                left = i
                while left > 0 and houses[left - 1] >= houses[i]:
                    left -= 1
                right = i
                while right < n - 1 and houses[right + 1] >= houses[i]:
                    right += 1
                best = max(best, houses[i] * (right - left + 1))
            print(best)
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="competition",
    )


@family("water-after-rain")
def water_after_rain(rng: Random) -> Draft:
    rows = [[5, 1, 3, 0, 4], [], [5], [5, 5], [0, 9], [4, 3, 2, 1], [1, 2, 3], [5, 0, 5], [2, 0, 1, 0, 3]]
    rows += [integers(rng, n, 0, 20) for n in (6, 15, 40, 60)]
    return Draft(
        question="""
            Pillars of one metre width stand side by side. After a long rain water stands between higher pillars; it
            runs off at both ends. Write a function `water(pillars)` that returns how many square metres of water one
            sees from the front.

            The list holds 0 to 60 heights, integers from 0 to 20.
            """,
        references=[
            """
            def water(pillars):
                total = 0
                for i in range(len(pillars)):
                    level = min(max(pillars[:i + 1]), max(pillars[i:]))
                    total += level - pillars[i]
                return total
            """,
            """
            def water(pillars):
                left, right = 0, len(pillars) - 1
                left_high = right_high = total = 0
                while left <= right:
                    if left_high <= right_high:
                        left_high = max(left_high, pillars[left])
                        total += left_high - pillars[left]
                        left += 1
                    else:
                        right_high = max(right_high, pillars[right])
                        total += right_high - pillars[right]
                        right -= 1
                return total
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="interview",
        fn_name="water",
        starter_code="def water(pillars):\n",
    )


@family("free-seats")
def free_seats(rng: Random) -> Draft:
    rows = [(9, [1, 5, 6]), (1, []), (1, [1]), (5, []), (3, [2]), (4, [1, 2, 3, 4]), (6, [6, 1]), (100, [50])]
    rows += [(n, rng.sample(range(1, n + 1), m)) for n, m in ((10, 4), (30, 20), (60, 50), (100, 30))]
    return Draft(
        question="""
            In a row with seats 1 to n some are taken. Describe the free ones.

            -----Input-----
            The first line holds n and m (1 <= n <= 100, 0 <= m <= n), the second m different numbers of taken seats in
            any order; it is empty when m is 0.

            -----Output-----
            Print the groups of neighbouring free seats from left to right, one a line: a single seat as its number, a
            longer group as its first and last number with a minus between, like 2-4. Print FULL when none is free.
            """,
        references=[
            """
            n, m = map(int, input().split())
            taken = sorted(map(int, input().split())) + [n + 1]
            before = 0
            for seat in taken:
                first, last = before + 1, seat - 1
                if first == last:
                    print(first)
                elif first < last:
                    print(f"{first}-{last}")
                before = seat
            if m == n:
                print("FULL")
            """,
            """
            n, m = map(int, input().split())
            taken = set(map(int, input().split()))
            groups = []
            for seat in range(1, n + 1):
                if seat in taken:
                    continue
                if groups and groups[-1][1] == seat - 1:
                    groups[-1][1] = seat
                else:
                    groups.append([seat, seat])
            for first, last in groups:
                print(first if first == last else str(first) + "-" + str(last))
            if not groups:
                print("FULL")
            """,
        ],
        inputs=[lines([n, len(taken)], taken) for n, taken in rows],
        difficulty="interview",
    )


@family("desert-drive")
def desert_drive(rng: Random) -> Draft:
    trips = [(100, 40, [30, 60, 70]), (50, 50, [10]), (50, 49, [10]), (50, 10, [25]), (10, 1, list(range(1, 10)))]
    trips += [(100, 30, [30, 60, 90]), (100, 60, [40, 60]), (1000, 999, [1]), (80, 40, [41])]
    for length, n in ((200, 8), (500, 20), (1000, 40)):
        trips.append((length, rng.randint(60, 160), sorted(rng.sample(range(1, length), n))))
    return Draft(
        question="""
            A car drives d kilometres through a desert and gets k kilometres far with a full tank, which it has at the
            start. At how many of the n petrol stations must it fill up at least?

            -----Input-----
            The first line holds d, k and n (1 <= k, d <= 1000, 1 <= n <= 40), the second the kilometres at which the
            stations stand, in ascending order, all different and between 1 and d - 1.

            -----Output-----
            Print the number of stops, or -1 when the drive is not possible.
            """,
        references=[
            """
            d, k, n = map(int, input().split())
            places = [0] + list(map(int, input().split())) + [d]
            stops = 0
            tank = k
            for here, following in zip(places, places[1:]):
                way = following - here
                if way > k:
                    stops = -1
                    break
                if way > tank:
                    stops += 1
                    tank = k
                tank -= way
            print(stops)
            """,
            """
            def count(d, k, stations):
                here = 0
                stops = 0
                while d - here > k:
                    reachable = [s for s in stations if here < s <= here + k]
                    if not reachable:
                        return -1
                    here = max(reachable)
                    stops += 1
                return stops


            d, k, n = map(int, input().split())
            print(count(d, k, list(map(int, input().split()))))
            """,
        ],
        inputs=[lines([d, k, len(stations)], stations) for d, k, stations in trips],
        difficulty="interview",
    )


@family("small-bookshelf")
def small_bookshelf(rng: Random) -> Draft:
    logs = [([1, 2, 3, 1, 4, 2], 3), ([5], 1), ([5, 5, 5], 1), ([1, 2, 1, 2], 1), ([1, 2, 1, 2], 2), ([9, 8, 7], 10)]
    logs += [([1, 2, 3, 4] * 10, 3), ([1, 2, 3, 4] * 10, 4)]
    logs += [(integers(rng, n, 1, high), k) for n, high, k in ((12, 5, 3), (40, 9, 5), (80, 20, 10), (80, 8, 4))]
    return Draft(
        question="""
            On a desk is room for k books. A book that is needed and not there is fetched from the cellar; when the
            desk is full, the book that was not used for the longest time goes back. How often is a book fetched?

            -----Input-----
            The first line holds n and k (1 <= n <= 80, 1 <= k <= 10), the second the n books in the order in which
            they are needed, as numbers from 1 to 20. The desk is empty at first.

            -----Output-----
            Print how often a book is fetched.
            """,
        references=[
            """
            n, k = map(int, input().split())
            desk = []
            fetched = 0
            for book in input().split():
                if book in desk:
                    desk.remove(book)
                else:
                    fetched += 1
                    if len(desk) == k:
                        desk.pop(0)
                desk.append(book)
            print(fetched)
            """,
            """
            from collections import OrderedDict

            n, k = map(int, input().split())
            desk = OrderedDict()
            fetched = 0
            for book in map(int, input().split()):
                if book in desk:
                    desk.move_to_end(book)
                    continue
                fetched += 1
                desk[book] = True
                if len(desk) > k:
                    desk.popitem(last=False)
            print(fetched)
            """,
        ],
        inputs=[lines([len(log), k], log) for log, k in logs],
        difficulty="interview",
    )
