"""Measures: units that are converted, added and written out, a map, the wind and a shelf."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("feet-and-inches")
def feet_and_inches(rng: Random) -> list[Draft]:
    heights = [(5, 7), (0, 0), (0, 1), (1, 0), (0, 11), (1, 11), (99, 11), (99, 0), (6, 2)]
    heights += [(rng.randint(0, 99), rng.randint(0, 11)) for _ in range(3)]
    planks = [[(3, 8), (2, 6)], [(0, 0)], [(0, 11), (0, 1)], [(0, 11)], [(1, 5), (1, 6)], [(99, 11)] * 20, [(0, 6)] * 4]
    planks += [[(rng.randint(0, 99), rng.randint(0, 11)) for _ in range(n)] for n in (2, 4, 9, 20)]
    return [
        Draft(
            question="""
                A foot has 12 inches. How tall is somebody in inches?

                -----Input-----
                The first line holds the feet (0 to 99), the second the inches (0 to 11).

                -----Output-----
                Print the height in inches.
                """,
            references=[
                """
                feet = int(input())
                inches = int(input())
                print(12 * feet + inches)
                """,
                """
                inches = 0
                for _ in range(int(input())):
                    inches += 12
                inches += int(input())
                print(inches)
                """,
            ],
            inputs=[lines(*height) for height in heights],
            difficulty="introductory",
        ),
        Draft(
            question="""
                A foot has 12 inches. Planks are laid end to end. How long is the row?

                -----Input-----
                The first line holds the number of planks n (1 <= n <= 20). Each of the next n lines holds the length of
                a plank: feet (0 to 99) and inches (0 to 11).

                -----Output-----
                Print the length as feet and inches, with at most 11 inches.
                """,
            references=[
                """
                n = int(input())
                inches = 0
                for _ in range(n):
                    f, i = map(int, input().split())
                    inches += 12 * f + i
                print(inches // 12, inches % 12)
                """,
                """
                feet = inches = 0
                for _ in range(int(input())):
                    f, i = map(int, input().split())
                    feet += f
                    inches += i
                    if inches >= 12:
                        feet += 1
                        inches -= 12
                print(feet, inches)
                """,
                """
                import sys

                numbers = list(map(int, sys.stdin.read().split()))
                total = 12 * sum(numbers[1::2]) + sum(numbers[2::2])
                print(*divmod(total, 12))
                """,
            ],
            inputs=[lines(len(row), *row) for row in planks],
            difficulty="introductory",
        ),
    ]


@family("market-scale")
def market_scale(rng: Random) -> Draft:
    weights = [1250, 3000, 1, 999, 1000, 1001, 999000, 1000000, 100000, 10, 2050, 500, 99999, rng.randint(1001, 98999)]
    return Draft(
        question="""
            A market scale weighs in grams and writes kilograms and grams, but leaves out a part that is 0: 1250 becomes
            `1 kg 250 g`, 3000 becomes `3 kg` and 70 becomes `70 g`.

            -----Input-----
            One line with the weight in grams, an integer from 1 to 10^6.

            -----Output-----
            Print what the scale writes.
            """,
        references=[
            """
            weight = int(input())
            kilos = weight // 1000
            grams = weight % 1000
            if kilos == 0:
                print(grams, "g")
            elif grams == 0:
                print(kilos, "kg")
            else:
                print(kilos, "kg", grams, "g")
            """,
            """
            kilos, grams = divmod(int(input()), 1000)
            parts = []
            if kilos > 0:
                parts.append(f"{kilos} kg")
            if grams > 0:
                parts.append(f"{grams} g")
            print(" ".join(parts))
            """,
            """
            kilos, grams = divmod(int(input()), 1000)
            text = f"{kilos} kg " if kilos else ""
            text += f"{grams} g" if grams else ""
            print(text.strip())
            """,
        ],
        inputs=[lines(weight) for weight in weights],
        difficulty="introductory",
        examples=2,
    )


@family("hiking-map")
def hiking_map(rng: Random) -> Draft:
    maps = [(85, 25000), (1, 1000), (1, 999000), (300, 100000), (40, 25000), (39, 25000), (2, 500000), (999, 1000)]
    maps += [(1000, 1000), (1001, 1000), (500, 2000), (2000, 1000000)]
    maps += [(rng.randint(1, 2000), 1000 * rng.randint(1, 500)) for _ in range(3)]
    return Draft(
        question="""
            On a map of the scale 1 : s a millimetre stands for s millimetres outside. Vera measures a path on the map.
            How long is it outside?

            -----Input-----
            One line with the length on the map in millimetres (1 to 2000) and s, a multiple of 1000 from 1000 to
            1000000.

            -----Output-----
            Print the whole kilometres and the metres that are left.
            """,
        references=[
            """
            length, scale = map(int, input().split())
            metres = length * scale // 1000
            print(metres // 1000, metres % 1000)
            """,
            """
            length, scale = map(int, input().split())
            kilometres, rest = divmod(length * scale, 1000000)
            print(kilometres, rest // 1000)
            """,
        ],
        inputs=[lines(one) for one in maps],
        difficulty="introductory",
    )


@family("race-clock")
def race_clock(rng: Random) -> list[Draft]:
    runs = [3725, 0, 1, 59, 60, 61, 3599, 3600, 3601, 35999, 36000, 359999, rng.randint(4000, 35000)]
    written = [f"{s // 3600}:{s // 60 % 60:02}:{s % 60:02}" for s in runs]
    return [
        Draft(
            question="""
                A race clock counts seconds and shows hours, minutes and seconds like 1:02:05. Minutes and seconds
                always have two digits, the hours have no leading zero.

                -----Input-----
                One line with the seconds, an integer from 0 to 359999.

                -----Output-----
                Print what the clock shows.
                """,
            references=[
                """
                seconds = int(input())
                hours = seconds // 3600
                minutes = seconds % 3600 // 60
                seconds %= 60
                print(f"{hours}:{minutes:02d}:{seconds:02d}")
                """,
                """
                minutes, s = divmod(int(input()), 60)
                h, m = divmod(minutes, 60)
                print(str(h) + ":" + str(m).zfill(2) + ":" + str(s).zfill(2))
                """,
            ],
            inputs=[lines(run) for run in runs],
            difficulty="introductory",
        ),
        Draft(
            question="""
                The time of a runner is written as hours, minutes and seconds like 1:02:05. How many seconds are that?

                -----Input-----
                One line with the time: the hours from 0 to 99 without leading zero, minutes and seconds with two digits
                each from 00 to 59.

                -----Output-----
                Print the seconds.
                """,
            references=[
                """
                h, m, s = map(int, input().split(":"))
                print(h * 3600 + m * 60 + s)
                """,
                """
                seconds = 0
                for part in input().strip().split(":"):
                    seconds = seconds * 60 + int(part)
                print(seconds)
                """,
                """
                time = input().strip()
                hours = int(time[:-6])
                minutes = int(time[-5:-3])
                print((hours * 60 + minutes) * 60 + int(time[-2:]))
                """,
            ],
            inputs=[lines(time) for time in written],
            difficulty="introductory",
        ),
    ]


@family("running-pace")
def running_pace(rng: Random) -> Draft:
    calls = [[5000, 1630], [1000, 245], [100, 1], [100, 6], [42195, 10800], [1000, 59], [1000, 60], [1000, 61]]
    calls += [[50000, 36000], [100, 36000], [3000, 1799], [2500, 610]]
    calls += [[rng.randint(100, 50000), rng.randint(1, 36000)] for _ in range(2)]
    return Draft(
        question="""
            Runners give their pace as minutes and seconds for a kilometre, like `5:26`. Write a function
            `pace(metres, seconds)` that returns this text for a run. Parts of a second are dropped, the seconds have
            two digits, the minutes no leading zero.

            100 <= metres <= 50000 and 1 <= seconds <= 36000.
            """,
        references=[
            """
            def pace(metres, seconds):
                each = seconds * 1000 // metres
                return f"{each // 60}:{each % 60:02d}"
            """,
            """
            def pace(metres, seconds):
                minutes, rest = divmod(1000 * seconds // metres, 60)
                text = str(rest)
                if rest < 10:
                    text = "0" + text
                return str(minutes) + ":" + text
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="pace",
        starter_code="def pace(metres, seconds):\n",
    )


@family("wind-words")
def wind_words(rng: Random) -> Draft:
    speeds = [14, 0, 1, 5, 6, 19, 20, 38, 39, 61, 62, 102, 103, 250, rng.randint(63, 100), rng.randint(21, 37)]
    return Draft(
        question="""
            A sailing club names the wind by its speed in km/h: `calm` below 6, `breeze` from 6 to 19, `fresh` from 20
            to 38, `strong` from 39 to 61, `gale` from 62 to 102 and `storm` above. Write a function `wind_word(speed)`
            that returns the name.

            0 <= speed <= 250.
            """,
        references=[
            """
            def wind_word(speed):
                if speed < 6:
                    return "calm"
                if speed < 20:
                    return "breeze"
                if speed < 39:
                    return "fresh"
                if speed < 62:
                    return "strong"
                if speed < 103:
                    return "gale"
                return "storm"
            """,
            """
            def wind_word(speed):
                names = ["calm", "breeze", "fresh", "strong", "gale", "storm"]
                level = 0
                for start in (6, 20, 39, 62, 103):
                    if speed >= start:
                        level += 1
                return names[level]
            """,
            """
            from bisect import bisect_right


            def wind_word(speed):
                starts = [6, 20, 39, 62, 103]
                names = "calm breeze fresh strong gale storm".split()
                return names[bisect_right(starts, speed)]
            """,
        ],
        inputs=[[speed] for speed in speeds],
        difficulty="introductory",
        fn_name="wind_word",
        starter_code="def wind_word(speed):\n",
    )


@family("bakers-shelf")
def bakers_shelf(rng: Random) -> list[Draft]:
    weeks = [(100, 30, [50, 20, 130, 0]), (10, 5, [0]), (10, 10, [10]), (10, 1, [11]), (50, 20, [20, 20, 20])]
    weeks += [(5, 10, [5, 4, 20]), (1000, 1, [1000] * 40), (1, 1, [0, 1, 2, 0]), (30, 10, [25, 30, 25])]
    weeks += [(20, 10, [9, 10, 11, 8, 1]), (20, 10, [15, 5, 4, 6])]
    weeks += [(rng.randint(50, 300), rng.randint(40, 80), integers(rng, n, 0, 100)) for n in (6, 20, 40)]
    inputs = [lines([len(fresh), size, wanted], fresh) for size, wanted, fresh in weeks]
    tale = (
        "Every morning a baker puts fresh loaves on a shelf for s loaves; what finds no room goes to a school. On the "
        "day u loaves are wanted. If there are fewer, all are sold. What is left stays for the next day."
    )
    form = (
        "The first line holds the number of days n (1 <= n <= 40), s and u (1 to 1000 each), the second the n numbers "
        "of fresh loaves (0 to 1000). The shelf is empty at first."
    )
    return [
        Draft(
            question=f"""
                {tale} How many go to the school?

                -----Input-----
                {form}

                -----Output-----
                Print the number of loaves.
                """,
            references=[
                """
                n, size, wanted = map(int, input().split())
                loaves = 0
                given = 0
                for fresh in map(int, input().split()):
                    loaves += fresh
                    if loaves > size:
                        given += loaves - size
                        loaves = size
                    loaves -= min(wanted, loaves)
                print(given)
                """,
                """
                n, size, wanted = map(int, input().split())
                given = 0
                room = size
                for word in input().split():
                    fresh = int(word)
                    given += max(0, fresh - room)
                    room = max(0, room - fresh)
                    room = min(size, room + wanted)
                print(given)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                {tale} On how many days are there too few?

                -----Input-----
                {form}

                -----Output-----
                Print the number of days on which fewer loaves are on the shelf than are wanted.
                """,
            references=[
                """
                n, size, wanted = map(int, input().split())
                loaves = 0
                days = 0
                for fresh in map(int, input().split()):
                    loaves = min(size, loaves + fresh)
                    if loaves < wanted:
                        days += 1
                        loaves = 0
                    else:
                        loaves -= wanted
                print(days)
                """,
                """
                import sys

                n, size, wanted, *fresh = map(int, sys.stdin.read().split())
                left = [0]
                for loaves in fresh:
                    left.append(min(size, max(0, left[-1]) + loaves) - wanted)
                print(sum(x < 0 for x in left))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]
