"""Train families about keys that are pressed, rooms and zones that are looked up, bells and crosses."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("tower-bell")
def tower_bell(rng: Random) -> Draft:
    hours = [(10, 14), (0, 0), (12, 12), (0, 23), (1, 1), (11, 12), (12, 13), (13, 13), (23, 23), (0, 1), (11, 11)]
    hours += [(rng.randint(0, 9), rng.randint(15, 23)), (22, 23)]
    return Draft(
        question="""
            The bell of a tower strikes at every full hour: once at 1 o'clock, twice at 2 o'clock and so on, twelve
            times at noon. Then it begins again: at 13 o'clock it strikes once, at 23 o'clock eleven times, and at 0
            o'clock, at midnight, twelve times. How often does it strike from hour a to hour b of a day, both included?

            -----Input-----
            One line with a and b (0 <= a <= b <= 23).

            -----Output-----
            Print the number of strokes.
            """,
        references=[
            """
            a, b = map(int, input().split())
            strokes = 0
            for hour in range(a, b + 1):
                if hour % 12 == 0:
                    strokes += 12
                else:
                    strokes += hour % 12
            print(strokes)
            """,
            """
            a, b = map(int, input().split())
            bell = [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] * 2
            print(sum(bell[a : b + 1]))
            """,
            """
            a, b = map(int, input().split())
            print(sum((hour - 1) % 12 + 1 for hour in range(a, b + 1)))
            """,
        ],
        inputs=[lines(pair) for pair in hours],
        difficulty="introductory",
    )


@family("tv-remote")
def tv_remote(rng: Random) -> Draft:
    cases = [(5, "uuud+-"), (1, "u"), (1, "d"), (3, "d"), (3, "uuu"), (3, "uudd"), (9, "+++++++"), (9, "------")]
    cases += [(9, "-----+"), (9, "+++++-"), (20, "ud" * 15), (2, "d+u-"), (20, "u" * 19), (20, "d" * 19 + "+" * 6)]
    cases += [(n, "".join(rng.choice("uudd++-") for _ in range(count))) for n, count in ((7, 25), (4, 60))]
    return Draft(
        question="""
            A television shows channel 1 at volume 5. The key u goes one channel up, d one down; after the last channel
            n comes channel 1, and before channel 1 comes channel n. The key + makes it louder by 1, - softer by 1, but
            the volume stays between 0 and 10. What is set in the end?

            -----Input-----
            The first line holds n (1 <= n <= 20), the second the keys: 1 to 60 signs u, d, + and -, without blanks.

            -----Output-----
            Print the channel and the volume.
            """,
        references=[
            """
            n = int(input())
            channel = 1
            volume = 5
            for key in input().strip():
                if key == "u":
                    channel = channel + 1 if channel < n else 1
                elif key == "d":
                    channel = channel - 1 if channel > 1 else n
                elif key == "+":
                    volume = min(10, volume + 1)
                else:
                    volume = max(0, volume - 1)
            print(channel, volume)
            """,
            """
            n = int(input())
            keys = input().strip()
            channel = (keys.count("u") - keys.count("d")) % n + 1
            volume = 5
            for key in keys:
                if key == "+" and volume < 10:
                    volume += 1
                if key == "-" and volume > 0:
                    volume -= 1
            print(channel, volume)
            """,
        ],
        inputs=[lines(n, keys) for n, keys in cases],
        difficulty="introductory",
    )


@family("cross-in-a-table")
def cross_in_a_table(rng: Random) -> Draft:
    table = [[3, 1, 4], [1, 5, 9], [2, 6, 5]]
    cases = [(table, 1, 2), ([[7]], 0, 0), ([[1, 2, 3]], 0, 1), ([[1], [2], [3]], 2, 0), (table, 0, 0), (table, 2, 2)]
    cases += [([[0, 0], [0, 9]], 0, 0), ([[0, 0], [0, 9]], 1, 1), ([[99] * 8] * 8, 3, 4)]
    for rows, columns in ((2, 5), (6, 3), (8, 8)):
        grid = [integers(rng, columns, 0, 99) for _ in range(rows)]
        cases.append((grid, rng.randrange(rows), rng.randrange(columns)))
    return Draft(
        question="""
            A gardener stands in a field of trees and hears the birds in all trees of her row and of her column. Write a
            function `birds(field, row, column)` that returns how many birds that are. The tree at which she stands
            counts once.

            The field is a list of 1 to 8 equally long rows with 1 to 8 integers from 0 to 99, the birds in each tree.
            row and column are counted from 0.
            """,
        references=[
            """
            def birds(field, row, column):
                total = sum(field[row])
                for i in range(len(field)):
                    if i != row:
                        total += field[i][column]
                return total
            """,
            """
            def birds(field, row, column):
                return sum(field[row]) + sum(line[column] for line in field) - field[row][column]
            """,
            """
            def birds(field, row, column):
                count = 0
                for y, line in enumerate(field):
                    for x, number in enumerate(line):
                        if y == row or x == column:
                            count += number
                return count
            """,
        ],
        inputs=[list(case) for case in cases],
        difficulty="introductory",
        fn_name="birds",
        starter_code="def birds(field, row, column):\n",
    )


@family("parcel-zones")
def parcel_zones(rng: Random) -> Draft:
    cases = [([(100, 199, 4), (300, 349, 7), (200, 250, 5)], [120, 200, 280, 349]), ([(5, 5, 9)], [4, 5, 6])]
    cases += [([(1, 9999, 1)], [1, 9999]), ([(2, 9998, 3)], [1, 2, 9998, 9999]), ([(10, 19, 2), (20, 29, 2)], [19, 20])]
    cases += [([(20, 29, 8), (10, 19, 1)], [10, 29, 30, 9]), ([(1, 1, 99), (3, 3, 98)], [3, 2, 1, 2])]
    cases += [([(7, 8, 50)], [8] * 20), ([(7, 8, 50)], [7])]
    for count, questions in ((4, 10), (10, 20), (10, 20)):
        ends = sorted(rng.sample(range(1, 10000), 2 * count))
        zones = [(low, high, rng.randint(1, 99)) for low, high in zip(ends[::2], ends[1::2], strict=True)]
        rng.shuffle(zones)
        asked = [rng.choice(zones)[rng.randrange(2)] + rng.randint(0, 1) for _ in range(questions - 2)]
        cases.append((zones, [*asked, *integers(rng, 2, 1, 9999)]))
    return Draft(
        question="""
            A parcel service has zones: postcodes from a to b, both included, belong to one zone with one price. What do
            parcels to some postcodes cost?

            -----Input-----
            The first line holds the numbers of zones n and of parcels m (1 <= n <= 10, 1 <= m <= 20). Each of the next
            n lines holds a, b and the price (1 <= a <= b <= 9999, price 1 to 99). No postcode is in two zones. The last
            line holds the m postcodes, from 1 to 10000.

            -----Output-----
            For each parcel print a line with its price, or NO DELIVERY for a postcode without a zone.
            """,
        references=[
            """
            n, m = map(int, input().split())
            zones = [tuple(map(int, input().split())) for _ in range(n)]
            for code in map(int, input().split()):
                answer = "NO DELIVERY"
                for a, b, price in zones:
                    if a <= code <= b:
                        answer = price
                print(answer)
            """,
            """
            n, m = map(int, input().split())
            prices = {}
            for _ in range(n):
                a, b, price = map(int, input().split())
                for code in range(a, b + 1):
                    prices[code] = price
            for code in map(int, input().split()):
                print(prices.get(code, "NO DELIVERY"))
            """,
            """
            from bisect import bisect_right

            n, m = map(int, input().split())
            zones = sorted(list(map(int, input().split())) for _ in range(n))
            starts = [zone[0] for zone in zones]
            for code in map(int, input().split()):
                i = bisect_right(starts, code) - 1
                if i >= 0 and code <= zones[i][1]:
                    print(zones[i][2])
                else:
                    print("NO DELIVERY")
            """,
        ],
        inputs=[lines([len(zones), len(codes)], *zones, codes) for zones, codes in cases],
        difficulty="interview",
    )


@family("cursor-in-a-line")
def cursor_in_a_line(rng: Random) -> Draft:
    texts = [
        "bod<<<a>>#",
        "",
        "a",
        "#",
        "<",
        ">",
        "ab<c",
        "ab<<c",
        "ab<<<c>d",
        "ab<#",
        "ab<<#c",
        "a>b",
        "abc###d",
        "ab#<c>>d",
    ]
    texts += ["".join(rng.choice("abcd<<>#") for _ in range(n)) for n in (20, 60, 100)]
    return Draft(
        question="""
            A cursor stands in a line of text that is empty at first. A letter is written at the cursor, which then
            stands behind it; letters to the right move on. `<` takes the cursor one letter to the left, `>` one to the
            right, and `#` deletes the letter left of the cursor. A key that is not possible does nothing. Write a
            function `line(keys)` that returns the text in the end.

            The keys are a text of 0 to 100 signs: lower-case letters, <, > and #.
            """,
        references=[
            """
            def line(keys):
                text = ""
                cursor = 0
                for key in keys:
                    if key == "<":
                        cursor = max(0, cursor - 1)
                    elif key == ">":
                        cursor = min(len(text), cursor + 1)
                    elif key == "#":
                        if cursor > 0:
                            text = text[: cursor - 1] + text[cursor:]
                            cursor -= 1
                    else:
                        text = text[:cursor] + key + text[cursor:]
                        cursor += 1
                return text
            """,
            """
            def line(keys):
                left = []
                right = []
                for key in keys:
                    if key == "<":
                        if left:
                            right.append(left.pop())
                    elif key == ">":
                        if right:
                            left.append(right.pop())
                    elif key == "#":
                        if left:
                            left.pop()
                    else:
                        left.append(key)
                return "".join(left + right[::-1])
            """,
        ],
        inputs=[[text] for text in texts],
        difficulty="interview",
        fn_name="line",
        starter_code="def line(keys):\n",
    )


@family("smallest-free-locker")
def smallest_free_locker(rng: Random) -> Draft:
    days = [["in ana", "in bo", "out ana", "in cy", "in dan"], ["in a"], ["in a", "out a", "in a"]]
    days += [["in a", "in b", "in c"], ["in a", "in b", "in c", "out c", "out a", "in d", "in e", "in f"]]
    days += [["in a", "in b", "out b", "in c", "out a", "in b"], ["in a", "in b", "out b", "out a", "in c", "in d"]]
    days += [["in a", "in b", "in c", "in d", "out b", "out c", "in e", "in f", "in g"], ["in x", "out x"]]
    for count in (15, 40, 60):
        inside: list[str] = []
        day = []
        for number in range(count):
            if inside and rng.randrange(5) < 2:
                day.append(f"out {inside.pop(rng.randrange(len(inside)))}")
            else:
                inside.append(f"{rng.choice('bdfk')}{'aeio'[number % 4]}{'lmnrst'[number % 6]}{'uvwxyz'[number // 12]}")
                day.append(f"in {inside[-1]}")
        days.append(day)
    return Draft(
        question="""
            The lockers of a swimming pool are numbered 1, 2, 3 and so on. Whoever comes in takes the free locker with
            the smallest number; whoever goes out leaves his free. Which locker does everybody take?

            -----Input-----
            The first line holds n (1 <= n <= 60). Each of the next n lines is `in` or `out` and a name of 1 to 4
            lower-case letters, in the order of time. Names of people inside differ, and only they go out.

            -----Output-----
            For each `in` print a line with the number of the locker.
            """,
        references=[
            """
            n = int(input())
            locker_of = {}
            for _ in range(n):
                way, name = input().split()
                if way == "in":
                    locker = 1
                    while locker in locker_of.values():
                        locker += 1
                    locker_of[name] = locker
                    print(locker)
                else:
                    del locker_of[name]
            """,
            """
            import heapq

            n = int(input())
            free = list(range(1, n + 1))
            taken = {}
            for _ in range(n):
                way, name = input().split()
                if way == "in":
                    taken[name] = heapq.heappop(free)
                    print(taken[name])
                else:
                    heapq.heappush(free, taken.pop(name))
            """,
            """
            import sys

            lockers = []
            for line in sys.stdin.read().splitlines()[1:]:
                way, name = line.split()
                if way == "out":
                    lockers[lockers.index(name)] = None
                    continue
                if None not in lockers:
                    lockers.append(None)
                place = lockers.index(None)
                lockers[place] = name
                print(place + 1)
            """,
        ],
        inputs=[lines(len(day), *day) for day in days],
        difficulty="interview",
    )
