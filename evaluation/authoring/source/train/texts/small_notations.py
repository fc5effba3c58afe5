"""Small notations read and written: times, versions, pages, lengths, colours, formulas."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


@family("time-notes")
def time_notes(rng: Random) -> list[Draft]:
    albums = [["3:07", "4:58"], ["0:00"], ["0:59"], ["0:30", "0:30"], ["0:30", "0:29"], ["59:59"] * 20, ["1:05"]]
    albums += [[f"{rng.randint(0, 59)}:{rng.randint(0, 59):02d}" for _ in range(n)] for n in (2, 3, 5, 10, 20)]
    plans = [["2h5m", "40m", "1h"], ["0m"], ["1h"], ["1m"], ["99h59m"], ["10h", "10m"], ["1h1m"] * 20, ["60m", "90m"]]
    for n in (1, 3, 6, 12, 20):
        plan = []
        for _ in range(n):
            hours, minutes = f"{rng.randint(0, 99)}h", f"{rng.randint(0, 99)}m"
            plan.append(rng.choice([hours, minutes, hours + minutes]))
        plans.append(plan)
    return [
        Draft(
            question="""
                An album lists how long its songs are, in minutes and seconds: 3:07 is 3 minutes and 7 seconds. How long
                is the album?

                -----Input-----
                The first line holds the number of songs n (1 <= n <= 20). Each of the next n lines holds a length from
                0:00 to 59:59; the seconds have two digits.

                -----Output-----
                Print the length of the album in the same notation. The minutes may be more than 59.
                """,
            references=[
                """
                n = int(input())
                total = 0
                for _ in range(n):
                    minutes, seconds = map(int, input().split(":"))
                    total += 60 * minutes + seconds
                print(f"{total // 60}:{total % 60:02d}")
                """,
                """
                import sys

                minutes = seconds = 0
                for song in sys.stdin.read().split()[1:]:
                    m, s = song.split(":")
                    minutes += int(m)
                    seconds += int(s)
                minutes += seconds // 60
                print(minutes, str(seconds % 60).zfill(2), sep=":")
                """,
            ],
            inputs=[lines(len(songs), *songs) for songs in albums],
            difficulty="introductory",
        ),
        Draft(
            question="""
                A carpenter notes working times like 2h5m, 40m or 1h: hours, minutes, or hours and then minutes. How
                many minutes are they in all?

                -----Input-----
                One line with 1 to 20 times, separated by blanks. Each number in them is an integer from 0 to 99.

                -----Output-----
                Print the sum in minutes.
                """,
            references=[
                """
                total = 0
                for time in input().split():
                    number = 0
                    for c in time:
                        if c == "h":
                            total += 60 * number
                            number = 0
                        elif c == "m":
                            total += number
                        else:
                            number = 10 * number + int(c)
                print(total)
                """,
                """
                def minutes(time):
                    hours = 0
                    if "h" in time:
                        before, time = time.split("h")
                        hours = int(before)
                    rest = int(time[:-1]) if time else 0
                    return 60 * hours + rest


                print(sum(minutes(time) for time in input().split()))
                """,
                """
                import re

                line = input()
                hours = re.findall("([0-9]+)h", line)
                minutes = re.findall("([0-9]+)m", line)
                print(60 * sum(map(int, hours)) + sum(map(int, minutes)))
                """,
            ],
            inputs=[lines(plan) for plan in plans],
            difficulty="interview",
        ),
    ]


@family("version-numbers")
def version_numbers(rng: Random) -> list[Draft]:
    pairs = [["1.9.2", "1.10"], ["1", "1.0"], ["1.0", "1"], ["2", "1.99.99"], ["1.0.1", "1"], ["1", "1.0.0.1"]]
    pairs += [["0", "0"], ["3.2", "3.2"], ["9", "10"], ["1.2.3.4", "1.2.3.5"], ["5.0.0", "5.0"], ["0.10", "0.9.9"]]
    for _ in range(2):
        pairs.append([".".join(str(rng.randint(0, 12)) for _ in range(rng.randint(1, 4))) for _ in range(2)])
    releases = [["1.4.9", "minor"], ["1.4.9", "major"], ["1.4.9", "patch"], ["0.0.0", "patch"], ["0.0.0", "minor"]]
    releases += [["0.0.0", "major"], ["9.9.9", "major"], ["9.9.9", "minor"], ["99.99.99", "patch"]]
    for kind in ("major", "minor", "patch"):
        releases.append([".".join(str(rng.randint(0, 99)) for _ in range(3)), kind])
    return [
        Draft(
            question="""
                Versions like 1.9.2 are compared number by number from the left, and missing numbers count as 0: 1.10 is
                newer than 1.9.2. Write a function `newer(a, b)` that returns the newer version as it is written;
                when neither is newer, it returns a.

                A version has 1 to 4 integers from 0 to 99 without leading zeros, separated by dots.
                """,
            references=[
                """
                def newer(a, b):
                    first = [int(part) for part in a.split(".")]
                    second = [int(part) for part in b.split(".")]
                    first += [0] * (4 - len(first))
                    second += [0] * (4 - len(second))
                    return b if second > first else a
                """,
                """
                from itertools import zip_longest


                def newer(a, b):
                    for x, y in zip_longest(a.split("."), b.split("."), fillvalue="0"):
                        if int(x) > int(y):
                            return a
                        if int(x) < int(y):
                            return b
                    return a
                """,
            ],
            inputs=pairs,
            difficulty="interview",
            fn_name="newer",
            starter_code="def newer(a, b):\n",
            examples=2,
        ),
        Draft(
            question="""
                A program has versions of three numbers, like 1.4.9. A "major" change adds 1 to the first number, a
                "minor" one to the second, a "patch" to the third, and all numbers behind the changed one become 0.
                Write a function `next_version(version, change)` that returns the next version.

                The numbers are integers from 0 to 99 without leading zeros.
                """,
            references=[
                """
                def next_version(version, change):
                    numbers = [int(part) for part in version.split(".")]
                    place = ["major", "minor", "patch"].index(change)
                    numbers[place] += 1
                    for i in range(place + 1, 3):
                        numbers[i] = 0
                    return ".".join(map(str, numbers))
                """,
                """
                def next_version(version, change):
                    major, minor, patch = map(int, version.split("."))
                    if change == "major":
                        return f"{major + 1}.0.0"
                    if change == "minor":
                        return f"{major}.{minor + 1}.0"
                    return f"{major}.{minor}.{patch + 1}"
                """,
            ],
            inputs=releases,
            difficulty="interview",
            fn_name="next_version",
            starter_code="def next_version(version, change):\n",
        ),
    ]


@family("plane-seat")
def plane_seat(rng: Random) -> Draft:
    seats = ["12F", "1A", "1B", "9C", "10D", "30E", "30F", "7D", "11A", "19C", "20B"]
    seats += [f"{row}{rng.choice('ABCDEF')}" for row in rng.sample(range(12, 30), 3)]
    return Draft(
        question="""
            Seats on a plane are named by the number of the row and a letter from A to F. Seats A and F are at a window,
            C and D at the aisle, B and E in the middle.

            -----Input-----
            One line with a seat like 12F. The row is an integer from 1 to 30.

            -----Output-----
            Print the row and, after a blank, `window`, `aisle` or `middle`.
            """,
        references=[
            """
            seat = input().strip()
            row = seat[:-1]
            letter = seat[-1]
            if letter in "AF":
                print(row, "window")
            elif letter in "CD":
                print(row, "aisle")
            else:
                print(row, "middle")
            """,
            """
            seat = input().strip()
            kinds = {"A": "window", "B": "middle", "C": "aisle", "D": "aisle", "E": "middle", "F": "window"}
            print(seat[:-1], kinds[seat[-1]])
            """,
            """
            seat = input().strip()
            kinds = ["window", "middle", "aisle", "aisle", "middle", "window"]
            print(seat[: len(seat) - 1] + " " + kinds["ABCDEF".index(seat[-1])])
            """,
        ],
        inputs=[lines(seat) for seat in seats],
        difficulty="introductory",
    )


@family("printed-pages")
def printed_pages(rng: Random) -> list[Draft]:
    chosen = [[1, 2, 3, 7, 9, 10], [5], [1, 2], [1, 3], [1, 2, 3], [99, 100], [1, 3, 5], [1, 2, 4, 5, 100]]
    chosen += [list(range(1, 61))] + [sorted(rng.sample(range(1, n + 5), n)) for n in (4, 8, 20, 40)]
    wishes = ["1-3,7,9-10", "5", "1-2", "100", "99-100", "1,3,5", "4,6-8", "1-100", "10-11,13-14,16"]
    for n in (2, 4, 7):
        ends = sorted(rng.sample(range(1, 101), 2 * n))
        wishes.append(
            ",".join(f"{a}-{b}" if rng.randint(0, 2) else str(a) for a, b in zip(ends[::2], ends[1::2], strict=True))
        )
    return [
        Draft(
            question="""
                A printer is told which pages to print, like `1-3,7,9-10`: parts with a comma between two parts, each a
                page or a range of pages. Write a function `pages(wish)` that returns the list of the pages to print.

                There are 1 to 10 parts with pages from 1 to 100 in ascending order. No page occurs twice, and a
                range has at least two pages.
                """,
            references=[
                """
                def pages(wish):
                    result = []
                    for part in wish.split(","):
                        if "-" in part:
                            first, last = part.split("-")
                            result += range(int(first), int(last) + 1)
                        else:
                            result.append(int(part))
                    return result
                """,
                """
                def pages(wish):
                    result = []
                    for part in wish.split(","):
                        ends = [int(page) for page in part.split("-")]
                        for page in range(ends[0], ends[-1] + 1):
                            result.append(page)
                    return result
                """,
            ],
            inputs=[[wish] for wish in wishes],
            difficulty="interview",
            fn_name="pages",
            starter_code="def pages(wish):\n",
        ),
        Draft(
            question="""
                A list of pages is written in short: two or more pages in a row become a range like `9-10`, other pages
                stand alone, and a comma is put between two parts. Write a function `short_list(pages)` that returns
                this text; every range is as long as possible.

                The list holds 1 to 60 different integers from 1 to 100 in ascending order.
                """,
            references=[
                """
                def short_list(pages):
                    parts = []
                    i = 0
                    while i < len(pages):
                        j = i
                        while j + 1 < len(pages) and pages[j + 1] == pages[j] + 1:
                            j += 1
                        if i == j:
                            parts.append(str(pages[i]))
                        else:
                            parts.append(f"{pages[i]}-{pages[j]}")
                        i = j + 1
                    return ",".join(parts)
                """,
                """
                def short_list(pages):
                    ranges = []
                    for page in pages:
                        if ranges and ranges[-1][1] == page - 1:
                            ranges[-1][1] = page
                        else:
                            ranges.append([page, page])
                    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
                """,
            ],
            inputs=[[pages] for pages in chosen],
            difficulty="interview",
            fn_name="short_list",
            starter_code="def short_list(pages):\n",
        ),
    ]


@family("checked-claims")
def checked_claims(rng: Random) -> Draft:
    claims = ["17<20", "5<5", "5=5", "5>5", "9<10", "10<9", "9>10", "10>9", "100=10", "0=0", "0<1", "1000>999"]
    claims += [f"{rng.randint(0, 1000)}{sign}{rng.randint(0, 1000)}" for sign in "<>"]
    return Draft(
        question="""
            A pupil writes claims like 17<20 on the board. Is the claim right?

            -----Input-----
            One line with an integer, one of the signs <, = and >, and another integer, without blanks. Both integers
            lie between 0 and 1000.

            -----Output-----
            Print `right` or `wrong`.
            """,
        references=[
            """
            claim = input().strip()
            if "<" in claim:
                a, b = map(int, claim.split("<"))
                right = a < b
            elif ">" in claim:
                a, b = map(int, claim.split(">"))
                right = a > b
            else:
                a, b = map(int, claim.split("="))
                right = a == b
            print("right" if right else "wrong")
            """,
            """
            claim = input().strip()
            for sign in "<=>":
                if sign in claim:
                    a, b = map(int, claim.split(sign))
                    true_sign = "<" if a < b else ">" if a > b else "="
                    print("right" if sign == true_sign else "wrong")
            """,
        ],
        inputs=[lines(claim) for claim in claims],
        difficulty="introductory",
    )


@family("lengths-with-units")
def lengths_with_units(rng: Random) -> Draft:
    rods = [["5cm", "12mm", "2m"], ["1mm"], ["1cm"], ["1m"], ["999m"] * 20, ["10mm", "10cm"], ["3m", "3m"]]
    rods += [[f"{rng.randint(1, 999)}{rng.choice(['mm', 'cm', 'm'])}" for _ in range(n)] for n in (2, 5, 10, 20)]
    return Draft(
        question="""
            Rods are laid end to end. Each length is written with its unit: 5cm, 12mm or 2m. How many millimetres do
            they reach?

            -----Input-----
            One line with 1 to 20 lengths, separated by blanks. A length is an integer from 1 to 999 and the unit mm, cm
            or m.

            -----Output-----
            Print the sum in millimetres.
            """,
        references=[
            """
            total = 0
            for rod in input().split():
                if rod.endswith("mm"):
                    total += int(rod[:-2])
                elif rod.endswith("cm"):
                    total += 10 * int(rod[:-2])
                else:
                    total += 1000 * int(rod[:-1])
            print(total)
            """,
            """
            line = input()
            line = line.replace("mm", "*1").replace("cm", "*10").replace("m", "*1000")
            total = 0
            for rod in line.split():
                number, unit = rod.split("*")
                total += int(number) * int(unit)
            print(total)
            """,
            """
            def millimetres(rod):
                number = rod.rstrip("cm")
                unit = rod[len(number) :]
                return int(number) * {"mm": 1, "cm": 10, "m": 1000}[unit]


            print(sum(map(millimetres, input().split())))
            """,
        ],
        inputs=[lines(rod) for rod in rods],
        difficulty="introductory",
    )


@family("mail-address")
def mail_address(rng: Random) -> Draft:
    mails = ["ida@post.org", "ida.post.org", "", "@", "@a.b", "a@.b", "a@b.", "a@b", "a@b.c", "a@@b.c", "a@b@c.d"]
    mails += ["a.b@c", "a@..b", "a@b.c@d"]
    return Draft(
        question="""
            A form accepts a mail address only if it has exactly one `@`, at least one character before it, and behind
            it a text with a dot that is neither the first nor the last character of that text. Write a function
            `accepted(address)` that returns whether it does.

            The address has 0 to 40 characters: lower-case letters, dots and `@`.
            """,
        references=[
            """
            def accepted(address):
                if address.count("@") != 1:
                    return False
                name, place = address.split("@")
                return len(name) > 0 and "." in place[1:-1]
            """,
            """
            def accepted(address):
                parts = address.split("@")
                if len(parts) != 2 or parts[0] == "":
                    return False
                place = parts[1]
                for i in range(1, len(place) - 1):
                    if place[i] == ".":
                        return True
                return False
            """,
            """
            import re


            def accepted(address):
                return re.fullmatch(r"[^@]+@[^@]+[.][^@]+", address) is not None
            """,
        ],
        inputs=[[mail] for mail in mails],
        difficulty="introductory",
        fn_name="accepted",
        starter_code="def accepted(address):\n",
        examples=2,
    )


@family("colour-code")
def colour_code(rng: Random) -> Draft:
    codes = ["#ff8000", "#000000", "#ffffff", "#010203", "#102030", "#0a0b0c", "#a0b0c0", "#99aa09", "#9f0ff0"]
    codes += ["#" + "".join(rng.choice("0123456789abcdef") for _ in range(6)) for _ in range(4)]
    return Draft(
        question="""
            A web page writes a colour as `#` and six digits: two each for red, green and blue. The digits count to 15:
            after 9 come a for 10, b for 11 and so on up to f for 15, and the first of two digits counts 16 times.
            So ff is 15 * 16 + 15 = 255. Write a function `shares(colour)` that returns the list of the three numbers.

            The colour is written with the digits 0 to 9 and the letters a to f.
            """,
        references=[
            """
            def shares(colour):
                return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
            """,
            """
            def shares(colour):
                digits = "0123456789abcdef"
                result = []
                for i in range(1, 7, 2):
                    high = digits.index(colour[i])
                    low = digits.index(colour[i + 1])
                    result.append(16 * high + low)
                return result
            """,
        ],
        inputs=[[code] for code in codes],
        difficulty="interview",
        fn_name="shares",
        starter_code="def shares(colour):\n",
    )


@family("atoms-in-a-formula")
def atoms_in_a_formula(rng: Random) -> Draft:
    formulas = ["C2H5OH", "H", "He", "O2", "H10", "NaCl", "HHe", "CO2", "Co2", "C12H22O11", "H999", "HOHOH3"]
    symbols = ["H", "He", "C", "Ca", "O", "N", "Na", "Cl", "S"]
    for n in (4, 10):
        formulas.append("".join(rng.choice(symbols) + rng.choice(["", str(rng.randint(2, 99))]) for _ in range(n)))
    return Draft(
        question="""
            A formula like C2H5OH lists atoms: a symbol is a capital, perhaps with one small letter, and a number behind
            it says how many such atoms there are; without a number it is one. Write the number of atoms of each kind.

            -----Input-----
            One line with a formula of 1 to 60 characters. Numbers lie between 2 and 999 and have no leading zeros.

            -----Output-----
            For each different symbol, in alphabetical order, print a line with the symbol and its number of atoms.
            """,
        references=[
            """
            formula = input().strip()
            atoms = {}
            i = 0
            while i < len(formula):
                symbol = formula[i]
                i += 1
                if i < len(formula) and formula[i].islower():
                    symbol += formula[i]
                    i += 1
                number = ""
                while i < len(formula) and formula[i].isdigit():
                    number += formula[i]
                    i += 1
                atoms[symbol] = atoms.get(symbol, 0) + int(number or "1")
            for symbol in sorted(atoms):
                print(symbol, atoms[symbol])
            """,
            """
            import re

            atoms = {}
            for symbol, number in re.findall("([A-Z][a-z]?)([0-9]*)", input()):
                count = int(number) if number else 1
                atoms[symbol] = atoms.get(symbol, 0) + count
            for symbol, count in sorted(atoms.items()):
                print(symbol, count)
            """,
        ],
        inputs=[lines(formula) for formula in formulas],
        difficulty="interview",
    )
