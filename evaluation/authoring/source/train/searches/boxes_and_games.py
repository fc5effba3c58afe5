"""Recursion, tables, sweeps, heaps and games."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


def _nested(rng: Random, depth: int) -> list:
    box: list = integers(rng, rng.randint(0, 3), 0, 9)
    if depth > 1:
        box += [_nested(rng, depth - 1) for _ in range(rng.randint(1, 2))]
    rng.shuffle(box)
    return box


@family("boxes-in-boxes")
def boxes_in_boxes(rng: Random) -> Draft:
    calls = [
        [[3, [1, 2], [[4]]]],
        [[]],
        [[5]],
        [[[]]],
        [[[[[[[9]]]]]]],
        [[0, [0]]],
        [[9, 9]],
        [[[1], [1], 1]],
        [[[], [2]]],
    ]
    calls += [[_nested(rng, depth)] for depth in (3, 4, 5)]
    return Draft(
        question="""
            A box is a list. It holds gifts, whole numbers that tell what they are worth, and further boxes. A gift in
            the outer box counts once, in a box inside it twice, one box deeper three times and so on. Write a function
            `worth(box)` that returns the sum of what all gifts count: for [3, [1, 2]] it is 3 + 2 * 1 + 2 * 2.

            There are 0 to 50 numbers from 0 to 9 and at most 6 boxes inside each other. Boxes may be empty.
            """,
        references=[
            """
            def worth(box, depth=1):
                total = 0
                for thing in box:
                    if isinstance(thing, list):
                        total += worth(thing, depth + 1)
                    else:
                        total += depth * thing
                return total
            """,
            """
            def worth(box):
                total = 0
                depth = 1
                while box:
                    total += depth * sum(thing for thing in box if not isinstance(thing, list))
                    box = [thing for inner in box if isinstance(inner, list) for thing in inner]
                    depth += 1
                return total
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="worth",
        starter_code="def worth(box):\n",
    )


@family("parts-of-a-machine")
def parts_of_a_machine(rng: Random) -> Draft:
    bike = {"bike": {"wheel": 2, "screw": 5}, "wheel": {"screw": 6, "tube": 1}}
    calls = [[bike, "bike"], [bike, "wheel"], [bike, "screw"], [bike, "tube"], [{}, "screw"], [{}, "nail"]]
    calls += [
        [{"box": {}}, "box"],
        [{"box": {"nail": 9}}, "box"],
        [{"a": {"b": 9}, "b": {"c": 9}, "c": {"screw": 9}}, "a"],
    ]
    names = ["a", "b", "c", "d", "e", "f", "nail", "screw"]
    for _ in range(3):
        plans = {}
        for i in range(6):
            chosen = rng.sample(names[i + 1 :], min(2, 7 - i))
            plans[names[i]] = {name: rng.randint(1, 5) for name in chosen}
        calls.append([plans, "a"])
    return Draft(
        question="""
            A dictionary tells how many of which parts a thing is built from; parts may have parts, too. Write a
            function `screws(plans, thing)` that returns how many parts named "screw" a thing has in all. A thing
            without a plan has no parts. "screw" has no plan and counts as 1.

            There are 0 to 6 plans with 0 to 2 parts, each needed 1 to 9 times. Names have 1 to 5 lower-case letters. No
            thing needs itself, not even through its parts.
            """,
        references=[
            """
            def screws(plans, thing):
                if thing == "screw":
                    return 1
                total = 0
                for part, count in plans.get(thing, {}).items():
                    total += count * screws(plans, part)
                return total
            """,
            """
            def screws(plans, thing):
                total = 0
                stack = [(thing, 1)]
                while stack:
                    name, count = stack.pop()
                    if name == "screw":
                        total += count
                    elif name in plans:
                        for part, needed in plans[name].items():
                            stack.append((part, count * needed))
                return total
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="screws",
        starter_code="def screws(plans, thing):\n",
    )


@family("addition-table")
def addition_table(rng: Random) -> Draft:
    calls = [
        [[[3, 5, 4], [7, 9, 8]]],
        [[[5]]],
        [[[1, 9, 4]]],
        [[[2], [8], [-3]]],
        [[[0, 0], [0, 1]]],
        [[[1, 2], [3, 4]]],
    ]
    calls += [[[[1, 2], [3, 5]]], [[[1, 2, 3], [2, 3, 4], [3, 4, 6]]], [[[0, 1], [1, 0]]], [[[2, 4], [4, 8], [6, 12]]]]
    for rows, columns, change in ((3, 4, 0), (6, 6, 0), (6, 6, 1)):
        left, top = integers(rng, rows, -50, 50), integers(rng, columns, -50, 49)
        table = [[a + b for b in top] for a in left]
        table[rng.randint(1, rows - 2)][rng.randint(1, columns - 2)] += change
        calls.append([table])
    return Draft(
        question="""
            In an addition table each row and each column has a number of its own, and where a row meets a column stands
            the sum of their two numbers. Somebody has cut off the edge with the numbers of the rows and columns. Write
            a function `is_addition(table)` that gets the sums as a list of rows and returns whether they can come from
            such a table.

            There are 1 to 6 rows and columns and sums from -100 to 100. The numbers cut off are whole numbers of any
            size or sign.
            """,
        references=[
            """
            def is_addition(table):
                for row in table:
                    for j in range(len(row)):
                        if row[j] - row[0] != table[0][j] - table[0][0]:
                            return False
                return True
            """,
            """
            def is_addition(table):
                left = [row[0] for row in table]
                top = [value - table[0][0] for value in table[0]]
                return table == [[a + b for b in top] for a in left]
            """,
            """
            def is_addition(table):
                steps = [[b - a for a, b in zip(row, row[1:])] for row in table]
                return all(row == steps[0] for row in steps)
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="is_addition",
        starter_code="def is_addition(table):\n",
    )


@family("swarm-on-a-photo")
def swarm_on_a_photo(rng: Random) -> Draft:
    cases = [
        ([1, 9, 4, 6, 12], 5),
        ([7], 1),
        ([7, 7, 7], 1),
        ([3, 4], 1),
        ([3, 5], 1),
        ([0, 10**6], 1000),
        ([5, 1, 9], 4),
    ]
    cases += [([0, 1000], 1000), ([0, 1001], 1000), ([10, 20, 30, 40], 20), ([50, 1, 2, 3, 52], 2)]
    cases += [(integers(rng, n, 0, high), w) for n, high, w in ((10, 40, 9), (60, 1000, 80), (100, 10**6, 1000))]
    return Draft(
        question="""
            Birds sit on a long wire. A photo shows a piece of the wire that is w metres long, and a bird at the very
            edge of the photo is seen as well. How many birds can one photo show at most?

            -----Input-----
            The first line holds n and w (1 <= n <= 100, 1 <= w <= 1000), the second the n positions of the birds in
            metres, integers from 0 to 10^6, in any order. Some may be equal.

            -----Output-----
            Print the greatest number of birds.
            """,
        references=[
            """
            n, w = map(int, input().split())
            birds = sorted(map(int, input().split()))
            most = 0
            left = 0
            for right in range(n):
                while birds[right] - birds[left] > w:
                    left += 1
                most = max(most, right - left + 1)
            print(most)
            """,
            """
            n, w = map(int, input().split())
            birds = list(map(int, input().split()))
            print(max(sum(start <= bird <= start + w for bird in birds) for start in birds))
            """,
            """
            from bisect import bisect_right

            n, w = map(int, input().split())
            birds = sorted(map(int, input().split()))
            print(max(bisect_right(birds, bird + w) - i for i, bird in enumerate(birds)))
            """,
        ],
        inputs=[lines([len(row), w], row) for row, w in cases],
        difficulty="interview",
    )


@family("walks-of-k-roads")
def walks_of_k_roads(rng: Random) -> Draft:
    cases = [(3, 4, [(1, 2), (2, 3), (1, 3), (3, 3)]), (1, 0, []), (2, 0, [(1, 2)]), (1, 5, [(1, 1)]), (2, 1, [(1, 2)])]
    cases += [(2, 2, [(1, 2)]), (2, 3, [(1, 2), (2, 1)]), (3, 1, [(2, 1), (3, 2)]), (2, 149, [(1, 2), (1, 2), (2, 1)])]
    for n, k, m in ((4, 6, 9), (6, 30, 20), (10, 150, 30), (10, 149, 30)):
        cases.append((n, k, [(rng.randint(1, n), rng.randint(1, n)) for _ in range(m)]))
    return Draft(
        question="""
            m one-way roads join n places. A road may lead back to its own place, and may occur again as another road.
            In how many ways can one walk from place 1 to place n on exactly k roads, using roads again or not? Give the
            remainder of the number divided by 10^9 + 7.

            -----Input-----
            The first line holds n, m and k (1 <= n <= 10, 0 <= m <= 30, 0 <= k <= 150). Each of the next m lines holds
            a and b: a road from a to b.

            -----Output-----
            Print the remainder. With k = 0 there is one way when n is 1, else none.
            """,
        references=[
            """
            n, m, k = map(int, input().split())
            roads = [tuple(map(int, input().split())) for _ in range(m)]
            ways = [0] * (n + 1)
            ways[1] = 1
            for _ in range(k):
                following = [0] * (n + 1)
                for a, b in roads:
                    following[b] += ways[a]
                ways = following
            print(ways[n] % (10**9 + 7))
            """,
            """
            def main():
                n, m, k = map(int, input().split())
                sources = [[] for _ in range(n)]
                for _ in range(m):
                    a, b = map(int, input().split())
                    sources[b - 1].append(a - 1)
                ways = [1] + [0] * (n - 1)
                for _ in range(k):
                    ways = [sum(ways[a] for a in places) % (10**9 + 7) for places in sources]
                print(ways[-1])


            main()
            """,
            """
            from functools import lru_cache

            n, m, k = map(int, input().split())
            roads = [tuple(map(int, input().split())) for _ in range(m)]


            @lru_cache(maxsize=None)
            def ways(place, steps):
                if steps == 0:
                    return 1 if place == n else 0
                return sum(ways(b, steps - 1) for a, b in roads if a == place)


            print(ways(1, k) % (10**9 + 7))
            """,
        ],
        inputs=[lines([n, len(roads), k], *roads) for n, k, roads in cases],
        difficulty="competition",
    )


@family("cards-from-both-ends")
def cards_from_both_ends(rng: Random) -> Draft:
    rows = [[4, 9, 1, 3], [5], [0], [2, 7], [3, 3], [1, 8, 2], [9, 1, 9], [8, 15, 3, 7], [100] * 7, [2, 2, 100, 2, 2]]
    rows += [integers(rng, n, 0, 100) for n in (6, 15, 40)]
    return Draft(
        question="""
            Cards with numbers lie in a row. Ada and Bo take cards in turn, Ada first, always the leftmost or the
            rightmost card that is left. Both play as well as possible to get a large sum. How much more than Bo does
            Ada have in the end? The result is negative when she has less.

            -----Input-----
            The first line holds n (1 <= n <= 40), the second the n numbers from 0 to 100.

            -----Output-----
            Print the difference of the two sums.
            """,
        references=[
            """
            from functools import lru_cache

            n = int(input())
            cards = list(map(int, input().split()))


            @lru_cache(maxsize=None)
            def lead(left, right):
                if left > right:
                    return 0
                return max(cards[left] - lead(left + 1, right), cards[right] - lead(left, right - 1))


            print(lead(0, n - 1))
            """,
            """
            n = int(input())
            cards = list(map(int, input().split()))
            lead = cards[:]
            for length in range(2, n + 1):
                for left in range(n - length + 1):
                    right = left + length - 1
                    lead[left] = max(cards[left] - lead[left + 1], cards[right] - lead[left])
            print(lead[0])
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="competition",
    )


@family("ski-passes")
def ski_passes(rng: Random) -> Draft:
    cases = [([1, 2, 4, 9], 5, 3, 12), ([1], 1, 1, 1), ([1], 9, 2, 5), ([7, 8], 5, 2, 10), ([7, 9], 5, 2, 8)]
    cases += [
        ([1, 2, 3], 4, 3, 11),
        ([1, 2, 3], 4, 3, 13),
        ([1, 4], 6, 3, 7),
        ([1, 3], 6, 3, 7),
        ([300], 100, 30, 1000),
    ]
    cases += [(list(range(1, 101)), 7, 9, 50)]
    for n, last in ((8, 20), (40, 100), (100, 300)):
        length = rng.randint(3, 9)
        cases.append((sorted(rng.sample(range(1, last + 1), n)), rng.randint(5, 9), length, rng.randint(15, 40)))
    return Draft(
        question="""
            Mila skis on n days of a winter. A day pass costs p coins; a long pass costs q coins and is good for k days
            in a row. What does she pay at least to have a pass on each of her days?

            -----Input-----
            The first line holds n, p, k and q (1 <= n <= 100, 1 <= p <= 100, 1 <= k <= 30, 1 <= q <= 1000), the second
            the n days in increasing order, different integers from 1 to 300.

            -----Output-----
            Print the lowest price.
            """,
        references=[
            """
            n, p, k, q = map(int, input().split())
            days = list(map(int, input().split()))
            cost = [0] * (n + 1)
            for i in range(1, n + 1):
                start = i
                while start > 0 and days[start - 1] > days[i - 1] - k:
                    start -= 1
                cost[i] = min(cost[i - 1] + p, cost[start] + q)
            print(cost[n])
            """,
            """
            n, p, k, q = map(int, input().split())
            days = set(map(int, input().split()))
            cost = [0] * 301
            for day in range(1, 301):
                if day in days:
                    cost[day] = min(cost[day - 1] + p, cost[max(0, day - k)] + q)
                else:
                    cost[day] = cost[day - 1]
            print(cost[300])
            """,
            """
            from bisect import bisect_left
            from functools import lru_cache

            n, p, k, q = map(int, input().split())
            days = list(map(int, input().split()))


            @lru_cache(maxsize=None)
            def price(i):
                if i == n:
                    return 0
                return min(p + price(i + 1), q + price(bisect_left(days, days[i] + k)))


            print(price(0))
            """,
        ],
        inputs=[lines([len(days), p, k, q], days) for days, p, k, q in cases],
        difficulty="competition",
    )


@family("who-bakes-what")
def who_bakes_what(rng: Random) -> Draft:
    tables = [[[4, 2, 8], [4, 3, 7], [3, 1, 6]], [[5]], [[1, 2], [2, 1]], [[2, 1], [1, 2]], [[1, 1], [1, 50]]]
    tables += [[[9, 1], [1, 1]], [[50] * 7 for _ in range(7)], [[1, 2, 3], [2, 4, 6], [3, 6, 9]]]
    for n, low in ((3, 1), (4, 10), (6, 1), (7, 1)):
        tables.append([integers(rng, n, low, 50) for _ in range(n)])
    return Draft(
        question="""
            n bakers shall bake n different cakes, one each. For every baker it is known how many minutes each cake
            takes. Choose who bakes what so that they need as few minutes as possible in all.

            -----Input-----
            The first line holds n (1 <= n <= 7). Each of the next n lines belongs to a baker and holds n integers from
            1 to 50: the minutes for cake 1, 2, ..., n.

            -----Output-----
            Print the smallest sum of the minutes of all bakers.
            """,
        references=[
            """
            from itertools import permutations

            n = int(input())
            minutes = [list(map(int, input().split())) for _ in range(n)]
            best = 10**9
            for cakes in permutations(range(n)):
                best = min(best, sum(minutes[baker][cake] for baker, cake in enumerate(cakes)))
            print(best)
            """,
            """
            n = int(input())
            best = {0: 0}
            for _ in range(n):
                minutes = list(map(int, input().split()))
                following = {}
                for baked, total in best.items():
                    for cake in range(n):
                        if not baked >> cake & 1:
                            mask = baked | 1 << cake
                            following[mask] = min(following.get(mask, 10**9), total + minutes[cake])
                best = following
            print(min(best.values()))
            """,
            """
            n = int(input())
            minutes = [list(map(int, input().split())) for _ in range(n)]


            def fewest(baker, free):
                if baker == n:
                    return 0
                return min(minutes[baker][cake] + fewest(baker + 1, free - {cake}) for cake in free)


            print(fewest(0, set(range(n))))
            """,
        ],
        inputs=[lines(len(table), *table) for table in tables],
        difficulty="competition",
    )


@family("k-best-so-far")
def k_best_so_far(rng: Random) -> Draft:
    cases = [
        ([3, 8, 5, 1, 9], 2),
        ([4], 1),
        ([4], 3),
        ([1, 2, 3], 1),
        ([3, 2, 1], 1),
        ([5, 5, 5, 5], 2),
        ([0, 0, 1], 2),
    ]
    cases += [([1, 2, 3, 4, 5], 5), ([5, 4, 3, 2, 1], 4), ([1000] * 200, 20)]
    cases += [(integers(rng, n, 0, 1000), k) for n, k in ((10, 3), (60, 20), (200, 7))]
    return Draft(
        question="""
            An archer shoots n arrows. After every arrow a board shows what her best k arrows so far have scored
            together; as long as there are not more than k arrows, all of them count. What does the board show?

            -----Input-----
            The first line holds n and k (1 <= n <= 200, 1 <= k <= 20), the second the n scores from 0 to 1000 in the
            order of the arrows.

            -----Output-----
            Print the n sums in one line.
            """,
        references=[
            """
            import heapq

            n, k = map(int, input().split())
            best = []
            total = 0
            sums = []
            for score in map(int, input().split()):
                heapq.heappush(best, score)
                total += score
                if len(best) > k:
                    total -= heapq.heappop(best)
                sums.append(total)
            print(*sums)
            """,
            """
            n, k = map(int, input().split())
            scores = list(map(int, input().split()))
            print(*[sum(sorted(scores[:i], reverse=True)[:k]) for i in range(1, n + 1)])
            """,
            """
            from bisect import insort

            n, k = map(int, input().split())
            best = []
            sums = []
            for word in input().split():
                insort(best, int(word))
                best = best[-k:]
                sums.append(sum(best))
            print(*sums)
            """,
        ],
        inputs=[lines([len(row), k], row) for row, k in cases],
        difficulty="interview",
    )


@family("last-shell")
def last_shell(rng: Random) -> Draft:
    cases = [
        (7, [1, 3, 4]),
        (1, [1]),
        (1, [2]),
        (2, [1]),
        (3, [1, 2]),
        (4, [1, 2]),
        (5, [2]),
        (4, [2]),
        (200, [1, 200]),
    ]
    cases += [(8, [2, 3]), (200, [7])]
    cases += [(rng.randint(100, 200), sorted(rng.sample(range(1, 30), k))) for k in (2, 4, 6)]
    return Draft(
        question="""
            On a beach lie n shells. Nils and Finn take shells in turn, Nils first. The number of shells taken must be
            one of k allowed numbers. Who cannot take shells when it is his turn loses. Both play as well as possible.
            Who wins?

            -----Input-----
            The first line holds n and k (1 <= n <= 200, 1 <= k <= 6), the second the k different allowed numbers, from
            1 to 200, in increasing order.

            -----Output-----
            Print `Nils` or `Finn`.
            """,
        references=[
            """
            n, k = map(int, input().split())
            allowed = list(map(int, input().split()))
            wins = [False] * (n + 1)
            for shells in range(1, n + 1):
                for taken in allowed:
                    if taken <= shells and not wins[shells - taken]:
                        wins[shells] = True
            print("Nils" if wins[n] else "Finn")
            """,
            """
            n, k = map(int, input().split())
            allowed = list(map(int, input().split()))
            losing = set()
            for shells in range(n + 1):
                if not any(shells - taken in losing for taken in allowed):
                    losing.add(shells)
            print("Finn" if n in losing else "Nils")
            """,
            """
            from functools import lru_cache

            n, k = map(int, input().split())
            allowed = list(map(int, input().split()))


            @lru_cache(maxsize=None)
            def wins(shells):
                return any(not wins(shells - taken) for taken in allowed if taken <= shells)


            print("Nils" if wins(n) else "Finn")
            """,
        ],
        inputs=[lines([n, len(allowed)], allowed) for n, allowed in cases],
        difficulty="competition",
    )
