"""In how many ways: pairs, sums, heaps and codes are counted."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


@family("garden-beds")
def garden_beds(rng: Random) -> Draft:
    products = [(6, 4, 6), (1, 1, 1), (1, 9, 9), (1, 9, 8), (9, 1, 10), (100, 100, 10000), (100, 100, 9999), (6, 6, 1)]
    products += [(2, 2, 2), (100, 100, 2), (3, 50, 60)]
    products += [(rng.randint(20, 100), rng.randint(20, 100), rng.randint(10, 5000)) for _ in range(3)]
    return Draft(
        question="""
            A gardener lays out beds with whole side lengths: from 1 to a metres from north to south, and from 1 to
            b metres from west to east. A bed may cover at most p square metres. How many beds are possible? A bed
            of 1 by 2 metres is another one than a bed of 2 by 1 metres.

            -----Input-----
            One line with a, b and p (1 <= a, b <= 100, 1 <= p <= 10000).

            -----Output-----
            Print the number of possible beds.
            """,
        references=[
            """
            a, b, p = map(int, input().split())
            beds = 0
            for north in range(1, a + 1):
                for west in range(1, b + 1):
                    if north * west <= p:
                        beds += 1
            print(beds)
            """,
            """
            a, b, p = map(int, input().split())
            print(sum(min(b, p // side) for side in range(1, a + 1)))
            """,
        ],
        inputs=[lines(case) for case in products],
        difficulty="introductory",
    )


@family("clinking-glasses")
def clinking_glasses(rng: Random) -> Draft:
    calls = [[2, 3, 1], [0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1], [100, 100, 100], [100, 0, 99]]
    calls += [[rng.randint(2, 100) for _ in range(3)] for _ in range(3)]
    return Draft(
        question="""
            At a party a, b and c guests sit at three tables. Every guest clinks glasses once with each guest of the
            other two tables, but with nobody of the own table. Write a function `clinks(a, b, c)` that returns how
            often two glasses clink.

            0 <= a, b, c <= 100.
            """,
        references=[
            """
            def clinks(a, b, c):
                return a * b + b * c + a * c
            """,
            """
            def clinks(a, b, c):
                def pairs(n):
                    return n * (n - 1) // 2

                return pairs(a + b + c) - pairs(a) - pairs(b) - pairs(c)
            """,
            """
            def clinks(a, b, c):
                guests = a + b + c
                total = 0
                for table in (a, b, c):
                    total += table * (guests - table)
                return total // 2
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="clinks",
        starter_code="def clinks(a, b, c):\n",
    )


@family("many-dice")
def many_dice(rng: Random) -> Draft:
    cases = [
        (3, 6, 5),
        (1, 1, 1),
        (1, 6, 6),
        (1, 6, 7),
        (2, 6, 1),
        (2, 6, 12),
        (2, 6, 13),
        (40, 20, 420),
        (40, 20, 800),
    ]
    cases += [(40, 1, 40), (40, 20, 40), (2, 2, 3)]
    cases += [(rng.randint(10, 40), rng.randint(4, 20), rng.randint(50, 200)) for _ in range(2)]
    return Draft(
        question="""
            n dice of different colours show the numbers 1 to k each. In how many ways can they fall so that all numbers
            add up to s? Give the remainder of the number divided by 10^9 + 7.

            -----Input-----
            One line with n, k and s (1 <= n <= 40, 1 <= k <= 20, 1 <= s <= 800).

            -----Output-----
            Print the remainder.
            """,
        references=[
            """
            n, k, s = map(int, input().split())
            ways = [1] + [0] * s
            for _ in range(n):
                following = [0] * (s + 1)
                for total in range(s + 1):
                    for face in range(1, min(k, total) + 1):
                        following[total] += ways[total - face]
                ways = following
            print(ways[s] % (10**9 + 7))
            """,
            """
            MOD = 10**9 + 7
            n, k, s = map(int, input().split())
            ways = {0: 1}
            for _ in range(n):
                following = {}
                for total, count in ways.items():
                    for face in range(1, k + 1):
                        following[total + face] = (following.get(total + face, 0) + count) % MOD
                ways = following
            print(ways.get(s, 0))
            """,
            """
            from functools import lru_cache


            @lru_cache(maxsize=None)
            def ways(dice, total):
                if dice == 0:
                    return int(total == 0)
                if total < dice or total > dice * k:
                    return 0
                return sum(ways(dice - 1, total - face) for face in range(1, k + 1))


            n, k, s = map(int, input().split())
            print(ways(n, s) % (10**9 + 7))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="competition",
    )


@family("growing-groups")
def growing_groups(rng: Random) -> Draft:
    numbers = [15, 1, 2, 3, 5, 6, 8, 9, 45, 1024, 1575, 2000] + [rng.randint(100, 1999) for _ in range(2)]
    return Draft(
        question="""
            n cooks work in two or more groups. The first group has one or more cooks, and every further group has
            exactly one cook more than the group before it. In how many ways can the sizes of the groups be chosen? For
            n = 9 there are two: 4 + 5 and 2 + 3 + 4.

            -----Input-----
            One line with n (1 <= n <= 2000).

            -----Output-----
            Print the number of ways.
            """,
        references=[
            """
            n = int(input())
            ways = 0
            for first in range(1, n):
                total = first
                size = first
                while total < n:
                    size += 1
                    total += size
                if total == n:
                    ways += 1
            print(ways)
            """,
            """
            n = int(input())
            ways = 0
            groups = 2
            while groups * (groups + 1) // 2 <= n:
                rest = n - groups * (groups - 1) // 2
                if rest % groups == 0:
                    ways += 1
                groups += 1
            print(ways)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="interview",
    )


@family("cushions-on-a-bench")
def cushions_on_a_bench(rng: Random) -> Draft:
    cases = [
        (5, 2),
        (1, 0),
        (1, 1),
        (2, 1),
        (2, 2),
        (3, 2),
        (4, 2),
        (4, 3),
        (60, 0),
        (60, 30),
        (59, 30),
        (60, 31),
        (60, 20),
    ]
    cases += [(rng.randint(15, 50), rng.randint(3, 8))]
    return Draft(
        question="""
            On a bench are n seats in a row. k of them get a cushion, but never two seats next to each other. In how
            many ways can the k seats be chosen? With 4 seats and 2 cushions there are three ways: 1 and 3, 1 and 4, 2
            and 4.

            -----Input-----
            One line with n and k (1 <= n <= 60, 0 <= k <= n).

            -----Output-----
            Print the number of ways, 0 when it is not possible.
            """,
        references=[
            """
            from functools import lru_cache


            @lru_cache(maxsize=None)
            def ways(seats, cushions):
                if cushions == 0:
                    return 1
                if seats <= 0:
                    return 0
                return ways(seats - 1, cushions) + ways(seats - 2, cushions - 1)


            n, k = map(int, input().split())
            print(ways(n, k))
            """,
            """
            from math import comb

            n, k = map(int, input().split())
            print(comb(n - k + 1, k))
            """,
            """
            n, k = map(int, input().split())
            empty = [1] + [0] * n
            taken = [0] * (n + 1)
            for _ in range(n):
                following = [0] * (n + 1)
                for cushions in range(1, n + 1):
                    following[cushions] = empty[cushions - 1]
                empty = [a + b for a, b in zip(empty, taken)]
                taken = following
            print(empty[k] + taken[k])
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="interview",
    )


@family("alone-or-in-pairs")
def alone_or_in_pairs(rng: Random) -> Draft:
    numbers = [4, 1, 2, 3, 5, 6, 10, 25, 39, 40, *rng.sample(range(11, 25), 2)]
    return Draft(
        question="""
            n friends are at a ball. For the next song each of them dances alone or with exactly one of the others. In
            how many ways can they dance? For three friends there are four: all alone, or one of three pairs and the
            third friend alone.

            -----Input-----
            One line with n (1 <= n <= 40).

            -----Output-----
            Print the number of ways.
            """,
        references=[
            """
            n = int(input())
            ways = [1, 1]
            for friends in range(2, n + 1):
                alone = ways[friends - 1]
                paired = (friends - 1) * ways[friends - 2]
                ways.append(alone + paired)
            print(ways[n])
            """,
            """
            from math import comb

            n = int(input())
            total = 0
            for pairs in range(n // 2 + 1):
                ways = comb(n, 2 * pairs)
                for odd in range(1, 2 * pairs, 2):
                    ways *= odd
                total += ways
            print(total)
            """,
            """
            from functools import lru_cache


            @lru_cache(maxsize=None)
            def ways(friends):
                if friends <= 1:
                    return 1
                return ways(friends - 1) + (friends - 1) * ways(friends - 2)


            print(ways(int(input())))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="interview",
    )


@family("gentle-codes")
def gentle_codes(rng: Random) -> Draft:
    cases = [(2, 1), (1, 0), (1, 9), (2, 0), (2, 8), (2, 9), (3, 1), (3, 8), (100, 0), (100, 9), (100, 1), (99, 5)]
    cases += [(rng.randint(4, 90), rng.randint(2, 7)) for _ in range(2)]
    return Draft(
        question="""
            A code of n digits is gentle when any two neighbouring digits differ by at most d. It may begin with zeros.
            With two digits and d = 0 there are ten gentle codes: 00, 11 and so on up to 99. How many gentle codes are
            there? Give the remainder of the number divided by 10^9 + 7.

            -----Input-----
            One line with n and d (1 <= n <= 100, 0 <= d <= 9).

            -----Output-----
            Print the remainder.
            """,
        references=[
            """
            MOD = 10**9 + 7
            n, d = map(int, input().split())
            codes = [1] * 10
            for _ in range(n - 1):
                codes = [sum(codes[max(0, digit - d) : digit + d + 1]) % MOD for digit in range(10)]
            print(sum(codes) % MOD)
            """,
            """
            n, d = map(int, input().split())
            ending = [1] * 10
            for _ in range(n - 1):
                longer = [0] * 10
                for last in range(10):
                    for digit in range(10):
                        if abs(last - digit) <= d:
                            longer[digit] += ending[last]
                ending = longer
            print(sum(ending) % (10**9 + 7))
            """,
            """
            from functools import lru_cache


            @lru_cache(maxsize=None)
            def codes(length, first):
                if length == 1:
                    return 1
                return sum(codes(length - 1, digit) for digit in range(10) if abs(digit - first) <= d)


            n, d = map(int, input().split())
            print(sum(codes(n, first) for first in range(10)) % (10**9 + 7))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="competition",
    )
