"""Digits with a purpose: house numbers, counters and raffles; small tables of numbers."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("box-of-digits")
def box_of_digits(rng: Random) -> Draft:
    boxes = [[2, 5, 2, 1, 1, 1, 1, 1, 1, 1], [0] * 10, [0, 1, 0, 0, 0, 0, 0, 0, 0, 0], [0] + [9] * 9, [1] * 10]
    boxes += [[9, 0, 9, 9, 9, 9, 9, 9, 9, 9], [100] * 10, [2] * 10, [1, 2, 1, 1, 1, 1, 1, 1, 1, 1], [99] * 9 + [1]]
    boxes += [[1, 3, 1, 1, 1, 1, 1, 1, 1, 1], [1, 4, 1, 1, 1, 1, 1, 1, 1, 1]]
    boxes += [integers(rng, 10, low, 100) for low in (5, 30, 60)]
    return Draft(
        question="""
            Gus screws brass digits to the houses 1, 2, 3 and so on of a street, taking them from a box. He stops before
            the first house whose whole number he cannot show any more. Up to which house does he come?

            -----Input-----
            One line with ten integers from 0 to 100: how many zeros, ones, twos and so on up to nines are in the box.

            -----Output-----
            Print the number of the last house that gets its number, 0 when there is none.
            """,
        references=[
            """
            box = list(map(int, input().split()))
            house = 0
            while min(box) >= 0:
                house += 1
                for digit in str(house):
                    box[int(digit)] -= 1
            print(house - 1)
            """,
            """
            def main():
                box = [int(x) for x in input().split()]
                used = ""
                house = 1
                while True:
                    used += str(house)
                    for digit in set(str(house)):
                        if used.count(digit) > box[int(digit)]:
                            print(house - 1)
                            return
                    house += 1


            main()
            """,
            """
            box = [int(x) for x in input().split()]
            house = 1
            while all(str(house).count(str(d)) <= box[d] for d in range(10)):
                for d in range(10):
                    box[d] -= str(house).count(str(d))
                house += 1
            print(house - 1)
            """,
        ],
        inputs=[lines(box) for box in boxes],
        difficulty="interview",
    )


@family("ink-for-numbers")
def ink_for_numbers(rng: Random) -> Draft:
    ends = [12, 1, 9, 10, 11, 19, 20, 99, 100, 909, 10**15, 10**15 - 1, 500500500500500]
    ends += [rng.randint(10**low, 10 ** (low + 1)) for low in (5, 11, 14)]
    return Draft(
        question="""
            A machine prints the numbers from 1 to n. A digit d takes d drops of ink, so a 7 takes seven drops and a 0
            none. How many drops are needed?

            -----Input-----
            One line with n (1 <= n <= 10^15).

            -----Output-----
            Print the number of drops.
            """,
        references=[
            """
            n = int(input())
            drops = 0
            unit = 1
            while unit <= n:
                left = n // (unit * 10)
                digit = n // unit % 10
                right = n % unit
                drops += left * 45 * unit
                drops += digit * (digit - 1) // 2 * unit
                drops += digit * (right + 1)
                unit *= 10
            print(drops)
            """,
            """
            def ink(n):
                if n <= 0:
                    return 0
                tens, last = divmod(n, 10)
                full = 10 * ink(tens - 1) + 45 * tens
                begun = (last + 1) * sum(map(int, str(tens))) + last * (last + 1) // 2
                return full + begun


            print(ink(int(input())))
            """,
        ],
        inputs=[lines(end) for end in ends],
        difficulty="competition",
    )


@family("digits-in-common")
def digits_in_common(rng: Random) -> Draft:
    calls = [
        [40722, 275],
        [0, 0],
        [0, 1],
        [10, 0],
        [7, 7777],
        [111, 11],
        [123, 321],
        [10**9, 10**9],
        [987654321, 10**9],
    ]
    calls += [[123456789, 987654321], [24680, 13579], [1023456789, 9876543210]]
    calls += [[rng.randint(0, 10**k), rng.randint(0, 10**k)] for k in (3, 5, 8)]
    return Draft(
        question="""
            Write a function `in_common(first, second)` that returns how many different digits occur in both numbers.
            40722 and 275 have 2 and 7 in common.

            Both are integers from 0 to 10^10.
            """,
        references=[
            """
            def in_common(first, second):
                return len(set(str(first)) & set(str(second)))
            """,
            """
            def in_common(first, second):
                count = 0
                for digit in "0123456789":
                    if digit in str(first) and digit in str(second):
                        count += 1
                return count
            """,
            """
            def digits(number):
                found = {number % 10}
                while number >= 10:
                    number //= 10
                    found.add(number % 10)
                return found


            def in_common(first, second):
                return len(digits(first).intersection(digits(second)))
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="in_common",
        starter_code="def in_common(first, second):\n",
    )


@family("eva-and-otto")
def eva_and_otto(rng: Random) -> Draft:
    numbers = [
        38472,
        0,
        1,
        2,
        21,
        12,
        2112,
        341,
        143,
        10**12,
        8888,
        99999,
        700,
        1124,
        413,
        *integers(rng, 3, 0, 10**12),
    ]
    return Draft(
        question="""
            The digits of a number are shared out: Eva gets the even ones, a 0 too, and Otto the odd ones. Both add up
            their digits; without any digit the sum is 0. Who has the larger sum, and by how much?

            -----Input-----
            One line with the number, an integer from 0 to 10^12.

            -----Output-----
            Print EVA or OTTO and the difference, or EQUAL.
            """,
        references=[
            """
            eva = 0
            otto = 0
            for c in input().strip():
                digit = int(c)
                if digit % 2 == 0:
                    eva += digit
                else:
                    otto += digit
            if eva > otto:
                print("EVA", eva - otto)
            elif otto > eva:
                print("OTTO", otto - eva)
            else:
                print("EQUAL")
            """,
            """
            n = int(input())
            lead = 0
            while n > 0:
                digit = n % 10
                lead += digit if digit % 2 == 0 else -digit
                n //= 10
            if lead == 0:
                print("EQUAL")
            else:
                print("EVA" if lead > 0 else "OTTO", abs(lead))
            """,
            """
            digits = list(map(int, input().strip()))
            odd = sum(d for d in digits if d % 2)
            gap = sum(digits) - 2 * odd
            if gap > 0:
                print(f"EVA {gap}")
            else:
                print(f"OTTO {-gap}" if gap else "EQUAL")
            """,
        ],
        inputs=[lines(number) for number in numbers],
        difficulty="introductory",
    )


@family("counter-without-four")
def counter_without_four(rng: Random) -> Draft:
    shown = ["15", "0", "3", "5", "9", "10", "13", "50", "39", "99", "100", "999999999999", "353535"]
    shown += ["".join(rng.choice("12356789") for _ in range(n)) for n in (4, 8, 12)]
    return Draft(
        question="""
            The counter of an old car can no longer show the digit 4: after 3 comes 5, after 39 comes 50, after 1399
            comes 1500. It started at 0. How many kilometres has the car really gone?

            -----Input-----
            One line with what the counter shows: 1 to 12 digits without 4 and without leading zeros, or a single 0.

            -----Output-----
            Print the kilometres.
            """,
        references=[
            """
            shown = input().strip()
            km = 0
            for c in shown:
                digit = int(c)
                if digit > 4:
                    digit -= 1
                km = km * 9 + digit
            print(km)
            """,
            """
            table = str.maketrans("56789", "45678")
            print(int(input().strip().translate(table), 9))
            """,
            """
            def real(shown):
                if shown == 0:
                    return 0
                digit = shown % 10
                return 9 * real(shown // 10) + digit - (digit > 4)


            print(real(int(input())))
            """,
        ],
        inputs=[lines(one) for one in shown],
        difficulty="interview",
    )


@family("one-digit-struck")
def one_digit_struck(rng: Random) -> Draft:
    numbers = [5281, 10, 99, 12, 21, 100, 10**18, 111, 123456789, 987654321, 998, 9989, 1023, 7707, 3321]
    numbers += [rng.randint(10**k, 10 ** (k + 1)) for k in (4, 9, 17)]
    return Draft(
        question="""
            Strike out exactly one digit of a number so that the number left is as large as possible. The other digits
            keep their order.

            -----Input-----
            One line with an integer from 10 to 10^18.

            -----Output-----
            Print the largest number that can be left.
            """,
        references=[
            """
            n = input().strip()
            best = 0
            for i in range(len(n)):
                best = max(best, int(n[:i] + n[i + 1:]))
            print(best)
            """,
            """
            n = input().strip()
            i = 0
            while i < len(n) - 1 and n[i] >= n[i + 1]:
                i += 1
            print(n[:i] + n[i + 1:])
            """,
            """
            n = int(input())
            left = []
            unit = 1
            while unit <= n:
                left.append(n // (unit * 10) * unit + n % unit)
                unit *= 10
            print(max(left))
            """,
        ],
        inputs=[lines(number) for number in numbers],
        difficulty="interview",
    )


@family("raffle-tickets")
def raffle_tickets(rng: Random) -> Draft:
    raffles = [(8, 35, 8), (1, 1, 1), (1, 1, 2), (1, 9, 9), (1, 10, 1), (10, 10, 1), (11, 99, 1), (1, 5000, 1)]
    raffles += [(1, 5000, 36), (4999, 5000, 31), (4999, 5000, 5), (1, 5000, 31)]
    for _ in range(3):
        first = rng.randint(1, 3000)
        raffles.append((first, rng.randint(first, 5000), rng.randint(5, 20)))
    return Draft(
        question="""
            The tickets of a raffle have the numbers from a to b. A ticket wins when its digits add up to s. How many
            tickets win?

            -----Input-----
            One line with a, b and s (1 <= a <= b <= 5000, 1 <= s <= 36).

            -----Output-----
            Print the number of tickets that win.
            """,
        references=[
            """
            a, b, s = map(int, input().split())
            wins = 0
            for ticket in range(a, b + 1):
                total = 0
                while ticket > 0:
                    total += ticket % 10
                    ticket //= 10
                if total == s:
                    wins += 1
            print(wins)
            """,
            """
            def digit_sum(n):
                return sum(int(c) for c in str(n))


            a, b, s = map(int, input().split())
            print(sum(digit_sum(n) == s for n in range(a, b + 1)))
            """,
            """
            a, b, s = map(int, input().split())
            sums = [sum(map(int, str(ticket))) for ticket in range(a, b + 1)]
            print(sums.count(s))
            """,
        ],
        inputs=[lines(raffle) for raffle in raffles],
        difficulty="introductory",
    )


@family("library-weeks")
def library_weeks(rng: Random) -> list[Draft]:
    weeks = [[[3, 0, 2, 5, 1], [1, 4, 2, 0, 6]], [[0] * 5], [[1, 2, 3, 4, 5]], [[1000] * 5] * 10]
    weeks += [[[0, 0, 0, 0, 1], [0, 0, 0, 1, 1], [1, 1, 0, 0, 0]], [[5] * 5, [4] * 5, [6, 5, 5, 5, 5]]]
    weeks += [[[9, 9, 9, 9, 9], [0, 9, 9, 9, 10], [9, 9, 9, 9, 8], [50, 0, 0, 0, 0]]]
    weeks += [[integers(rng, 5, 0, high) for _ in range(n)] for n, high in ((2, 5), (4, 9), (7, 100), (10, 1000))]
    limits = "The table holds 1 to 10 weeks; all numbers lie between 0 and 1000."
    tale = "A library counts its visitors. Each row of a table holds the five numbers of a week, Monday to Friday."
    return [
        Draft(
            question=f"""
                {tale} Write a function `day_totals(weeks)` that returns a list of five numbers: the visitors on all
                Mondays, on all Tuesdays and so on.

                {limits}
                """,
            references=[
                """
                def day_totals(weeks):
                    totals = [0] * 5
                    for week in weeks:
                        for day in range(5):
                            totals[day] += week[day]
                    return totals
                """,
                """
                def day_totals(weeks):
                    return [sum(day) for day in zip(*weeks)]
                """,
                """
                def day_totals(weeks):
                    return [sum(week[day] for week in weeks) for day in range(5)]
                """,
            ],
            inputs=[[table] for table in weeks],
            difficulty="introductory",
            fn_name="day_totals",
            starter_code="def day_totals(weeks):\n",
        ),
        Draft(
            question=f"""
                {tale} Write a function `better_weeks(weeks)` that returns how many weeks had more visitors in all than
                the week right before. The first week has none before it and does not count.

                {limits}
                """,
            references=[
                """
                def better_weeks(weeks):
                    count = 0
                    for i in range(1, len(weeks)):
                        if sum(weeks[i]) > sum(weeks[i - 1]):
                            count += 1
                    return count
                """,
                """
                def better_weeks(weeks):
                    totals = [sum(week) for week in weeks]
                    return sum(a < b for a, b in zip(totals, totals[1:]))
                """,
                """
                def better_weeks(weeks):
                    count = 0
                    before = None
                    for week in weeks:
                        visitors = sum(week)
                        if before is not None and visitors > before:
                            count += 1
                        before = visitors
                    return count
                """,
            ],
            inputs=[[table] for table in weeks],
            difficulty="introductory",
            fn_name="better_weeks",
            starter_code="def better_weeks(weeks):\n",
        ),
    ]
