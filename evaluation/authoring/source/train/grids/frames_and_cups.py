"""Train families about frames, candles, cups, cubes and other things that are counted in a few lines."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("photo-in-frame")
def photo_in_frame(rng: Random) -> Draft:
    cases = [(10, 15, 20, 12), (5, 5, 5, 5), (6, 5, 5, 6), (6, 5, 5, 5), (5, 6, 6, 6), (1, 1, 300, 300), (9, 4, 4, 9)]
    cases += [(300, 1, 1, 299), (7, 8, 8, 6), (7, 8, 7, 9), (8, 3, 7, 9), (3, 9, 9, 2), (10, 4, 4, 11)]
    cases += [(rng.randint(1, 300), rng.randint(1, 300), rng.randint(100, 300), rng.randint(100, 300))]
    return Draft(
        question="""
            A photo is a centimetres wide and b centimetres high, a frame c wide and d high. The photo fits if it is
            neither wider nor higher than the frame. It may be turned by a quarter, but only if it does not fit as it
            is.

            -----Input-----
            One line with a, b, c and d, integers from 1 to 300.

            -----Output-----
            Print `as it is`, `turned` or `too large`.
            """,
        references=[
            """
            a, b, c, d = map(int, input().split())
            if a <= c and b <= d:
                print("as it is")
            elif b <= c and a <= d:
                print("turned")
            else:
                print("too large")
            """,
            """
            def fits(width, height, frame):
                return width <= frame[0] and height <= frame[1]


            a, b, *frame = map(int, input().split())
            if fits(a, b, frame):
                answer = "as it is"
            else:
                answer = "turned" if fits(b, a, frame) else "too large"
            print(answer)
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )


@family("two-candles")
def two_candles(rng: Random) -> Draft:
    cases = [(120, 9, 100, 8), (10, 1, 10, 1), (10, 2, 10, 1), (10, 1, 10, 2), (6, 3, 4, 2), (7, 3, 2, 1), (5, 2, 3, 1)]
    cases += [(1000, 50, 1000, 50), (1000, 1, 999, 1), (1, 50, 1, 49), (999, 50, 1000, 50)]
    cases += [(rng.randint(1, 1000), rng.randint(1, 50), rng.randint(1, 1000), rng.randint(1, 50)) for _ in range(3)]
    return Draft(
        question="""
            Two candles are lit together. The first is a millimetres high and burns down p millimetres an hour, the
            second is b millimetres high and burns down q millimetres an hour, both evenly. Which one burns longer?

            -----Input-----
            One line with a, p, b and q (1 <= a, b <= 1000, 1 <= p, q <= 50).

            -----Output-----
            Print FIRST, SECOND, or SAME if both go out at the same moment.
            """,
        references=[
            """
            a, p, b, q = map(int, input().split())
            if a * q > b * p:
                print("FIRST")
            elif a * q < b * p:
                print("SECOND")
            else:
                print("SAME")
            """,
            """
            from fractions import Fraction

            a, p, b, q = map(int, input().split())
            first, second = Fraction(a, p), Fraction(b, q)
            if first == second:
                print("SAME")
            else:
                print("FIRST" if first > second else "SECOND")
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )


@family("race-places")
def race_places(rng: Random) -> Draft:
    cases = [
        (5, 3, "++--+"),
        (1, 1, "+"),
        (1, 1, "-"),
        (2, 1, "+"),
        (2, 2, "-"),
        (2, 1, "-"),
        (2, 2, "+"),
        (9, 9, "+-" * 9),
    ]
    cases += [(4, 2, "---+"), (100, 50, "+" * 60), (100, 50, "-" * 60), (5, 5, "+++++-")]
    for n, count in ((6, 20), (30, 60)):
        cases.append((n, rng.randint(1, n), "".join(rng.choice("++-") for _ in range(count))))
    return Draft(
        question="""
            A runner starts a race of n runners at place p. A + means that she overtakes the runner before her, a - that
            the runner behind her overtakes her. The first cannot overtake anybody, and the last cannot be overtaken:
            then the sign changes nothing. At which place is she in the end, and which was her best place, the first
            one included?

            -----Input-----
            The first line holds n and p (1 <= p <= n <= 100), the second 1 to 60 signs + and -, without blanks.

            -----Output-----
            Print the two places.
            """,
        references=[
            """
            n, place = map(int, input().split())
            best = place
            for sign in input().strip():
                if sign == "+" and place > 1:
                    place -= 1
                elif sign == "-" and place < n:
                    place += 1
                if place < best:
                    best = place
            print(place, best)
            """,
            """
            n, p = map(int, input().split())
            places = [p]
            for sign in input().strip():
                step = -1 if sign == "+" else 1
                places.append(min(n, max(1, places[-1] + step)))
            print(places[-1], min(places))
            """,
        ],
        inputs=[lines([n, p], signs) for n, p, signs in cases],
        difficulty="introductory",
    )


@family("password-points")
def password_points(rng: Random) -> Draft:
    words = ["Snow7ball", "a", "A", "5", "abcdefgh", "abcdefg", "ABCDEFG1", "aB3", "aB3-----", "--------", "z9", "Zz"]
    words += ["12345678901234567890", "".join(rng.choice("abcXYZ059-") for _ in range(7)), "Q" * 19 + "q", "0Z", "-a"]
    return Draft(
        question="""
            A page rates passwords. There is one point each for 8 or more characters, for at least one small letter, for
            at least one capital and for at least one digit. How many points does a password get?

            -----Input-----
            One line with the password: 1 to 20 letters from A to Z, small or capital, digits and hyphens.

            -----Output-----
            Print the number of points.
            """,
        references=[
            """
            word = input().strip()
            points = 0
            if len(word) >= 8:
                points += 1
            if any(c.islower() for c in word):
                points += 1
            if any(c.isupper() for c in word):
                points += 1
            if any(c.isdigit() for c in word):
                points += 1
            print(points)
            """,
            """
            import re

            word = input().strip()
            rules = ["[a-z]", "[A-Z]", "[0-9]", ".{8}"]
            print(sum(1 for rule in rules if re.search(rule, word)))
            """,
            """
            word = input().strip()
            small = word != word.upper()
            capital = word != word.lower()
            digit = len(set(word) & set("0123456789")) > 0
            print(small + capital + digit + (len(word) >= 8))
            """,
        ],
        inputs=[lines(word) for word in words],
        difficulty="introductory",
    )


@family("knock-out-cup")
def knock_out_cup(rng: Random) -> Draft:
    numbers = [6, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 1000, 512, 513, rng.randint(33, 999)]
    return Draft(
        question="""
            n players play a cup. In each round they are drawn in pairs, and the loser of a pair is out. With an odd
            number of players one of them has no match and goes on to the next round. How many rounds are played until
            one player is left, and in how many rounds has somebody no match?

            -----Input-----
            One line with n (2 <= n <= 1000).

            -----Output-----
            Print the number of rounds and the number of rounds in which somebody has no match.
            """,
        references=[
            """
            n = int(input())
            rounds = 0
            free = 0
            while n > 1:
                rounds += 1
                if n % 2 == 1:
                    free += 1
                n = (n + 1) // 2
            print(rounds, free)
            """,
            """
            def cup(n):
                if n == 1:
                    return 0, 0
                rounds, free = cup(n - n // 2)
                return rounds + 1, free + n % 2


            print(*cup(int(input())))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("metres-of-a-kite")
def metres_of_a_kite(rng: Random) -> Draft:
    rows = [
        [10, 14, 9, 9, 20],
        [5],
        [0, 1],
        [1, 0],
        [7, 7],
        [0, 500, 0],
        [3, 2, 1],
        [1, 2, 3],
        [500, 0, 500, 0],
        [9] * 50,
    ]
    rows += [integers(rng, n, 0, 500) for n in (8, 20, 50)]
    return Draft(
        question="""
            The height of a kite is measured every minute. How many metres does it rise in all, and how many does it
            fall in all, from one measurement to the next?

            -----Input-----
            The first line holds n (1 <= n <= 50), the second n heights from 0 to 500 metres in their order.

            -----Output-----
            Print the metres of rising and the metres of falling, both without a sign.
            """,
        references=[
            """
            n = int(input())
            heights = list(map(int, input().split()))
            up = 0
            down = 0
            for i in range(1, n):
                if heights[i] > heights[i - 1]:
                    up += heights[i] - heights[i - 1]
                else:
                    down += heights[i - 1] - heights[i]
            print(up, down)
            """,
            """
            n = int(input())
            h = list(map(int, input().split()))
            steps = [b - a for a, b in zip(h, h[1:])]
            print(sum(s for s in steps if s > 0), -sum(s for s in steps if s < 0))
            """,
            """
            input()
            heights = [int(x) for x in input().split()]
            rise = sum(max(0, after - before) for before, after in zip(heights, heights[1:]))
            print(rise, rise - heights[-1] + heights[0])
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("tables-in-a-row")
def tables_in_a_row(rng: Random) -> Draft:
    numbers = [7, 1, 2, 3, 4, 5, 6, 8, 9, 10, 999, 1000, rng.randint(11, 990)]
    return Draft(
        question="""
            A square table has room for four guests, one at each side. For a feast tables are pushed together in one
            long row, and where two tables touch, nobody can sit: two tables have room for six guests. How many tables
            are needed at least for n guests, and how many seats stay empty?

            -----Input-----
            One line with n (1 <= n <= 1000).

            -----Output-----
            Print the number of tables and the number of empty seats.
            """,
        references=[
            """
            n = int(input())
            tables = 1
            while 2 * tables + 2 < n:
                tables += 1
            print(tables, 2 * tables + 2 - n)
            """,
            """
            n = int(input())
            tables = max(1, (n - 1) // 2)
            print(tables, tables * 2 + 2 - n)
            """,
            """
            def main():
                guests = int(input())
                tables, seats = 1, 4
                while seats < guests:
                    tables += 1
                    seats += 2
                print(tables, seats - guests)


            main()
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("matchstick-grid")
def matchstick_grid(rng: Random) -> Draft:
    sizes = [(2, 3), (1, 1), (1, 2), (2, 1), (1, 100), (100, 1), (100, 100), (3, 3), (7, 4), (4, 7)]
    sizes += [(rng.randint(5, 100), rng.randint(5, 100)) for _ in range(2)]
    return Draft(
        question="""
            Matches are laid out as a grid of h rows with w squares each. Every side of a square is one match, and
            neighbouring squares share the match between them. How many matches are needed?

            -----Input-----
            One line with h and w (1 <= h, w <= 100).

            -----Output-----
            Print the number of matches.
            """,
        references=[
            """
            h, w = map(int, input().split())
            lying = (h + 1) * w
            standing = h * (w + 1)
            print(lying + standing)
            """,
            """
            h, w = map(int, input().split())
            print(2 * h * w + h + w)
            """,
            """
            h, w = map(int, input().split())
            matches = 0
            for row in range(h):
                for column in range(w):
                    matches += 2
                    if row == 0:
                        matches += 1
                    if column == 0:
                        matches += 1
            print(matches)
            """,
        ],
        inputs=[lines(size) for size in sizes],
        difficulty="introductory",
    )


@family("cheapest-shop")
def cheapest_shop(rng: Random) -> Draft:
    cases = [(50, [(48, 5), (52, 9), (49, 2)]), (1, [(1, 20)]), (30, [(29, 1), (30, 1)]), (30, [(30, 9), (29, 1)])]
    cases += [(40, [(39, 0), (39, 0), (41, 5)]), (100, [(99, 1), (100, 7)]), (10, [(11, 3), (10, 20), (9, 1)])]
    cases += [(1000, [(500, 20), (519, 0), (521, 1)]), (5, [(7, 0), (6, 2), (4, 1)])]
    for n in (5, 12, 20):
        limit = rng.randint(300, 700)
        cases.append((limit, [(rng.randint(limit - 15, limit + 8), rng.randint(0, 20)) for _ in range(n)]))
    return Draft(
        question="""
            n shops on the net sell the same lamp. Each asks a price and something for sending it, but shops with a
            price of f coins or more send it free of charge. Where is the lamp cheapest? Of equally cheap shops take
            the first.

            -----Input-----
            The first line holds n and f (1 <= n <= 20, 1 <= f <= 1000). Each of the next n lines holds the price
            (1 to 1000) and the cost of sending (0 to 20) of a shop.

            -----Output-----
            Print the number of the shop, counted from 1, and what is paid there in all.
            """,
        references=[
            """
            n, f = map(int, input().split())
            best = 0
            lowest = 10**9
            for i in range(1, n + 1):
                price, sending = map(int, input().split())
                if price < f:
                    price += sending
                if price < lowest:
                    lowest = price
                    best = i
            print(best, lowest)
            """,
            """
            n, f = map(int, input().split())
            totals = []
            for _ in range(n):
                price, sending = map(int, input().split())
                totals.append(price if price >= f else price + sending)
            print(totals.index(min(totals)) + 1, min(totals))
            """,
            """
            import sys

            n, f, *rest = map(int, sys.stdin.read().split())
            offers = [(p + s * (p < f), i) for i, (p, s) in enumerate(zip(rest[::2], rest[1::2]), 1)]
            total, shop = min(offers)
            print(shop, total)
            """,
        ],
        inputs=[lines([len(shops), free], *shops) for free, shops in cases],
        difficulty="introductory",
    )


@family("toggled-lamps")
def toggled_lamps(rng: Random) -> Draft:
    cases = [(5, [2, 4, 2, 5]), (1, [1]), (1, [1, 1]), (1, [1, 1, 1]), (3, [3, 2, 1]), (3, [1, 2, 2, 1]), (50, [50, 1])]
    cases += [(4, [4, 4, 4, 3]), (10, [10] * 60), (10, [10] * 59)]
    cases += [(n, integers(rng, count, 1, n)) for n, count in ((5, 20), (20, 30), (50, 60))]
    return Draft(
        question="""
            A corridor has lamps 1 to n, all of them off, and a button for each. A button turns its lamp on if it is
            off, and off if it is on. Children press m buttons, one after the other. Which lamps are on in the end?

            -----Input-----
            The first line holds n and m (1 <= n <= 50, 1 <= m <= 60), the second the numbers of the m buttons.

            -----Output-----
            Print the numbers of the lamps that are on in ascending order in one line, or DARK if there are none.
            """,
        references=[
            """
            n, m = map(int, input().split())
            on = [False] * (n + 1)
            for button in map(int, input().split()):
                on[button] = not on[button]
            lit = [i for i in range(1, n + 1) if on[i]]
            if lit:
                print(*lit)
            else:
                print("DARK")
            """,
            """
            n, m = map(int, input().split())
            lit = set()
            for button in input().split():
                lit ^= {int(button)}
            print(" ".join(map(str, sorted(lit))) or "DARK")
            """,
            """
            from collections import Counter

            n, m = map(int, input().split())
            presses = Counter(map(int, input().split()))
            lit = [lamp for lamp in sorted(presses) if presses[lamp] % 2 == 1]
            print(*lit or ["DARK"])
            """,
        ],
        inputs=[lines([n, len(buttons)], buttons) for n, buttons in cases],
        difficulty="introductory",
    )


@family("painted-cube")
def painted_cube(rng: Random) -> Draft:
    numbers = [3, 2, 4, 5, 6, 7, 10, 11, 99, 100, rng.randint(12, 98), 50]
    return Draft(
        question="""
            A wooden cube with sides of n centimetres is painted on all six faces and then sawn into small cubes with
            sides of one centimetre. How many of them have three painted faces, how many two, how many one and how many
            none?

            -----Input-----
            One line with n (2 <= n <= 100).

            -----Output-----
            Print the four numbers in this order.
            """,
        references=[
            """
            n = int(input())
            inner = n - 2
            print(8, 12 * inner, 6 * inner * inner, inner**3)
            """,
            """
            n = int(input())
            inside = (n - 2) ** 3
            on_faces = 6 * (n - 2) ** 2
            on_edges = 12 * (n - 2)
            corners = n**3 - inside - on_faces - on_edges
            print(corners, on_edges, on_faces, inside)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )
