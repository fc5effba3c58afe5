"""Greedy choices and schedules: take the best next thing."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("pieces-of-cake")
def pieces_of_cake(rng: Random) -> Draft:
    calls = [[[30, 50, 20], [25, 40, 35]], [[], []], [[5], []], [[], [5]], [[5], [5]], [[6], [5]], [[5], [6]]]
    calls += [[[4, 4, 4], [4, 4]], [[1, 2, 3], [3, 2, 1]], [[10, 9, 8, 7], [7, 8]], [[1, 100], [100, 100, 1]]]
    calls += [[integers(rng, n, 1, 100), integers(rng, m, 1, 100)] for n, m in ((12, 8), (40, 50), (50, 50))]
    return Draft(
        question="""
            Each child wants one piece of cake that weighs at least as many grams as the child wishes, and each piece
            goes to at most one child. Write a function `happy(wishes, pieces)` that gets the wishes and the weights of
            the pieces and returns how many children can be made happy at most.

            Both lists hold 0 to 50 integers from 1 to 100, in any order.
            """,
        references=[
            """
            def happy(wishes, pieces):
                wishes = sorted(wishes)
                count = 0
                for piece in sorted(pieces):
                    if count < len(wishes) and wishes[count] <= piece:
                        count += 1
                return count
            """,
            """
            def happy(wishes, pieces):
                pieces = sorted(pieces, reverse=True)
                count = 0
                for wish in sorted(wishes, reverse=True):
                    if pieces and pieces[0] >= wish:
                        pieces.pop(0)
                        count += 1
                return count
            """,
            """
            def happy(wishes, pieces):
                left = list(pieces)
                count = 0
                for wish in sorted(wishes):
                    enough = [piece for piece in left if piece >= wish]
                    if enough:
                        left.remove(min(enough))
                        count += 1
                return count
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="happy",
        starter_code="def happy(wishes, pieces):\n",
    )


@family("plums-before-they-rot")
def plums_before_they_rot(rng: Random) -> Draft:
    cases = [[(2, 50), (1, 10), (2, 60), (3, 20)], [(1, 7)], [(1, 7), (1, 9)], [(2, 7), (2, 9)], [(60, 1000)] * 60]
    cases += [[(2, 5), (2, 8), (1, 6)], [(3, 1), (3, 2), (3, 3), (3, 4)], [(1, 9), (2, 9), (3, 9)], [(1, 1)] * 60]
    cases += [[(2, 1), (2, 2), (3, 9), (3, 9)]]
    cases += [[(rng.randint(1, d), rng.randint(1, 1000)) for _ in range(n)] for n, d in ((8, 5), (30, 20), (60, 40))]
    return Draft(
        question="""
            n plum trees are ripe. Olga harvests one tree a day, beginning on day 1. The plums of a tree must be
            harvested on its last day d or earlier, or else they rot; p is what they are worth. What are the plums that
            she harvests worth at most?

            -----Input-----
            The first line holds n (1 <= n <= 60). Each of the next n lines holds d and p of a tree (1 <= d <= 60,
            1 <= p <= 1000).

            -----Output-----
            Print the greatest possible worth in all.
            """,
        references=[
            """
            import heapq

            n = int(input())
            trees = sorted(tuple(map(int, input().split())) for _ in range(n))
            chosen = []
            for day, worth in trees:
                heapq.heappush(chosen, worth)
                if len(chosen) > day:
                    heapq.heappop(chosen)
            print(sum(chosen))
            """,
            """
            n = int(input())
            trees = [tuple(map(int, input().split())) for _ in range(n)]
            trees.sort(key=lambda tree: -tree[1])
            taken = [False] * 61
            total = 0
            for day, worth in trees:
                while day > 0 and taken[day]:
                    day -= 1
                if day > 0:
                    taken[day] = True
                    total += worth
            print(total)
            """,
            """
            n = int(input())
            trees = [tuple(map(int, input().split())) for _ in range(n)]
            total = 0
            for day in range(60, 0, -1):
                ripe = [tree for tree in trees if tree[0] >= day]
                if ripe:
                    best = max(ripe, key=lambda tree: tree[1])
                    trees.remove(best)
                    total += best[1]
            print(total)
            """,
        ],
        inputs=[lines(len(trees), *trees) for trees in cases],
        difficulty="competition",
    )


@family("one-potter")
def one_potter(rng: Random) -> list[Draft]:
    rows = [[5, 1, 3], [7], [2, 2], [1, 2], [2, 1], [100] * 50, list(range(1, 21)), list(range(20, 0, -1)), [1] * 9]
    rows += [integers(rng, n, 1, 100) for n in (6, 20, 50)]
    cases = [[(4, 6), (3, 3), (2, 8)], [(5, 5)], [(5, 4)], [(5, 9)], [(3, 3), (3, 3)], [(100, 1)] * 50, [(1, 5000)] * 3]
    cases += [[(2, 9), (9, 10)], [(9, 10), (2, 9)], [(1, 1), (1, 2), (1, 3)], [(1, 3), (1, 2), (2, 1)]]
    for n, latest in ((6, 200), (20, 900), (50, 2500)):
        cases.append([(rng.randint(1, 100), rng.randint(1, latest)) for _ in range(n)])
    return [
        Draft(
            question="""
                n customers enter a pottery together and order a vase each. The potter makes the vases one after the
                other, in an order that she chooses, and each customer waits until the own vase is ready. What do the n
                waiting times add up to at least?

                -----Input-----
                The first line holds n (1 <= n <= 50), the second how many minutes each vase takes (1 to 100).

                -----Output-----
                Print the smallest sum of the waiting times in minutes.
                """,
            references=[
                """
                n = int(input())
                vases = sorted(map(int, input().split()))
                now = 0
                total = 0
                for minutes in vases:
                    now += minutes
                    total += now
                print(total)
                """,
                """
                n = int(input())
                vases = sorted(map(int, input().split()))
                print(sum(minutes * (n - i) for i, minutes in enumerate(vases)))
                """,
                """
                from itertools import accumulate

                input()
                print(sum(accumulate(sorted(map(int, input().split())))))
                """,
            ],
            inputs=[lines(len(row), row) for row in rows],
            difficulty="interview",
        ),
        Draft(
            question="""
                A potter makes n vases from minute 0 on, without a pause, in an order that she chooses. A vase takes t
                minutes and is promised for minute d. Its delay is how many minutes after d it is ready, 0 when it is
                not late. How small can the greatest delay be?

                -----Input-----
                The first line holds n (1 <= n <= 50). Each of the next n lines holds t and d (1 <= t <= 100,
                1 <= d <= 5000).

                -----Output-----
                Print the smallest possible greatest delay.
                """,
            references=[
                """
                n = int(input())
                vases = [tuple(map(int, input().split())) for _ in range(n)]
                vases.sort(key=lambda vase: vase[1])
                now = 0
                greatest = 0
                for minutes, promised in vases:
                    now += minutes
                    greatest = max(greatest, now - promised)
                print(greatest)
                """,
                """
                import sys


                def main():
                    data = list(map(int, sys.stdin.read().split()))
                    vases = sorted(zip(data[2::2], data[1::2]))
                    ready = 0
                    delays = [0]
                    for promised, minutes in vases:
                        ready += minutes
                        delays.append(ready - promised)
                    print(max(delays))


                main()
                """,
            ],
            inputs=[lines(len(vases), *vases) for vases in cases],
            difficulty="interview",
        ),
    ]


@family("fewest-masts")
def fewest_masts(rng: Random) -> Draft:
    calls = [[[1, 9, 4, 12], 2], [[], 3], [[5], 0], [[5, 6], 0], [[5, 5], 0], [[0, 6], 3], [[0, 7], 3], [[1, 2, 3], 1]]
    calls += [[[1000, 0], 100], [[10, 20, 30, 40], 10], [[0, 200, 401, 602], 100]]
    calls += [[integers(rng, n, 0, 1000), reach] for n, reach in ((12, 40), (40, 9), (50, 0))]
    return Draft(
        question="""
            Houses stand along a straight road. A radio mast can be put up at any whole metre and reaches all houses
            that are at most `reach` metres away from it. Write a function `masts(houses, reach)` that returns how many
            masts are needed at least to reach all houses.

            The list holds 0 to 50 positions from 0 to 1000 in any order; some may be equal. 0 <= reach <= 100.
            """,
        references=[
            """
            def masts(houses, reach):
                count = 0
                end = -1
                for house in sorted(houses):
                    if house > end:
                        count += 1
                        end = house + 2 * reach
                return count
            """,
            """
            def masts(houses, reach):
                count = 0
                while houses:
                    mast = min(houses) + reach
                    houses = [house for house in houses if house > mast + reach]
                    count += 1
                return count
            """,
            """
            def masts(houses, reach):
                if not houses:
                    return 0
                last = max(houses)
                return 1 + masts([house for house in houses if last - house > 2 * reach], reach)
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="masts",
        starter_code="def masts(houses, reach):\n",
    )


@family("two-tasks-a-day")
def two_tasks_a_day(rng: Random) -> Draft:
    rows = [[4, 9, 2, 6], [1, 1], [3, 100], [5, 5, 5, 5], [1, 2, 3, 100], [1, 50, 50, 60], [100] * 60, [1, 1, 9, 9]]
    rows += [[8, 1, 6, 2, 7, 3]]
    rows += [integers(rng, 2 * n, 1, 100) for n in (3, 12, 30)]
    return Draft(
        question="""
            In n days Jon does 2n tasks, two on each day. It is known how many minutes each task takes. He chooses the
            pairs so that his longest day is as short as possible. How long is it?

            -----Input-----
            The first line holds n (1 <= n <= 30), the second the 2n minutes from 1 to 100.

            -----Output-----
            Print the minutes of the longest day.
            """,
        references=[
            """
            n = int(input())
            tasks = sorted(map(int, input().split()))
            longest = 0
            for i in range(n):
                day = tasks[i] + tasks[2 * n - 1 - i]
                if day > longest:
                    longest = day
            print(longest)
            """,
            """
            n = int(input())
            tasks = sorted(map(int, input().split()))
            print(max(a + b for a, b in zip(tasks, reversed(tasks))))
            """,
            """
            n = int(input())
            tasks = list(map(int, input().split()))
            days = []
            while tasks:
                short, long = min(tasks), max(tasks)
                tasks.remove(short)
                tasks.remove(long)
                days.append(short + long)
            print(max(days))
            """,
        ],
        inputs=[lines(len(row) // 2, row) for row in rows],
        difficulty="interview",
    )


@family("half-of-the-largest")
def half_of_the_largest(rng: Random) -> Draft:
    calls = [[[9, 4, 6], 2], [[5], 0], [[1], 1], [[2], 1], [[3], 1], [[7], 100], [[8, 8, 8], 2], [[1, 1, 1], 100]]
    calls += [[[10, 1], 3], [[1000] * 30, 100]]
    calls += [[integers(rng, n, 1, 1000), days] for n, days in ((4, 5), (12, 30), (30, 99))]
    return Draft(
        question="""
            On each market day a dairy sells half of its largest cheese; when its weight is odd, the larger half is
            kept. Write a function `left(cheeses, days)` that gets the weights of the cheeses and returns how much they
            weigh in all after that many market days. A cheese of weight 1 is never sold.

            The list holds 1 to 30 integers from 1 to 1000; 0 <= days <= 100.
            """,
        references=[
            """
            import heapq


            def left(cheeses, days):
                heap = [-cheese for cheese in cheeses]
                heapq.heapify(heap)
                for _ in range(days):
                    largest = -heapq.heappop(heap)
                    heapq.heappush(heap, -(largest - largest // 2))
                return -sum(heap)
            """,
            """
            def left(cheeses, days):
                cheeses = list(cheeses)
                for _ in range(days):
                    i = cheeses.index(max(cheeses))
                    cheeses[i] -= cheeses[i] // 2
                return sum(cheeses)
            """,
            """
            def left(cheeses, days):
                if days == 0:
                    return sum(cheeses)
                *others, largest = sorted(cheeses)
                return left(others + [(largest + 1) // 2], days - 1)
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="left",
        starter_code="def left(cheeses, days):\n",
    )
