"""Times: what has to be waited, paid and done between one time and another."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("parking-fee")
def parking_fee(rng: Random) -> Draft:
    stays = [((9, 50), (12, 0)), ((8, 0), (8, 15)), ((8, 0), (8, 16)), ((8, 0), (9, 0)), ((8, 0), (9, 1))]
    stays += [((0, 0), (23, 59)), ((0, 0), (0, 1)), ((7, 30), (13, 30)), ((7, 30), (13, 31)), ((7, 30), (14, 30))]
    stays += [((10, 59), (11, 0)), ((11, 45), (12, 44))]
    for _ in range(3):
        start, end = sorted(rng.sample(range(24 * 60), 2))
        stays.append(((start // 60, start % 60), (end // 60, end % 60)))
    return Draft(
        question="""
            A car park is free for 15 minutes. Whoever stays longer pays 2 coins for every begun hour from the first
            minute on, but at most 12 coins. What does a car pay?

            -----Input-----
            Two lines with a time each, as hours (0 to 23) and minutes (0 to 59): when the car comes and when it leaves.
            It leaves later on the same day.

            -----Output-----
            Print the number of coins.
            """,
        references=[
            """
            h1, m1 = map(int, input().split())
            h2, m2 = map(int, input().split())
            minutes = (h2 - h1) * 60 + m2 - m1
            if minutes <= 15:
                print(0)
            else:
                hours = (minutes + 59) // 60
                print(min(12, 2 * hours))
            """,
            """
            def read_minutes():
                hours, minutes = input().split()
                return int(hours) * 60 + int(minutes)


            start = read_minutes()
            left = read_minutes() - start
            coins = 0
            if left > 15:
                while left > 0 and coins < 12:
                    coins += 2
                    left -= 60
            print(coins)
            """,
        ],
        inputs=[lines(*stay) for stay in stays],
        difficulty="introductory",
    )


@family("next-bus")
def next_bus(rng: Random) -> list[Draft]:
    regular = [(5, 20, 47), (0, 1, 0), (30, 10, 0), (30, 10, 30), (30, 10, 31), (30, 10, 39), (30, 10, 40)]
    regular += [(0, 60, 1440), (0, 60, 1439), (59, 60, 1440), (59, 60, 58)]
    regular += [(rng.randint(0, 59), rng.randint(1, 60), rng.randint(0, 1440)) for _ in range(3)]
    plans = [([10, 25, 70], 26), ([0], 0), ([5], 6), ([5], 5), ([5], 4), ([100, 200, 1439], 201), ([1, 2, 3], 1439)]
    plans += [([1, 2, 3], 3), ([10, 25, 70], 12), ([60, 120], 0)]
    for n in (4, 10, 25):
        plans.append((sorted(rng.sample(range(1440), n)), rng.randint(0, 1439)))
    return [
        Draft(
            question="""
                The first bus leaves s minutes after midnight, and then one leaves every k minutes. Ola comes to the
                stop t minutes after midnight. How long does she wait? A bus that leaves in the same minute takes
                her along.

                -----Input-----
                One line with s, k and t (0 <= s <= 59, 1 <= k <= 60, 0 <= t <= 1440).

                -----Output-----
                Print the minutes.
                """,
            references=[
                """
                s, k, t = map(int, input().split())
                bus = s
                while bus < t:
                    bus += k
                print(bus - t)
                """,
                """
                s, k, t = map(int, input().split())
                if t <= s:
                    print(s - t)
                else:
                    print((s - t) % k)
                """,
            ],
            inputs=[lines(one) for one in regular],
            difficulty="introductory",
        ),
        Draft(
            question="""
                A board lists when the boats of a day leave, in minutes after midnight. Ola comes to the pier at minute
                t. How long does she wait? A boat that leaves in the same minute takes her along.

                -----Input-----
                The first line holds n and t (1 <= n <= 25, 0 <= t <= 1439), the second the n times in increasing order,
                all different, from 0 to 1439.

                -----Output-----
                Print the minutes, or TOO LATE when the last boat is gone.
                """,
            references=[
                """
                n, t = map(int, input().split())
                times = list(map(int, input().split()))
                if t > times[-1]:
                    print("TOO LATE")
                else:
                    i = 0
                    while times[i] < t:
                        i += 1
                    print(times[i] - t)
                """,
                """
                n, t = map(int, input().split())
                waits = [int(x) - t for x in input().split() if int(x) >= t]
                print(min(waits) if waits else "TOO LATE")
                """,
                """
                import sys

                n, t, *boats = map(int, sys.stdin.read().split())
                answer = "TOO LATE"
                for boat in reversed(boats):
                    if boat < t:
                        break
                    answer = boat - t
                print(answer)
                """,
            ],
            inputs=[lines([len(times), t], times) for times, t in plans],
            difficulty="introductory",
        ),
    ]


@family("age-today")
def age_today(rng: Random) -> Draft:
    calls = [[[2010, 6, 15], [2024, 6, 14]], [[2010, 6, 15], [2024, 6, 15]], [[2010, 6, 15], [2024, 6, 16]]]
    calls += [[[2010, 6, 15], [2024, 7, 1]], [[2010, 6, 15], [2024, 5, 28]], [[1900, 1, 1], [2100, 12, 28]]]
    calls += [[[2000, 1, 1], [2000, 1, 1]], [[1999, 12, 28], [2000, 1, 1]], [[2000, 3, 3], [2001, 3, 2]]]
    for _ in range(4):
        born = [rng.randint(1900, 2000), rng.randint(1, 12), rng.randint(1, 28)]
        calls.append([born, [rng.randint(2001, 2100), rng.randint(1, 12), rng.randint(1, 28)]])
    return Draft(
        question="""
            A date is a list of year, month and day. Write a function `age(born, today)` that returns how many years old
            somebody is. On the birthday itself one is a year older.

            The years lie between 1900 and 2100, the days between 1 and 28; today is never before the day of birth.
            """,
        references=[
            """
            def age(born, today):
                years = today[0] - born[0]
                if today[1] < born[1] or (today[1] == born[1] and today[2] < born[2]):
                    years -= 1
                return years
            """,
            """
            def age(born, today):
                years = today[0] - born[0]
                had_birthday = today[1:] >= born[1:]
                return years if had_birthday else years - 1
            """,
            """
            def age(born, today):
                def as_number(date):
                    year, month, day = date
                    return year * 10000 + month * 100 + day

                return (as_number(today) - as_number(born)) // 10000
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="age",
        starter_code="def age(born, today):\n",
        examples=2,
    )


@family("school-bell")
def school_bell(rng: Random) -> Draft:
    days = [(480, 4), (0, 1), (480, 1), (480, 2), (480, 3), (480, 5), (480, 10), (600, 10), (455, 8), (600, 3), (0, 4)]
    days += [(rng.randint(0, 600), rng.randint(2, 9)) for _ in range(2)]
    return Draft(
        question="""
            Every lesson takes 45 minutes. After each lesson comes a break of 5 minutes, but after the third one it
            takes 20 minutes. The first lesson begins s minutes after midnight. When does lesson n end?

            -----Input-----
            One line with s and n (0 <= s <= 600, 1 <= n <= 10).

            -----Output-----
            Print the minutes after midnight.
            """,
        references=[
            """
            s, n = map(int, input().split())
            time = s
            for lesson in range(1, n + 1):
                time += 45
                if lesson < n:
                    if lesson == 3:
                        time += 20
                    else:
                        time += 5
            print(time)
            """,
            """
            s, n = map(int, input().split())
            end = s + 50 * n - 5
            if n > 3:
                end += 15
            print(end)
            """,
            """
            s, n = map(int, input().split())
            breaks = [5, 5, 20] + [5] * 7
            print(s + 45 * n + sum(breaks[:n - 1]))
            """,
        ],
        inputs=[lines(day) for day in days],
        difficulty="introductory",
    )


@family("traffic-light")
def traffic_light(rng: Random) -> Draft:
    times = [47, 0, 29, 30, 49, 50, 54, 55, 84, 85, 104, 105, 109, 110, 100000, rng.randint(110, 99999)]
    inputs = [lines(time) for time in times]
    return Draft(
        question="""
            A traffic light turns red at second 0. It is red for 30 seconds, green for 20, yellow for 5, and so on. A
            cyclist comes at second t and drives on as soon as it is green; when it is green already, at once. How long
            does he wait? In second 30 it is green already, in second 50 no more.

            -----Input-----
            One line with t (0 <= t <= 100000).

            -----Output-----
            Print the seconds he waits.
            """,
        references=[
            """
            t = int(input()) % 55
            if t < 30:
                print(30 - t)
            elif t < 50:
                print(0)
            else:
                print(85 - t)
            """,
            """
            t = int(input())
            wait = 0
            while not 30 <= (t + wait) % 55 < 50:
                wait += 1
            print(wait)
            """,
        ],
        inputs=inputs,
        difficulty="introductory",
    )


@family("chess-clock")
def chess_clock(rng: Random) -> Draft:
    games = [(20, [5, 9, 8, 12, 7]), (1, [1]), (1, [2]), (10, [10, 10]), (10, [10, 11]), (10, [10, 10, 1]), (5, [6, 6])]
    games += [(100, [50, 100, 50, 1]), (1000, [20] * 100), (999, [20] * 100)]
    games += [(rng.randint(20, 200), integers(rng, n, 1, 20)) for n in (6, 20, 50, 100)]
    return Draft(
        question="""
            White and Black move in turn, White begins. Each of them may think for t seconds in all; whoever needs more
            loses at once. Who loses, and with which move?

            -----Input-----
            The first line holds the number of moves n and t (1 <= n <= 100, 1 <= t <= 1000), the second the n thinking
            times in order, integers from 1 to 100. After a loss they mean nothing.

            -----Output-----
            Print WHITE or BLACK and the number of the move, counting the moves of both players from 1, or OK when
            nobody loses.
            """,
        references=[
            """
            n, t = map(int, input().split())
            moves = list(map(int, input().split()))
            left = [t, t]
            result = "OK"
            for i in range(n):
                player = i % 2
                left[player] -= moves[i]
                if left[player] < 0:
                    result = ["WHITE", "BLACK"][player] + " " + str(i + 1)
                    break
            print(result)
            """,
            """
            def play(moves, t):
                white = black = 0
                for number, seconds in enumerate(moves, 1):
                    if number % 2 == 1:
                        white += seconds
                    else:
                        black += seconds
                    if white > t:
                        return f"WHITE {number}"
                    if black > t:
                        return f"BLACK {number}"
                return "OK"


            n, t = map(int, input().split())
            print(play(list(map(int, input().split())), t))
            """,
        ],
        inputs=[lines([len(moves), t], moves) for t, moves in games],
        difficulty="introductory",
    )


@family("pill-packs")
def pill_packs(rng: Random) -> Draft:
    cures = [(10, 8, 12), (1, 24, 1), (1, 24, 50), (1, 1, 24), (1, 1, 23), (1, 1, 25), (100, 1, 1), (100, 24, 100)]
    cures += [(100, 24, 99), (7, 6, 14), (7, 6, 13), (30, 12, 20)]
    cures += [(rng.randint(1, 100), rng.choice([2, 3, 4, 6, 8, 12]), rng.randint(1, 50)) for _ in range(3)]
    return Draft(
        question="""
            A patient takes a pill every h hours, day and night, for d days. How many packs of p pills must be bought,
            and how many pills are left over?

            -----Input-----
            One line with d, h and p (1 <= d <= 100, h is one of 1, 2, 3, 4, 6, 8, 12 and 24, 1 <= p <= 100).

            -----Output-----
            Print the number of packs and the number of pills left over.
            """,
        references=[
            """
            d, h, p = map(int, input().split())
            pills = 24 // h * d
            packs = (pills + p - 1) // p
            print(packs, packs * p - pills)
            """,
            """
            d, h, p = map(int, input().split())
            packs = 0
            stock = 0
            for hour in range(0, 24 * d, h):
                if stock == 0:
                    packs += 1
                    stock = p
                stock -= 1
            print(packs, stock)
            """,
            """
            import math

            days, hours, size = map(int, input().split())
            pills = days * (24 // hours)
            print(math.ceil(pills / size), -pills % size)
            """,
        ],
        inputs=[lines(cure) for cure in cures],
        difficulty="introductory",
    )
