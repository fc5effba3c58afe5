"""Bills, meters, fines and wages: rules with steps, sums with carries, the cheapest packs."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("bank-book")
def bank_book(rng: Random) -> Draft:
    books = [[50, -20, -40, 10], [-1], [1], [1000, -1000], [30, -31, -30], [10, -5, -6, -5, -1], [1000] * 60]
    books += [[value or 1 for value in integers(rng, n, -100, 80)] for n in (5, 12, 30, 60)]
    return Draft(
        question="""
            A savings book starts at 0. A positive number is a deposit, a negative one a withdrawal. A withdrawal of
            more than there is in the book is refused and changes nothing.

            -----Input-----
            The first line holds n (1 <= n <= 60), the second n integers from -1000 to 1000, none of them 0.

            -----Output-----
            Print the amount in the end and the number of refused withdrawals.
            """,
        references=[
            """
            n = int(input())
            book = 0
            refused = 0
            for change in map(int, input().split()):
                if book + change < 0:
                    refused += 1
                else:
                    book += change
            print(book, refused)
            """,
            """
            def main():
                input()
                amount = refused = 0
                for word in input().split():
                    value = int(word)
                    if -value > amount:
                        refused += 1
                        continue
                    amount += value
                print(amount, refused)


            main()
            """,
        ],
        inputs=[lines(len(book), book) for book in books],
        difficulty="introductory",
    )


@family("overtime-pay")
def overtime_pay(rng: Random) -> list[Draft]:
    weeks = [(10, [8, 9, 7, 8, 10]), (1, [0] * 5), (15, [8] * 5), (15, [9] * 5), (100, [12] * 5), (7, [7] * 5)]
    weeks += [(20, [0, 0, 0, 0, 12]), (3, [8, 8, 8, 8, 7]), (3, [8, 8, 8, 8, 9])]
    weeks += [(rng.randint(1, 100), integers(rng, 5, 0, 12)) for _ in range(4)]
    inputs = [lines(wage, hours) for wage, hours in weeks]
    form = """
            -----Input-----
            The first line holds the pay for a normal hour (1 to 100 coins), the second the hours worked from Monday to
            Friday, five integers from 0 to 12.

            -----Output-----
            Print the pay of the week.
            """
    return [
        Draft(
            question=f"""
            A baker gets double pay for every hour after the eighth of a day. What does a week bring?
            {form}
            """,
            references=[
                """
                wage = int(input())
                pay = 0
                for hours in map(int, input().split()):
                    if hours > 8:
                        pay += 8 * wage + (hours - 8) * 2 * wage
                    else:
                        pay += hours * wage
                print(pay)
                """,
                """
                wage = int(input())
                days = [int(h) for h in input().split()]
                extra = sum(max(0, h - 8) for h in days)
                print((sum(days) + extra) * wage)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
            A driver gets 3 coins on top of the normal pay for every hour after the fortieth of a week. What does a week
            bring?
            {form}
            """,
            references=[
                """
                wage = int(input())
                hours = sum(map(int, input().split()))
                pay = hours * wage
                if hours > 40:
                    pay += 3 * (hours - 40)
                print(pay)
                """,
                """
                import sys

                wage, *days = map(int, sys.stdin.read().split())
                pay = 0
                for hour in range(1, sum(days) + 1):
                    pay += wage if hour <= 40 else wage + 3
                print(pay)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("water-bill")
def water_bill(rng: Random) -> Draft:
    calls = [[25, [[10, 2], [10, 3]], 5], [0, [[10, 2]], 5], [7, [], 3], [10, [[10, 2]], 9], [11, [[10, 2]], 9]]
    calls += [[10000, [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]], 100], [3, [[1, 1], [2, 7], [9, 4]], 2]]
    for used, steps in ((500, 3), (2000, 5), (90, 2), (5000, 4)):
        rates = [[rng.randint(1, used // 2), rng.randint(1, 20)] for _ in range(steps)]
        calls.append([used, rates, rng.randint(1, 20)])
    return Draft(
        question="""
            Water is sold in steps. `[[10, 2], [10, 3]]` means: the first 10 litres cost 2 coins each, the next 10 cost
            3 each. After all steps each litre costs `rest` coins. Write a function `water_bill(litres, steps, rest)`
            that returns what the litres cost.

            0 <= litres <= 10000; there are 0 to 5 steps with 1 to 10000 litres each; all prices lie between 1 and 100.
            """,
        references=[
            """
            def water_bill(litres, steps, rest):
                cost = 0
                for size, price in steps:
                    used = min(litres, size)
                    cost += used * price
                    litres -= used
                return cost + litres * rest
            """,
            """
            def water_bill(litres, steps, rest):
                if not steps:
                    return litres * rest
                size, price = steps[0]
                if litres <= size:
                    return litres * price
                return size * price + water_bill(litres - size, steps[1:], rest)
            """,
            """
            def water_bill(litres, steps, rest):
                prices = []
                for size, price in steps:
                    prices += [price] * size
                prices += [rest] * litres
                return sum(prices[:litres])
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="water_bill",
        starter_code="def water_bill(litres, steps, rest):\n",
    )


@family("meter-rollover")
def meter_rollover(rng: Random) -> Draft:
    months = [[120, 450, 300], [0, 0], [9999, 0], [0, 9999], [500, 499], [1, 1, 2], [9999, 9998, 9997], [10, 0]]
    months += [integers(rng, n, 0, 9999) for n in (3, 6, 13, 25)]
    return Draft(
        question="""
            A power meter shows four digits; after 9999 it goes on with 0. It is read once a month, and a month uses
            fewer than 10000 units. How much was used from the first to the last reading?

            -----Input-----
            The first line holds the number of readings n (2 <= n <= 25), the second the n readings in order, integers
            from 0 to 9999.

            -----Output-----
            Print the units used in all.
            """,
        references=[
            """
            n = int(input())
            readings = list(map(int, input().split()))
            used = 0
            for i in range(1, n):
                month = readings[i] - readings[i - 1]
                if month < 0:
                    month += 10000
                used += month
            print(used)
            """,
            """
            input()
            shown = [int(x) for x in input().split()]
            print(sum((b - a) % 10000 for a, b in zip(shown, shown[1:])))
            """,
            """
            input()
            readings = list(map(int, input().split()))
            rounds = sum(1 for a, b in zip(readings, readings[1:]) if b < a)
            print(rounds * 10000 + readings[-1] - readings[0])
            """,
        ],
        inputs=[lines(len(readings), readings) for readings in months],
        difficulty="introductory",
    )


@family("speed-fine")
def speed_fine(rng: Random) -> Draft:
    calls = [[62, 50], [30, 50], [50, 50], [53, 50], [54, 50], [61, 50], [63, 50], [64, 50], [83, 50], [84, 50]]
    calls += [[133, 130], [134, 130], [300, 30], [1, 130], [rng.randint(60, 200), rng.randint(30, 90)]]
    return Draft(
        question="""
            A camera takes 3 km/h off the speed it measures. If what is left is above the limit, the fine is 20 coins
            for up to 10 km/h too much, 50 coins for up to 30 km/h, and 200 coins for more. Write a function
            `fine(measured, limit)` that returns the fine, 0 when there is none.

            Both are integers, 1 <= measured <= 300 and 30 <= limit <= 130.
            """,
        references=[
            """
            def fine(measured, limit):
                over = measured - 3 - limit
                if over <= 0:
                    return 0
                if over <= 10:
                    return 20
                if over <= 30:
                    return 50
                return 200
            """,
            """
            def fine(measured, limit):
                over = measured - limit - 3
                for bound, coins in [(0, 0), (10, 20), (30, 50)]:
                    if over <= bound:
                        return coins
                return 200
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="fine",
        starter_code="def fine(measured, limit):\n",
        examples=2,
    )


@family("egg-packs")
def egg_packs(rng: Random) -> list[Draft]:
    small = [(14, 6, 5, 10, 7), (1, 1, 1, 1, 1), (1, 6, 9, 10, 8), (10, 6, 5, 10, 9), (11, 6, 5, 10, 9)]
    small += [(12, 6, 5, 10, 9), (1000, 1, 100, 1000, 1), (1000, 1, 1, 1000, 1000), (999, 7, 10, 30, 41)]
    small += [(1000, 1000, 999, 999, 1), (20, 10, 3, 7, 2)]
    large = [(14, 6, 5, 10, 7), (1, 1, 1, 1, 1), (10**15, 1, 1, 1, 1), (10**15, 1000, 1, 999, 1000)]
    large += [(10**15, 999, 998, 1000, 999), (5, 6, 8, 10, 7), (10**15 - 1, 2, 3, 1000, 1000), (59, 6, 6, 10, 10)]
    large += [(999999, 1000, 1000, 999, 998), (100, 7, 10, 30, 41), (999**2, 999, 500, 1000, 501)]
    small += [
        (rng.randint(1, 1000), rng.randint(1, 30), rng.randint(1, 100), rng.randint(1, 60), rng.randint(1, 100))
        for _ in range(3)
    ]
    large += [(rng.randint(1, 10**12), *integers(rng, 4, 300, 1000)) for _ in range(3)]
    tale = (
        "Eggs come in two kinds of packs: a eggs for p coins and b eggs for q coins. A cook needs n eggs or more and "
        "wants to pay as little as possible."
    )
    small_program = """
        n, a, p, b, q = map(int, input().split())
        best = None
        for first in range(n // a + 2):
            missing = max(0, n - first * a)
            second = (missing + b - 1) // b
            cost = first * p + second * q
            if best is None or cost < best:
                best = cost
        print(best)
        """
    other_small_program = """
        n, a, p, b, q = map(int, input().split())
        cost = [0]
        for eggs in range(1, n + 1):
            with_a = cost[max(0, eggs - a)] + p
            with_b = cost[max(0, eggs - b)] + q
            cost.append(min(with_a, with_b))
        print(cost[n])
        """
    large_program = """
        n, a, p, b, q = map(int, input().split())
        if p * b > q * a:
            a, p, b, q = b, q, a, p
        best = None
        for second in range(a + 1):
            missing = max(0, n - second * b)
            cost = second * q + (missing + a - 1) // a * p
            if best is None or cost < best:
                best = cost
        print(best)
        """
    other_large_program = """
        def packs(eggs, size):
            return max(0, -(-eggs // size))


        n, a, p, b, q = map(int, input().split())
        costs = []
        for k in range(1001):
            costs.append(k * p + packs(n - k * a, b) * q)
            costs.append(k * q + packs(n - k * b, a) * p)
        print(min(costs))
        """
    return [
        Draft(
            question=f"""
                {tale}

                -----Input-----
                One line with n, a, p, b and q, five integers from 1 to 1000.

                -----Output-----
                Print the lowest price.
                """,
            references=[small_program, other_small_program],
            inputs=[lines(case) for case in small],
            difficulty="interview",
        ),
        Draft(
            question=f"""
                {tale} The cook works for a whole country.

                -----Input-----
                One line with n, a, p, b and q (1 <= n <= 10^15, the others from 1 to 1000).

                -----Output-----
                Print the lowest price.
                """,
            references=[large_program, other_large_program],
            inputs=[lines(case) for case in large],
            difficulty="competition",
        ),
    ]


@family("old-coins")
def old_coins(rng: Random) -> Draft:
    sums = [((1, 7, 9), (0, 8, 5)), ((0, 0, 0), (0, 0, 0)), ((0, 0, 11), (0, 0, 1)), ((0, 0, 5), (0, 0, 6))]
    sums += [((0, 9, 0), (0, 1, 0)), ((0, 4, 0), (0, 5, 0)), ((0, 9, 11), (0, 0, 1)), ((99, 9, 11), (99, 9, 11))]
    sums += [tuple((rng.randint(0, 99), rng.randint(0, 9), rng.randint(0, 11)) for _ in "12") for _ in range(4)]
    return Draft(
        question="""
            In an old kingdom a crown was worth 10 florins and a florin 12 pennies. Two amounts are added up, each
            written as crowns, florins and pennies. Write the result with at most 9 florins and at most 11 pennies.

            -----Input-----
            Two lines with an amount each: crowns (0 to 99), florins (0 to 9) and pennies (0 to 11).

            -----Output-----
            Print crowns, florins and pennies in one line.
            """,
        references=[
            """
            total = 0
            for _ in range(2):
                crowns, florins, pennies = map(int, input().split())
                total += crowns * 120 + florins * 12 + pennies
            print(total // 120, total % 120 // 12, total % 12)
            """,
            """
            c, f, p = map(int, input().split())
            c2, f2, p2 = map(int, input().split())
            c += c2
            f += f2
            p += p2
            if p >= 12:
                p -= 12
                f += 1
            if f >= 10:
                f -= 10
                c += 1
            print(c, f, p)
            """,
            """
            import sys

            a = list(map(int, sys.stdin.read().split()))
            carry, pennies = divmod(a[2] + a[5], 12)
            carry, florins = divmod(a[1] + a[4] + carry, 10)
            print(a[0] + a[3] + carry, florins, pennies)
            """,
        ],
        inputs=[lines(*pair) for pair in sums],
        difficulty="introductory",
    )
