"""Steps between neighbours, gaps after sorting, and stretches of a row: where to cut, which to count, the shortest."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("largest-step")
def largest_step(rng: Random) -> list[Draft]:
    rows = [[12, 15, 9, 10, 4], [5, 5], [0, 1000], [1000, 0], [1, 2, 3], [3, 1, 3, 1], [7, 7, 7, 8], [10, 4, 7]]
    rows += [integers(rng, n, 0, high) for n, high in ((4, 20), (10, 100), (30, 1000), (50, 40))]
    limits = "The first line holds n (2 <= n <= 50), the second n heights from 0 to 1000."
    marked = [(3, [12, 15, 9, 10, 4]), (0, [5, 5]), (0, [5, 6]), (0, [6, 5]), (999, [0, 1000]), (1000, [0, 1000])]
    marked += [(2, [1, 3, 6, 4, 1]), (1, [3, 3, 3])]
    marked += [
        (k, integers(rng, n, 0, high)) for k, n, high in ((5, 8, 20), (30, 20, 100), (300, 50, 1000), (4, 50, 9))
    ]
    return [
        Draft(
            question=f"""
                The top of an old wall rises and falls from stone to stone. How large is the largest step, up or down,
                from one stone to the next?

                -----Input-----
                {limits}

                -----Output-----
                Print the largest difference of two neighbouring heights.
                """,
            references=[
                """
                n = int(input())
                heights = list(map(int, input().split()))
                largest = 0
                for i in range(1, n):
                    step = abs(heights[i] - heights[i - 1])
                    if step > largest:
                        largest = step
                print(largest)
                """,
                """
                input()
                wall = list(map(int, input().split()))
                print(max(abs(a - b) for a, b in zip(wall, wall[1:])))
                """,
            ],
            inputs=[lines(len(row), row) for row in rows],
            difficulty="introductory",
        ),
        Draft(
            question="""
                A cat walks along a wall from its left to its right end. It must jump wherever the next stone is more
                than k centimetres higher or lower. How often does it jump, and how many of these jumps go up?

                -----Input-----
                The first line holds n and k (2 <= n <= 50, 0 <= k <= 1000), the second n heights from 0 to 1000.

                -----Output-----
                Print the number of jumps and the number of jumps that go up.
                """,
            references=[
                """
                n, k = map(int, input().split())
                heights = list(map(int, input().split()))
                up = down = 0
                for i in range(n - 1):
                    if heights[i + 1] > heights[i] + k:
                        up += 1
                    elif heights[i + 1] < heights[i] - k:
                        down += 1
                print(up + down, up)
                """,
                """
                n, k = map(int, input().split())
                wall = list(map(int, input().split()))
                steps = [b - a for a, b in zip(wall, wall[1:])]
                jumps = [step for step in steps if abs(step) > k]
                print(len(jumps), sum(step > 0 for step in jumps))
                """,
            ],
            inputs=[lines([len(row), k], row) for k, row in marked],
            difficulty="introductory",
        ),
    ]


@family("closest-trees")
def closest_trees(rng: Random) -> Draft:
    rows = [[41, 12, 30, 19, 36], [0, 100], [100, 0], [8, 8], [1, 3, 2], [10, 20, 30], [50, 1, 99, 47], [7, 3, 7]]
    rows += [integers(rng, n, 0, 10000) for n in (3, 5, 9, 20, 60)]
    return Draft(
        question="""
            Trees grow along a road. How far apart are the two trees that are closest to each other?

            -----Input-----
            The first line holds n (2 <= n <= 60), the second the places of the trees, n integers from 0 to 10000 in any
            order. Two trees may have the same place.

            -----Output-----
            Print the smallest distance of two trees.
            """,
        references=[
            """
            n = int(input())
            trees = sorted(map(int, input().split()))
            print(min(trees[i + 1] - trees[i] for i in range(n - 1)))
            """,
            """
            n = int(input())
            trees = list(map(int, input().split()))
            closest = 10000
            for i in range(n):
                for j in range(i):
                    closest = min(closest, abs(trees[i] - trees[j]))
            print(closest)
            """,
            """
            from itertools import combinations

            input()
            trees = map(int, input().split())
            print(min(abs(a - b) for a, b in combinations(trees, 2)))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("longest-pause")
def longest_pause(rng: Random) -> Draft:
    rows = [[600, 480, 510, 720, 555], [0, 1439], [5, 9, 1], [1, 5, 9], [300, 100, 200, 0], [7, 6], [0, 2, 3, 5]]
    rows += [rng.sample(range(1440), n) for n in (3, 6, 15, 40, 60)]
    return Draft(
        question="""
            A signalman notes in which minutes of the day trains pass, in no order. He has lunch in the longest time
            between a train and the next one. Between which trains is that? If several times are equally long, take the
            earliest.

            -----Input-----
            The first line holds n (2 <= n <= 60), the second n different integers from 0 to 1439. The times before the
            first and after the last train do not count.

            -----Output-----
            Print the minutes in which the two trains pass, the earlier first.
            """,
        references=[
            """
            n = int(input())
            trains = sorted(map(int, input().split()))
            best = 0
            for i in range(1, n):
                if trains[i] - trains[i - 1] > trains[best + 1] - trains[best]:
                    best = i - 1
            print(trains[best], trains[best + 1])
            """,
            """
            input()
            trains = sorted(map(int, input().split()))
            print(*max(zip(trains, trains[1:]), key=lambda pair: pair[1] - pair[0]))
            """,
            """
            input()
            passing = set(map(int, input().split()))
            longest = 0
            last = min(passing)
            for minute in range(last + 1, 1440):
                if minute in passing:
                    if minute - last > longest:
                        longest = minute - last
                        pause = (last, minute)
                    last = minute
            print(*pause)
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )


@family("peaks-in-a-row")
def peaks_in_a_row(rng: Random) -> Draft:
    rows = [[2, 5, 3, 3, 9, 4, 6], [1], [1, 2], [2, 1], [1, 2, 1], [2, 1, 2], [1, 2, 2, 1], [3, 3, 3], [5, 1, 5, 1, 5]]
    rows += [[1, 2, 3, 4], [0, 1000, 0, 1000, 0]]
    rows += [integers(rng, n, 0, high) for n, high in ((6, 3), (15, 9), (40, 1000), (60, 3))]
    return Draft(
        question="""
            A hiker looks at the profile of a path. A point is a summit if it is higher than the point before and the
            point after it; a point is a dip if it is lower than both. The first and the last point are neither. Count
            both.

            -----Input-----
            The first line holds n (1 <= n <= 60), the second the n heights along the path, from 0 to 1000.

            -----Output-----
            Print the number of summits and the number of dips.
            """,
        references=[
            """
            n = int(input())
            path = list(map(int, input().split()))
            summits = dips = 0
            for i in range(1, n - 1):
                if path[i] > path[i - 1] and path[i] > path[i + 1]:
                    summits += 1
                if path[i] < path[i - 1] and path[i] < path[i + 1]:
                    dips += 1
            print(summits, dips)
            """,
            """
            input()
            path = list(map(int, input().split()))
            triples = list(zip(path, path[1:], path[2:]))
            print(sum(a < b > c for a, b, c in triples), sum(a > b < c for a, b, c in triples))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("halfway-day")
def halfway_day(rng: Random) -> Draft:
    rows = [[10, 20, 5, 40, 25], [7], [5, 5], [5, 6], [6, 5], [1, 0, 1], [0, 0, 1], [1, 1, 1], [1000] * 60, [0, 4, 4]]
    rows += [[3, 0, 0, 4], [3, 0, 0, 3]]
    rows += [[*integers(rng, n - 1, 0, 1000), rng.randint(1, 1000)] for n in (4, 9, 20, 60)]
    return Draft(
        question="""
            You know how many pages Bo read on each day of his holidays. On which day had he read at least half of all
            these pages for the first time, that day included?

            -----Input-----
            The first line holds n (1 <= n <= 60), the second the pages read on days 1 to n, integers from 0 to 1000.
            At least one of them is not 0.

            -----Output-----
            Print the number of the day.
            """,
        references=[
            """
            n = int(input())
            pages = list(map(int, input().split()))
            total = sum(pages)
            read = 0
            day = 0
            while 2 * read < total:
                read += pages[day]
                day += 1
            print(day)
            """,
            """
            n = int(input())
            pages = list(map(int, input().split()))
            for day in range(1, n + 1):
                if sum(pages[:day]) >= sum(pages[day:]):
                    print(day)
                    break
            """,
            """
            from itertools import accumulate

            input()
            read = list(accumulate(map(int, input().split())))
            print(1 + sum(2 * pages < read[-1] for pages in read))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("cut-the-chain")
def cut_the_chain(rng: Random) -> Draft:
    rows = [[4, 1, 7, 3, 2], [1, 1], [1, 100], [100, 1], [1, 2, 1], [2, 1, 2], [5, 5, 5, 5], [9, 1, 1, 1], [1, 1, 1, 9]]
    rows += [integers(rng, n, 1, high) for n, high in ((4, 6), (8, 20), (30, 100), (80, 100))]
    return Draft(
        question="""
            Two sisters cut a chain of pearls at one place, so that the values of the two parts differ as little as
            possible. Of equally good cuts they make the one with the shortest left part.

            -----Input-----
            The first line holds n (2 <= n <= 80), the second the values of the pearls from left to right, from 1 to
            100.

            -----Output-----
            Print how many pearls the left part has and by how much the values of the parts differ. Neither part is
            empty.
            """,
        references=[
            """
            n = int(input())
            pearls = list(map(int, input().split()))
            total = sum(pearls)
            left = 0
            best = None
            for i in range(1, n):
                left += pearls[i - 1]
                difference = abs(total - 2 * left)
                if best is None or difference < best:
                    best = difference
                    place = i
            print(place, best)
            """,
            """
            n = int(input())
            pearls = list(map(int, input().split()))
            cuts = [(abs(sum(pearls[:i]) - sum(pearls[i:])), i) for i in range(1, n)]
            difference, place = min(cuts)
            print(place, difference)
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )


@family("calm-stretches")
def calm_stretches(rng: Random) -> Draft:
    cases = [(5, [3, 5, 8, 2, 1, 4]), (0, [0]), (0, [1]), (9, [10, 9]), (9, [9, 10]), (7, [7, 7, 7]), (1, [2, 3, 4])]
    cases += [(100, [100] * 100), (4, [1, 5, 1, 1, 5, 1, 1, 1])]
    cases += [(k, integers(rng, n, 0, high)) for k, n, high in ((6, 10, 9), (70, 40, 100), (90, 100, 100), (3, 100, 4))]
    return Draft(
        question="""
            A sailor notes the force of the wind each hour. A stretch of one or more hours in a row is calm if the force
            is at most k in each of them. How many calm stretches are there?

            -----Input-----
            The first line holds n and k (1 <= n <= 100, 0 <= k <= 100), the second n integers from 0 to 100.

            -----Output-----
            Print the number of calm stretches. Stretches with another beginning or another end count separately.
            """,
        references=[
            """
            n, k = map(int, input().split())
            count = run = 0
            for force in map(int, input().split()):
                if force <= k:
                    run += 1
                else:
                    run = 0
                count += run
            print(count)
            """,
            """
            n, k = map(int, input().split())
            wind = list(map(int, input().split()))
            count = 0
            for start in range(n):
                end = start
                while end < n and wind[end] <= k:
                    end += 1
                    count += 1
            print(count)
            """,
            """
            from itertools import groupby

            n, k = map(int, input().split())
            calm = [int(force) <= k for force in input().split()]
            lengths = [len(list(group)) for quiet, group in groupby(calm) if quiet]
            print(sum(length * (length + 1) // 2 for length in lengths))
            """,
        ],
        inputs=[lines([len(row), k], row) for k, row in cases],
        difficulty="interview",
    )


@family("view-ahead")
def view_ahead(rng: Random) -> Draft:
    rows = [[150, 172, 160, 155, 180, 165], [100], [120, 120], [120, 121], [121, 120], [5, 4, 3, 2, 1], [1, 2, 3, 4]]
    rows += [[200] * 60, [9, 7, 9, 8, 9]]
    rows += [integers(rng, n, low, 200) for n, low in ((6, 150), (15, 190), (40, 1), (60, 170))]
    return Draft(
        question="""
            People stand in a row, one behind the other, and all look to the front. Each person sees the back of the
            nearest taller person in front, or the stage if nobody there is taller.

            -----Input-----
            The first line holds n (1 <= n <= 60), the second the heights, from 1 to 200, of persons 1 to n; person 1
            stands in front.

            -----Output-----
            Print for persons 1 to n in one line the number of the person whom they see, or 0 for the stage.
            """,
        references=[
            """
            n = int(input())
            heights = list(map(int, input().split()))
            stack = []
            answers = []
            for i in range(n):
                while stack and heights[stack[-1]] <= heights[i]:
                    stack.pop()
                answers.append(stack[-1] + 1 if stack else 0)
                stack.append(i)
            print(*answers)
            """,
            """
            n = int(input())
            heights = [1000] + list(map(int, input().split()))
            for i in range(1, n + 1):
                j = i - 1
                while j > 0 and heights[j] <= heights[i]:
                    j -= 1
                print(j, end=" ")
            print()
            """,
            """
            input()
            heights = list(map(int, input().split()))
            print(*[max([j + 1 for j in range(i) if heights[j] > heights[i]], default=0) for i in range(len(heights))])
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )


@family("stretches-shared-evenly")
def stretches_shared_evenly(rng: Random) -> Draft:
    cases = [(3, [2, 1, 4, 5, 3]), (1, [0]), (2, [1]), (2, [2]), (5, [0, 0, 0]), (7, [1, 2, 3]), (1000, [500, 500])]
    cases += [(2, [1] * 20), (10, [3, 7, 5, 5, 10]), (1, [9] * 300)]
    cases += [
        (k, integers(rng, n, 0, high)) for k, n, high in ((4, 12, 9), (7, 60, 100), (1000, 300, 1000), (3, 300, 9))
    ]
    return Draft(
        question="""
            A hen lays eggs for n days. k neighbours choose some days in a row, at least one, and share all the eggs of
            these days. In how many ways can they choose so that the eggs can be shared evenly, without an egg left
            over? No egg at all can be shared evenly too.

            -----Input-----
            The first line holds n and k (1 <= n <= 300, 1 <= k <= 1000), the second the eggs of each day, from 0 to
            1000.

            -----Output-----
            Print the number of ways.
            """,
        references=[
            """
            n, k = map(int, input().split())
            seen = [0] * k
            seen[0] = 1
            total = 0
            ways = 0
            for eggs in map(int, input().split()):
                total = (total + eggs) % k
                ways += seen[total]
                seen[total] += 1
            print(ways)
            """,
            """
            n, k = map(int, input().split())
            eggs = list(map(int, input().split()))
            ways = 0
            for first in range(n):
                total = 0
                for last in range(first, n):
                    total += eggs[last]
                    if total % k == 0:
                        ways += 1
            print(ways)
            """,
            """
            from collections import Counter
            from itertools import accumulate

            n, k = map(int, input().split())
            sums = accumulate([0] + list(map(int, input().split())))
            remainders = Counter(total % k for total in sums)
            print(sum(c * (c - 1) // 2 for c in remainders.values()))
            """,
        ],
        inputs=[lines([len(row), k], row) for k, row in cases],
        difficulty="competition",
    )


@family("as-many-of-both")
def as_many_of_both(rng: Random) -> Draft:
    rows = [[1, 1, 0, 1, 0, 0, 1, 1], [0], [1], [0, 1], [1, 0], [1, 1], [0, 0, 0, 1], [1, 0, 0, 0], [1, 0, 1, 1, 1, 0]]
    rows += [[0, 1] * 200, [1] * 200 + [0] * 199]
    rows += [integers(rng, n, 0, 1) for n in (9, 31, 150, 399)]
    rows.append([int(x > 1) for x in integers(rng, 400, 0, 3)])
    return Draft(
        question="""
            Red (0) and white (1) roses grow along a hedge. Find the longest piece of the hedge with as many red as
            white roses: how many roses has it, and with which rose, counted from 1, does it begin? Of equally long
            pieces take the first.

            -----Input-----
            The first line holds n (1 <= n <= 400), the second n numbers 0 or 1.

            -----Output-----
            Print the length and the number of the first rose, or 0 0 if there is no such piece.
            """,
        references=[
            """
            n = int(input())
            first = {0: 0}
            balance = 0
            best, start = 0, 0
            for i, rose in enumerate(input().split(), 1):
                balance += 1 if rose == "1" else -1
                if balance not in first:
                    first[balance] = i
                elif i - first[balance] > best:
                    best = i - first[balance]
                    start = first[balance] + 1
            print(best, start)
            """,
            """
            def longest(roses):
                n = len(roses)
                whites = [0]
                for rose in roses:
                    whites.append(whites[-1] + rose)
                for length in range(n - n % 2, 0, -2):
                    for i in range(n - length + 1):
                        if 2 * (whites[i + length] - whites[i]) == length:
                            return length, i + 1
                return 0, 0


            input()
            print(*longest(list(map(int, input().split()))))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="competition",
    )


@family("shortest-collection")
def shortest_collection(rng: Random) -> Draft:
    cases = [
        (3, [1, 2, 2, 3, 1, 1]),
        (1, [1]),
        (2, [1, 1]),
        (2, [1, 2]),
        (2, [2, 2, 2, 1]),
        (3, [3, 1, 3, 1]),
        (1, [1, 1]),
    ]
    cases += [
        (3, [1, 2, 3, 1, 2, 3]),
        (4, [4, 1, 1, 2, 3, 3, 4, 2, 1]),
        (40, list(range(1, 41)) * 7),
        (2, [1] * 200 + [2]),
    ]
    cases += [(k, integers(rng, n, 1, k)) for k, n in ((3, 12), (5, 60), (12, 300), (40, 300), (6, 300))]
    return Draft(
        question="""
            A train has n wagons, each painted in one of k colours. A photographer wants all colours in one picture,
            which always shows some wagons in a row. How many wagons must be in the picture at least?

            -----Input-----
            The first line holds n and k (1 <= n <= 300, 1 <= k <= 40), the second the colours of the wagons, numbers
            from 1 to k.

            -----Output-----
            Print the smallest number of wagons, or 0 if the train does not have all colours.
            """,
        references=[
            """
            n, k = map(int, input().split())
            wagons = list(map(int, input().split()))
            counts = {}
            left = 0
            best = 0
            for right in range(n):
                counts[wagons[right]] = counts.get(wagons[right], 0) + 1
                while len(counts) == k:
                    if best == 0 or right - left + 1 < best:
                        best = right - left + 1
                    counts[wagons[left]] -= 1
                    if counts[wagons[left]] == 0:
                        del counts[wagons[left]]
                    left += 1
            print(best)
            """,
            """
            n, k = map(int, input().split())
            last = {}
            best = n + 1
            for i, colour in enumerate(input().split()):
                last[colour] = i
                if len(last) == k:
                    best = min(best, i - min(last.values()) + 1)
            print(best if best <= n else 0)
            """,
        ],
        inputs=[lines([len(row), k], row) for k, row in cases],
        difficulty="competition",
    )


@family("lowest-of-each-stretch")
def lowest_of_each_stretch(rng: Random) -> Draft:
    rows = [[3, 1, 4, 2], [5], [0], [2, 2], [1, 2, 3], [3, 2, 1], [4, 4, 4, 4], [5, 1, 5, 1, 5], [1000] * 200]
    rows += [integers(rng, n, 0, high) for n, high in ((6, 4), (25, 20), (100, 1000), (200, 1000), (200, 3))]
    return Draft(
        question="""
            A boat rents out by the day. Whoever takes it for one or more days in a row pays, in all, the lowest of the
            prices of these days. Add up what is paid for each possible choice of days.

            -----Input-----
            The first line holds n (1 <= n <= 200), the second the prices of the n days, integers from 0 to 1000.

            -----Output-----
            Print the sum of the lowest prices over all choices of one or more days in a row.
            """,
        references=[
            """
            n = int(input())
            prices = list(map(int, input().split()))
            total = 0
            ending_here = 0
            stack = []
            for price in prices:
                days = 1
                while stack and stack[-1][0] >= price:
                    higher, count = stack.pop()
                    ending_here -= higher * count
                    days += count
                stack.append((price, days))
                ending_here += price * days
                total += ending_here
            print(total)
            """,
            """
            n = int(input())
            prices = list(map(int, input().split()))
            total = 0
            for first in range(n):
                lowest = prices[first]
                for price in prices[first:]:
                    lowest = min(lowest, price)
                    total += lowest
            print(total)
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="competition",
    )


@family("few-kinds")
def few_kinds(rng: Random) -> Draft:
    cases = [
        (2, [1, 2, 1, 3, 3]),
        (1, [7]),
        (1, [1, 1, 1]),
        (1, [1, 2, 3]),
        (3, [1, 2, 3]),
        (50, [50, 1]),
        (2, [4, 5, 6, 5]),
    ]
    cases += [(2, [1, 2] * 100), (5, list(range(1, 51)) * 4), (50, [9] * 200)]
    cases += [(k, integers(rng, n, 1, high)) for k, n, high in ((2, 10, 4), (3, 50, 6), (8, 200, 12), (20, 200, 50))]
    return Draft(
        question="""
            Bowls of fruit stand in a row, one kind in each. A guest chooses some bowls in a row, at least one, but
            wants at most k different kinds. How many choices are there?

            -----Input-----
            The first line holds n and k (1 <= n <= 200, 1 <= k <= 50), the second the kinds of fruit, numbers from 1
            to 50.

            -----Output-----
            Print the number of choices. Choices with another first or another last bowl are different.
            """,
        references=[
            """
            n, k = map(int, input().split())
            bowls = list(map(int, input().split()))
            counts = [0] * 51
            kinds = 0
            left = 0
            choices = 0
            for right in range(n):
                if counts[bowls[right]] == 0:
                    kinds += 1
                counts[bowls[right]] += 1
                while kinds > k:
                    counts[bowls[left]] -= 1
                    if counts[bowls[left]] == 0:
                        kinds -= 1
                    left += 1
                choices += right - left + 1
            print(choices)
            """,
            """
            n, k = map(int, input().split())
            bowls = input().split()
            choices = 0
            for first in range(n):
                kinds = set()
                for bowl in bowls[first:]:
                    kinds.add(bowl)
                    if len(kinds) > k:
                        break
                    choices += 1
            print(choices)
            """,
        ],
        inputs=[lines([len(row), k], row) for k, row in cases],
        difficulty="competition",
    )
