"""Sharing things out: round by round, in parts, by rank, and evening out what is spread unevenly."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("sweets-round")
def sweets_round(rng: Random) -> list[Draft]:
    parties = [(11, 4, 2), (1, 1, 1), (1, 20, 20), (20, 20, 1), (21, 20, 1), (1000, 7, 7), (1000, 1, 1), (3, 4, 2)]
    parties += [(5, 4, 4), (12, 4, 3), (999, 20, 19)]
    for _ in range(3):
        children = rng.randint(2, 20)
        parties.append((rng.randint(1, 1000), children, rng.randint(1, children)))
    inputs = [lines(party) for party in parties]
    tale = "k children sit in a circle, numbered from 1 to k. Sweets are handed out one by one, beginning with child f:"
    limits = "One line with the number of sweets s, k and f (1 <= s <= 1000, 1 <= f <= k <= 20)."
    return [
        Draft(
            question=f"""
                {tale} f, f + 1 and so on, and 1 comes after k. Who gets the last sweet?

                -----Input-----
                {limits}

                -----Output-----
                Print the number of the child.
                """,
            references=[
                """
                s, k, f = map(int, input().split())
                print((f + s - 2) % k + 1)
                """,
                """
                s, k, f = map(int, input().split())
                child = f
                for _ in range(s - 1):
                    child += 1
                    if child > k:
                        child = 1
                print(child)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                {tale} f, f + 1 and so on, and 1 comes after k. How many does each child get?

                -----Input-----
                {limits}

                -----Output-----
                Print the numbers of sweets of the children 1 to k in one line.
                """,
            references=[
                """
                s, k, f = map(int, input().split())
                sweets = [0] * k
                child = f - 1
                for _ in range(s):
                    sweets[child] += 1
                    child = (child + 1) % k
                print(*sweets)
                """,
                """
                s, k, f = map(int, input().split())
                each, more = divmod(s, k)
                result = []
                for child in range(1, k + 1):
                    place = (child - f) % k
                    result.append(each + 1 if place < more else each)
                print(*result)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("captains-share")
def captains_share(rng: Random) -> Draft:
    hauls = [(100, 6), (0, 1), (1, 1), (2, 1), (3, 1), (2, 2), (7, 3), (10**6, 50), (999999, 50), (99, 49), (98, 50)]
    hauls += [(rng.randint(0, 10**6), rng.randint(1, 50)) for _ in range(3)]
    return Draft(
        question="""
            The captain of a fishing boat takes half of the fish, and if it is an odd number, the odd one too. The crew
            shares the rest equally, as many each as possible. What is left then goes to the cat.

            -----Input-----
            The first line holds the number of fish (0 to 10^6), the second the size of the crew without the captain (1
            to 50).

            -----Output-----
            Print how many the captain, each of the crew and the cat get.
            """,
        references=[
            """
            fish = int(input())
            crew = int(input())
            captain = (fish + 1) // 2
            rest = fish - captain
            print(captain, rest // crew, rest % crew)
            """,
            """
            fish = int(input())
            crew = int(input())
            half = fish // 2
            each, cat = divmod(half, crew)
            print(fish - half, each, cat)
            """,
        ],
        inputs=[lines(*haul) for haul in hauls],
        difficulty="introductory",
    )


@family("buckets-along-hedge")
def buckets_along_hedge(rng: Random) -> list[Draft]:
    rows = [[5, 0, 1, 2], [3], [0, 2], [2, 0], [4, 4, 4], [0, 0, 9], [9, 0, 0], [1, 3, 2], [0, 6, 0], [0, 0]]
    rows += [[100] + [0] * 99, [1, 5, 1, 5, 3, 3], [6, 0, 0, 0, 0, 0], [0, 0, 6, 6, 0, 0], [0, 4, 0, 0, 2, 0]]
    for n, high in ((4, 9), (10, 30), (40, 1000), (100, 1000)):
        row = integers(rng, n, 0, high)
        row[0] += -sum(row) % n
        rows.append(row)
    inputs = [lines(len(row), row) for row in rows]
    form = """
            -----Input-----
            The first line holds n (1 <= n <= 100), the second how many buckets stand at each bush in order (0 to 1100).
            The number of all buckets is a multiple of n.

            -----Output-----
            Print the lowest number of steps.
            """
    return [
        Draft(
            question=f"""
            Buckets of water stand at n bushes in a row. In one step a bucket is carried from a bush to the next one on
            the left or on the right. How many steps are needed at least until all bushes have equally many?
            {form}
            """,
            references=[
                """
                n = int(input())
                buckets = list(map(int, input().split()))
                each = sum(buckets) // n
                steps = 0
                over = 0
                for b in buckets:
                    over += b - each
                    steps += abs(over)
                print(steps)
                """,
                """
                n = int(input())
                buckets = [int(x) for x in input().split()]
                each = sum(buckets) // n
                steps = 0
                for i in range(1, n):
                    steps += abs(sum(buckets[:i]) - each * i)
                print(steps)
                """,
                """
                n = int(input())
                buckets = list(map(int, input().split()))
                each = sum(buckets) // n
                places = []
                for bush in range(n):
                    places += [bush] * buckets[bush]
                steps = 0
                for i, bush in enumerate(places):
                    steps += abs(bush - i // each)
                print(steps)
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
        Draft(
            question=f"""
            Buckets of water stand at n bushes that form a ring around a lawn: the last bush is next to the first. In
            one step a bucket is carried from a bush to one of the bushes next to it. How many steps are needed at least
            until all bushes have equally many?
            {form}
            """,
            references=[
                """
                n = int(input())
                buckets = list(map(int, input().split()))
                each = sum(buckets) // n
                flows = []
                over = 0
                for b in buckets:
                    over += b - each
                    flows.append(over)
                flows.sort()
                middle = flows[n // 2]
                print(sum(abs(flow - middle) for flow in flows))
                """,
                """
                from itertools import accumulate

                n = int(input())
                buckets = [int(x) for x in input().split()]
                each = sum(buckets) // n
                flows = list(accumulate(b - each for b in buckets))
                print(min(sum(abs(x - start) for x in flows) for start in flows))
                """,
            ],
            inputs=inputs,
            difficulty="competition",
        ),
    ]


@family("shares-by-parts")
def shares_by_parts(rng: Random) -> Draft:
    calls = [[100, [3, 2, 2]], [0, [1]], [1, [1]], [1, [1, 1]], [10, [1, 1, 1]], [7, [7]], [10, [9, 1]], [5, [2, 4]]]
    calls += [[10000, [20] * 10], [19, [1, 19]], [9999, [1, 2, 3, 4]]]
    calls += [[rng.randint(0, 10000), integers(rng, n, 1, 20)] for n in (2, 5, 10)]
    return Draft(
        question="""
            Three farmers put 3, 2 and 2 days of work into a field, so the harvest is shared in 3 + 2 + 2 equal parts.
            Write a function `shares(sacks, days)` that gets the number of sacks and the list of the farmers' days and
            returns a list of how many whole sacks each farmer gets. A part is as many whole sacks as possible, and what
            is left over goes to the first farmer.

            0 <= sacks <= 10000; days holds 1 to 10 integers from 1 to 20.
            """,
        references=[
            """
            def shares(sacks, days):
                part = sacks // sum(days)
                result = [part * d for d in days]
                result[0] += sacks - sum(result)
                return result
            """,
            """
            def shares(sacks, days):
                part, left = divmod(sacks, sum(days))
                result = []
                for i, d in enumerate(days):
                    if i == 0:
                        result.append(part * d + left)
                    else:
                        result.append(part * d)
                return result
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="shares",
        starter_code="def shares(sacks, days):\n",
    )
