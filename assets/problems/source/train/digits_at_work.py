"""Digits with a purpose: house numbers, counters and check digits; small tables of numbers."""

from random import Random

from evaluation.problem_set import Draft, family, integers, lines


@family("house-digits")
def house_digits(rng: Random) -> list[Draft]:
    small = [
        (12, 1),
        (1, 0),
        (1, 1),
        (9, 9),
        (9, 0),
        (10, 0),
        (19, 9),
        (100, 0),
        (99, 7),
        (2000, 2),
        (1999, 2),
        (111, 1),
    ]
    large = [(12, 1), (1, 0), (1, 1), (10, 0), (10**15, 0), (10**15, 1), (10**15, 9), (999999, 9), (1000000, 0)]
    large += [(222222222, 2), (505, 5), (10**12 - 1, 0)]
    small += [(rng.randint(200, 2000), rng.randint(0, 9)) for _ in range(2)]
    large += [(rng.randint(10**10, 10**15), rng.randint(0, 9)) for _ in range(3)]
    tale = "The houses of a {place} get the numbers from 1 to n. How often must the digit d be painted?"
    return [
        Draft(
            question=f"""
                {tale.format(place="street")}

                -----Input-----
                The first line holds n (1 <= n <= 2000), the second d (0 to 9).

                -----Output-----
                Print how often d occurs in all the numbers, which have no leading zeros.
                """,
            references=[
                """
                n = int(input())
                d = input().strip()
                count = 0
                for number in range(1, n + 1):
                    count += str(number).count(d)
                print(count)
                """,
                """
                n = int(input())
                d = int(input())
                count = 0
                for house in range(1, n + 1):
                    while house > 0:
                        if house % 10 == d:
                            count += 1
                        house //= 10
                print(count)
                """,
                """
                n = int(input())
                d = input().strip()
                print("".join(map(str, range(1, n + 1))).count(d))
                """,
            ],
            inputs=[lines(*one) for one in small],
            difficulty="interview",
        ),
        Draft(
            question=f"""
                {tale.format(place="very long street")}

                -----Input-----
                The first line holds n (1 <= n <= 10^15), the second d (0 to 9).

                -----Output-----
                Print how often d occurs in all the numbers, which have no leading zeros.
                """,
            references=[
                """
                n = int(input())
                d = int(input())
                count = 0
                unit = 1
                while unit <= n:
                    left = n // (unit * 10)
                    digit = n // unit % 10
                    right = n % unit
                    if d == 0:
                        left -= 1
                    count += left * unit
                    if digit > d:
                        count += unit
                    elif digit == d:
                        count += right + 1
                    unit *= 10
                print(count)
                """,
                """
                from functools import cache


                @cache
                def count_up_to(n, d):
                    if n < 10:
                        return 1 if 1 <= d <= n else 0
                    tens, last = divmod(n, 10)
                    count = 10 * count_up_to(tens - 1, d)
                    count += (last + 1) * str(tens).count(str(d))
                    count += tens - 1 if d == 0 else tens
                    count += 1 if d <= last else 0
                    return count


                n = int(input())
                d = int(input())
                print(count_up_to(n, d))
                """,
            ],
            inputs=[lines(*one) for one in large],
            difficulty="competition",
        ),
    ]


@family("rising-digits")
def rising_digits(rng: Random) -> Draft:
    numbers = [1479, 1449, 0, 7, 10, 12, 21, 11, 123456789, 987654321, 1243, 2134, 135798, 10**9]
    numbers += [rng.randint(10, 99), rng.randint(100, 999)]
    return Draft(
        question="""
            Write a function `is_rising(number)` that says whether each digit of a number is larger than the digit to
            the left of it. A number with one digit is rising.

            0 <= number <= 10^9.
            """,
        references=[
            """
            def is_rising(number):
                digits = str(number)
                for i in range(1, len(digits)):
                    if digits[i] <= digits[i - 1]:
                        return False
                return True
            """,
            """
            def is_rising(number):
                digits = list(str(number))
                return digits == sorted(set(digits))
            """,
            """
            def is_rising(number):
                right = 10
                while number > 0:
                    digit = number % 10
                    if digit >= right:
                        return False
                    right = digit
                    number //= 10
                return True
            """,
        ],
        inputs=[[number] for number in dict.fromkeys(numbers)],
        difficulty="introductory",
        fn_name="is_rising",
        starter_code="def is_rising(number):\n",
        examples=2,
    )


@family("member-number")
def member_number(rng: Random) -> Draft:
    starts = [[4, 0, 7, 1, 2], [0] * 5, [9] * 5, [1, 0, 0, 0, 0], [0, 0, 0, 0, 1], [0, 5, 0, 0, 0], [1, 2, 3, 4, 5]]
    starts += [integers(rng, 5, 0, 9) for _ in range(6)]
    inputs = []
    for i, start in enumerate(starts):
        check = sum(place * digit for place, digit in enumerate(start, 1)) % 10
        if i % 2 == 0:
            check = (check + rng.randint(1, 9)) % 10
        inputs.append(lines("".join(map(str, [*start, check]))))
    return Draft(
        question="""
            The number of a club member has six digits. The last one is a check digit: multiply the first digit by 1,
            the second by 2 and so on up to the fifth by 5, and add up. The check digit must be the last digit of the
            sum.

            -----Input-----
            One line with six digits.

            -----Output-----
            Print OK when the check digit is right, otherwise print the right one.
            """,
        references=[
            """
            digits = [int(c) for c in input().strip()]
            total = 0
            for i in range(5):
                total += (i + 1) * digits[i]
            if total % 10 == digits[5]:
                print("OK")
            else:
                print(total % 10)
            """,
            """
            a, b, c, d, e, check = map(int, input().strip())
            right = (a + 2 * b + 3 * c + 4 * d + 5 * e) % 10
            print("OK" if right == check else right)
            """,
            """
            number = input().strip()
            right = sum(place * int(digit) for place, digit in enumerate(number[:5], 1)) % 10
            print("OK" if number.endswith(str(right)) else right)
            """,
        ],
        inputs=inputs,
        difficulty="introductory",
        examples=2,
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
