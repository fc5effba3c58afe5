"""Multiples and remainders: how often a number fits, and what is left."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


@family("multiples-in-range")
def multiples_in_range(rng: Random) -> list[Draft]:
    cases = [(4, 15, 3), (1, 1, 1), (1, 1, 2), (7, 7, 7), (6, 8, 7), (8, 13, 7), (1, 1000, 1), (1, 1000, 100)]
    cases += [(901, 999, 100), (10, 20, 10), (11, 19, 10), (9, 21, 5)]
    for high in (60, 1000):
        a, b = sorted((rng.randint(1, high), rng.randint(1, high)))
        cases.append((a, b, rng.randint(2, 9)))
    inputs = [lines(case) for case in cases]
    limits = "One line with a, b and k (1 <= a <= b <= 1000, 1 <= k <= 100)."
    rests = [(4, 15, 3, 1), (1, 1, 1, 0), (1, 1, 2, 0), (1, 1, 2, 1), (5, 9, 10, 3), (5, 9, 10, 9), (5, 9, 10, 5)]
    rests += [(990, 1000, 100, 0), (901, 999, 100, 99), (1, 100, 100, 99)]
    for high in (50, 300):
        a, b = sorted((rng.randint(1, high), rng.randint(1, high)))
        k = rng.randint(4, 12)
        rests.append((a, b, k, rng.randrange(k)))
    return [
        Draft(
            question=f"""
                Lisa walks past the milestones a to b, both included. At each milestone whose number is divisible by k
                stands a bench. How many benches does she pass?

                -----Input-----
                {limits}

                -----Output-----
                Print the number of benches.
                """,
            references=[
                """
                a, b, k = map(int, input().split())
                benches = 0
                for stone in range(a, b + 1):
                    if stone % k == 0:
                        benches += 1
                print(benches)
                """,
                """
                a, b, k = map(int, input().split())
                print(b // k - (a - 1) // k)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                A game hides coins in the rooms a to b, both included: as many as the number of the room says, but only
                in rooms whose number is divisible by k. How many coins are hidden in all?

                -----Input-----
                {limits}

                -----Output-----
                Print the number of coins.
                """,
            references=[
                """
                a, b, k = map(int, input().split())
                coins = 0
                for room in range(a, b + 1):
                    if room % k == 0:
                        coins += room
                print(coins)
                """,
                """
                a, b, k = map(int, input().split())
                first = (a + k - 1) // k * k
                print(sum(range(first, b + 1, k)))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question="""
                Runners with the numbers a to b, both included, are sorted into k teams by the remainder that their
                number leaves when it is divided by k. Who is in the team of the remainder r?

                -----Input-----
                One line with a, b, k and r (1 <= a <= b <= 1000, 1 <= k <= 100, 0 <= r < k).

                -----Output-----
                Print the numbers of these runners in increasing order in one line, or `nobody`.
                """,
            references=[
                """
                a, b, k, r = map(int, input().split())
                team = []
                for runner in range(a, b + 1):
                    if runner % k == r:
                        team.append(runner)
                if team:
                    print(*team)
                else:
                    print("nobody")
                """,
                """
                a, b, k, r = map(int, input().split())
                while a % k != r:
                    a += 1
                print(" ".join(map(str, range(a, b + 1, k))) or "nobody")
                """,
            ],
            inputs=[lines(rest) for rest in rests],
            difficulty="introductory",
        ),
    ]


@family("full-cartons")
def full_cartons(rng: Random) -> list[Draft]:
    cases = [
        (23, 10),
        (0, 1),
        (0, 6),
        (6, 6),
        (7, 6),
        (11, 6),
        (3, 6),
        (2, 6),
        (4, 6),
        (10000, 100),
        (9950, 100),
        (5, 1),
    ]
    cases += [(rng.randint(0, 10000), rng.randint(2, 100)) for _ in range(2)]
    inputs = [lines(case) for case in cases]
    limits = "One line with n and k (0 <= n <= 10000, 1 <= k <= 100)."
    return [
        Draft(
            question=f"""
                A hen keeper puts n eggs into cartons for k eggs, one carton after the other. How many eggs are missing
                until the last carton that she began is full?

                -----Input-----
                {limits}

                -----Output-----
                Print the number of missing eggs, 0 when no carton is left half empty.
                """,
            references=[
                """
                n, k = map(int, input().split())
                rest = n % k
                if rest == 0:
                    print(0)
                else:
                    print(k - rest)
                """,
                """
                n, k = map(int, input().split())
                print(-n % k)
                """,
                """
                n, k = map(int, input().split())
                missing = 0
                while (n + missing) % k != 0:
                    missing += 1
                print(missing)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                A shop has only coins of k cents, so it rounds each bill of n cents to the nearest multiple of k. A bill
                exactly in the middle between two multiples is rounded down. What has the customer to pay?

                -----Input-----
                {limits}

                -----Output-----
                Print the rounded bill in cents.
                """,
            references=[
                """
                n, k = map(int, input().split())
                below = n // k * k
                above = below + k
                if above - n < n - below:
                    print(above)
                else:
                    print(below)
                """,
                """
                n, k = map(int, input().split())
                rest = n % k
                if 2 * rest > k:
                    print(n - rest + k)
                else:
                    print(n - rest)
                """,
                """
                n, k = map(int, input().split())
                print(min(range(0, n + k, k), key=lambda bill: abs(bill - n)))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("groups-on-trial")
def groups_on_trial(rng: Random) -> list[Draft]:
    cases = [(17, 7), (1, 1), (1, 2), (2, 2), (3, 2), (1000, 100), (1, 100), (60, 6), (12, 5), (11, 12), (999, 3)]
    cases += [(rng.randint(1, 1000), rng.randint(2, 100)) for _ in range(3)]
    inputs = [lines(case) for case in cases]
    return [
        Draft(
            question="""
                A florist binds n roses into bunches of the same size and tries all sizes from 1 to k. With which size
                are most roses left over? If several sizes leave equally many, take the smallest size.

                -----Input-----
                One line with n and k (1 <= n <= 1000, 1 <= k <= 100).

                -----Output-----
                Print the size and how many roses are left over with it. A size greater than n leaves all n roses.
                """,
            references=[
                """
                n, k = map(int, input().split())
                best = 1
                for size in range(2, k + 1):
                    if n % size > n % best:
                        best = size
                print(best, n % best)
                """,
                """
                n, k = map(int, input().split())
                size = max(range(1, k + 1), key=lambda s: n % s)
                print(size, n % size)
                """,
                """
                n, k = map(int, input().split())
                rests = [n % size for size in range(1, k + 1)]
                most = max(rests)
                print(rests.index(most) + 1, most)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question="""
                Every day from day 1 to day k a baker has n buns. On day d he puts them into bags of d buns each, as
                many full bags as possible, and eats the buns that are left over. How many does he eat in all?

                -----Input-----
                One line with n and k (1 <= n <= 1000, 1 <= k <= 100).

                -----Output-----
                Print the number of buns that he eats in the k days.
                """,
            references=[
                """
                n, k = map(int, input().split())
                eaten = 0
                for day in range(1, k + 1):
                    eaten += n % day
                print(eaten)
                """,
                """
                n, k = map(int, input().split())
                print(sum(n % d for d in range(1, k + 1)))
                """,
                """
                n, k = map(int, input().split())
                eaten = 0
                while k > 0:
                    bags = n // k
                    eaten += n - bags * k
                    k -= 1
                print(eaten)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("rows-of-dancers")
def rows_of_dancers(rng: Random) -> Draft:
    cases = [(5, 2, 7, 3), (2, 1, 2, 1), (2, 1, 2, 0), (2, 1, 3, 0), (4, 1, 6, 2), (4, 2, 6, 0), (100, 1, 99, 0)]
    cases += [(100, 99, 99, 98), (6, 3, 6, 3), (6, 3, 6, 4), (100, 50, 98, 49), (3, 1, 8, 0)]
    for a, b in ((rng.randint(5, 100), rng.randint(5, 100)), (rng.randint(50, 100), rng.randint(50, 100))):
        n = a * rng.randint(0, b - 1) + rng.randint(1, a - 1)
        cases.append((a, n % a, b, n % b))
    return Draft(
        question="""
            When the dancers of a club form rows of a, then r of them are left over. When they form rows of b, then s
            are left over. How many dancers are there at least?

            -----Input-----
            One line with a, r, b and s (2 <= a, b <= 100, 1 <= r < a, 0 <= s < b).

            -----Output-----
            Print the smallest possible number of dancers, or -1 when no number fits.
            """,
        references=[
            """
            a, r, b, s = map(int, input().split())
            answer = -1
            for dancers in range(1, a * b):
                if dancers % a == r and dancers % b == s:
                    answer = dancers
                    break
            print(answer)
            """,
            """
            a, r, b, s = map(int, input().split())
            numbers = range(r, a * b, a)
            print(next((n for n in numbers if n % b == s), -1))
            """,
            """
            def fewest(a, r, b, s):
                dancers = r
                while dancers < a * b:
                    if dancers % b == s:
                        return dancers
                    dancers += a
                return -1


            print(fewest(*map(int, input().split())))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="interview",
    )


@family("zeros-at-the-end")
def zeros_at_the_end(rng: Random) -> Draft:
    cases = [(1, 10), (1, 1), (5, 5), (4, 5), (10, 10), (25, 26), (100, 100), (125, 127), (1, 500), (375, 375)]
    cases += [(499, 500), (6, 9)]
    cases += [tuple(sorted((rng.randint(1, 500), rng.randint(1, 500)))) for _ in range(2)]
    return Draft(
        question="""
            All whole numbers from a to b, both included, are multiplied. With how many zeros does the product end? From
            4 to 6 the product is 120 and ends with one zero.

            -----Input-----
            One line with a and b (1 <= a <= b <= 500).

            -----Output-----
            Print the number of zeros at the end of the product.
            """,
        references=[
            """
            a, b = map(int, input().split())
            product = 1
            for number in range(a, b + 1):
                product *= number
            zeros = 0
            while product % 10 == 0:
                product //= 10
                zeros += 1
            print(zeros)
            """,
            """
            from math import prod

            a, b = map(int, input().split())
            digits = str(prod(range(a, b + 1)))
            print(len(digits) - len(digits.rstrip("0")))
            """,
            """
            def times(number, factor):
                count = 0
                while number % factor == 0:
                    number //= factor
                    count += 1
                return count


            a, b = map(int, input().split())
            twos = sum(times(n, 2) for n in range(a, b + 1))
            fives = sum(times(n, 5) for n in range(a, b + 1))
            print(min(twos, fives))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="interview",
    )
