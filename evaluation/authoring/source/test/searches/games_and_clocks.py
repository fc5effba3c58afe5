"""Test families about games, hands of a clock, days and codes with a check: rules that everybody can play by hand."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("twenty-one")
def twenty_one(rng: Random) -> Draft:
    hands = [["A", "7", "A"], ["A"], ["K", "A"], ["10", "J", "A"], ["Q", "J", "2"], ["2", "3"], ["A", "A"], ["10", "9"]]
    hands += [["A"] * 8, ["A", "9", "A"], ["A", "9", "2"], ["5", "6", "A", "10"], ["8", "A", "2"]]
    hands.append([rng.choice(["2", "4", "6", "8", "Q", "A"]) for _ in range(8)])
    return Draft(
        question="""
            In the game Twenty-one the cards 2 to 10 count their number and J, Q and K count 10. An ace A counts 11, or
            1 where 11 would take the hand above 21. Write a function `hand_value(cards)` that returns the largest value
            of the hand that is not above 21, or the smallest value if all are above 21.

            The list holds 1 to 8 texts, each one of "2", "3", ..., "10", "J", "Q", "K" and "A".
            """,
        references=[
            """
            def hand_value(cards):
                total = 0
                aces = 0
                for card in cards:
                    if card == "A":
                        total += 11
                        aces += 1
                    elif card in "JQK":
                        total += 10
                    else:
                        total += int(card)
                while total > 21 and aces > 0:
                    total -= 10
                    aces -= 1
                return total
            """,
            """
            def hand_value(cards):
                values = {"J": 10, "Q": 10, "K": 10, "A": 1}
                total = sum(values[c] if c in values else int(c) for c in cards)
                if "A" in cards and total <= 11:
                    total += 10
                return total
            """,
            """
            def hand_value(cards):
                possible = {0}
                for card in cards:
                    if card == "A":
                        possible = {v + a for v in possible for a in (1, 11)}
                    else:
                        points = int(card) if card.isdigit() else 10
                        possible = {v + points for v in possible}
                good = [v for v in possible if v <= 21]
                return max(good) if good else min(possible)
            """,
        ],
        inputs=[[hand] for hand in hands],
        difficulty="introductory",
        fn_name="hand_value",
        starter_code="def hand_value(cards):\n",
    )


@family("tennis-game")
def tennis_game(rng: Random) -> Draft:
    games = ["ABA", "A", "B", "AAAA", "BBBB", "AAABBB", "AAABBBA", "AAABBBB", "ABABABAA", "BABABABABB", "AAB", "ABBB"]
    games += ["AABBAB" + "AB" * 6, "BBAA" + "BA" * 5 + "B", "AAABB", "BABAB"]
    return Draft(
        question="""
            In a game of tennis A serves against B. Nobody's points are called 0, one point is 15, two are 30, three are
            40. Whoever has at least four points and at least two more than the other wins the game. When both have
            three or more points, equal ones are called "deuce", and one more for A or B is "advantage A" or
            "advantage B".

            -----Input-----
            One line of 1 to 40 letters A and B: who made each point. The game is not won before the last of them.

            -----Output-----
            Print the score: "game A", "game B", "deuce", "advantage A", "advantage B", or else the two names of the
            points, A's first, like 30-0.
            """,
        references=[
            """
            points = input().strip()
            a = points.count("A")
            b = points.count("B")
            leader = "A" if a > b else "B"
            if max(a, b) >= 4 and abs(a - b) >= 2:
                print("game", leader)
            elif min(a, b) >= 3:
                if a == b:
                    print("deuce")
                else:
                    print("advantage", leader)
            else:
                names = ["0", "15", "30", "40"]
                print(names[a] + "-" + names[b])
            """,
            """
            def score(a, b):
                if a >= 3 and b >= 3:
                    return {
                        0: "deuce",
                        1: "advantage A",
                        -1: "advantage B",
                        2: "game A",
                        -2: "game B",
                    }[a - b]
                if a == 4:
                    return "game A"
                if b == 4:
                    return "game B"
                called = (0, 15, 30, 40)
                return f"{called[a]}-{called[b]}"


            rally = input()
            print(score(rally.count("A"), rally.count("B")))
            """,
            """
            import sys

            a = b = 0
            for letter in sys.stdin.readline().strip():
                if letter == "A":
                    a += 1
                else:
                    b += 1
                if a == b == 4:
                    a = b = 3
            if a == 5 or (a == 4 and b < 3):
                print("game A")
            elif b == 5 or (b == 4 and a < 3):
                print("game B")
            elif a == 4:
                print("advantage A")
            elif b == 4:
                print("advantage B")
            elif a == 3 and b == 3:
                print("deuce")
            else:
                print(f"{[0, 15, 30, 40][a]}-{[0, 15, 30, 40][b]}")
            """,
        ],
        inputs=[lines(game) for game in games],
        difficulty="introductory",
    )


@family("four-round-a-table")
def four_round_a_table(rng: Random) -> Draft:
    rows = [[3, 8, 2, 6], [0, 0, 0, 0], [5, 5, 5, 5], [1, 0, 0, 0], [0, 1, 0, 1], [1, 2, 2, 1], [0, 100, 0, 100]]
    rows += [
        [7, 13, 24, 44],
        [1, 1, 2, 4],
        [0, 1, 4, 11],
        [100, 0, 0, 0],
        integers(rng, 4, 0, 100),
        integers(rng, 4, 0, 9),
    ]
    return Draft(
        question="""
            Four children sit round a table, each with a number. At a sign every child takes as its new number the
            difference, without a sign, of its own number and that of the next child; next to the fourth sits the first.
            All do it at the same time. Sooner or later all four numbers are 0.

            -----Input-----
            One line with the four numbers, integers from 0 to 100.

            -----Output-----
            Print how many signs are needed until all numbers are 0.
            """,
        references=[
            """
            a, b, c, d = map(int, input().split())
            signs = 0
            while a or b or c or d:
                a, b, c, d = abs(a - b), abs(b - c), abs(c - d), abs(d - a)
                signs += 1
            print(signs)
            """,
            """
            numbers = [int(x) for x in input().split()]
            count = 0
            while max(numbers) > 0:
                numbers = [abs(numbers[i] - numbers[i - 1]) for i in range(4)]
                count += 1
            print(count)
            """,
            """
            import sys


            def signs(row):
                if sum(row) == 0:
                    return 0
                following = row[1:] + row[:1]
                return 1 + signs([max(x, y) - min(x, y) for x, y in zip(row, following)])


            print(signs(list(map(int, sys.stdin.read().split()))))
            """,
        ],
        inputs=[lines(row) for row in rows],
        difficulty="introductory",
    )


@family("clock-hands")
def clock_hands(rng: Random) -> Draft:
    times = [(3, 10), (0, 0), (6, 0), (0, 2), (11, 58), (9, 0), (3, 0), (11, 0), (6, 32), (6, 34), (1, 38), (0, 32)]
    times += [(rng.randint(0, 11), 2 * rng.randint(0, 29)) for _ in range(2)]
    return Draft(
        question="""
            On a clock the minute hand goes round once an hour and the hour hand once in 12 hours, both evenly. At 3:10
            the hour hand has moved on a bit from the 3. What is the angle between the two hands?

            -----Input-----
            One line with the hour h and the minute m (0 <= h <= 11, 0 <= m <= 58, and m is even).

            -----Output-----
            Print the angle in degrees, a whole number from 0 to 180.
            """,
        references=[
            """
            h, m = map(int, input().split())
            hour_hand = 30 * h + m // 2
            minute_hand = 6 * m
            angle = abs(hour_hand - minute_hand)
            if angle > 180:
                angle = 360 - angle
            print(angle)
            """,
            """
            h, m = (int(x) for x in input().split())
            minutes = 60 * h + m
            lead = minutes * 11 // 2 % 360
            print(min(lead, 360 - lead))
            """,
            """
            import sys


            def main():
                h, m = map(int, sys.stdin.readline().split())
                a = h * 60 + m
                b = m * 12
                apart = max(a, b) - min(a, b)
                print(min(apart, 720 - apart) // 2)


            main()
            """,
        ],
        inputs=[lines(time) for time in times],
        difficulty="introductory",
    )


@family("day-of-the-year")
def day_of_the_year(rng: Random) -> Draft:
    days = [(14, 3), (1, 1), (31, 12), (31, 1), (28, 2), (1, 3), (30, 4), (1, 8), (30, 9), (1, 12), (31, 10), (15, 5)]
    days += [(18, 11)] + [(rng.randint(1, 28), rng.randint(5, 11)) for _ in range(2)]
    return Draft(
        question="""
            A sailor numbers the days of a year from 1 for 1 January to 365 for 31 December. February has 28 days,
            April, June, September and November have 30, the other months 31. Which number has a date?

            -----Input-----
            One line with the day d and the month m of a date that exists (1 <= d <= 31, 1 <= m <= 12).

            -----Output-----
            Print the number of the day.
            """,
        references=[
            """
            lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            d, m = map(int, input().split())
            print(sum(lengths[: m - 1]) + d)
            """,
            """
            day, month = map(int, input().split())
            number = day
            for earlier in range(1, month):
                if earlier == 2:
                    number += 28
                elif earlier in (4, 6, 9, 11):
                    number += 30
                else:
                    number += 31
            print(number)
            """,
            """
            from datetime import date

            d, m = [int(x) for x in input().split()]
            print((date(2023, m, d) - date(2022, 12, 31)).days)
            """,
        ],
        inputs=[lines(day) for day in days],
        difficulty="introductory",
    )


@family("always-the-middle")
def always_the_middle(rng: Random) -> Draft:
    cases = [(20, 13), (1, 1), (2, 1), (2, 2), (3, 1), (3, 2), (3, 3), (100, 1), (100, 100), (1000000, 1), (7, 6)]
    cases += [(1000000, rng.randint(1, 1000000)), (999, rng.randint(1, 999)), (1000000, 1000000)]
    return Draft(
        question="""
            Lars thinks of a number from 1 to n. Inga guesses, and he says whether his number is larger or smaller. She
            always guesses the middle one of the numbers that are still possible, and the smaller one of the two where
            there are two in the middle.

            -----Input-----
            One line with n and the number s of Lars (1 <= s <= n <= 10^6).

            -----Output-----
            Print all her guesses in one line. The last one is s.
            """,
        references=[
            """
            n, s = map(int, input().split())
            low, high = 1, n
            guesses = []
            while True:
                middle = (low + high) // 2
                guesses.append(middle)
                if middle == s:
                    break
                if middle < s:
                    low = middle + 1
                else:
                    high = middle - 1
            print(*guesses)
            """,
            """
            def guess(low, high, s):
                middle = low + (high - low) // 2
                if s < middle:
                    return [middle] + guess(low, middle - 1, s)
                if s > middle:
                    return [middle] + guess(middle + 1, high, s)
                return [middle]


            n, secret = map(int, input().split())
            print(" ".join(map(str, guess(1, n, secret))))
            """,
            """
            import sys

            n, s = map(int, sys.stdin.read().split())
            possible = range(1, n + 1)
            answer = ""
            while s in possible:
                i = (len(possible) - 1) // 2
                answer += f"{possible[i]} "
                if possible[i] < s:
                    possible = possible[i + 1 :]
                else:
                    possible = possible[:i]
            print(answer.strip())
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )


@family("ring-tower")
def ring_tower(rng: Random) -> Draft:
    cases = [
        (2, 1, 3),
        (1, 1, 2),
        (1, 3, 1),
        (2, 2, 1),
        (3, 1, 3),
        (3, 3, 2),
        (4, 1, 2),
        (4, 2, 3),
        (5, 3, 1),
        (6, 1, 3),
    ]
    cases += [(7, 2, 1), (8, 2, 3)]
    return Draft(
        question="""
            A tower of n rings of different sizes stands on one of three rods, the largest ring at the bottom. It shall
            be moved to another rod. One move takes the topmost ring of a rod to another rod, but never onto a smaller
            ring. Find the shortest list of moves; there is only one.

            -----Input-----
            One line with n (1 <= n <= 8) and two different numbers a and b from 1 to 3: the rod on which the tower
            stands and the rod to which it shall go.

            -----Output-----
            Print a line with the two rods of each move, the one from which the ring is taken first.
            """,
        references=[
            """
            def move(n, start, end):
                if n == 0:
                    return
                other = 6 - start - end
                move(n - 1, start, other)
                print(start, end)
                move(n - 1, other, end)


            n, a, b = map(int, input().split())
            move(n, a, b)
            """,
            """
            def moves(n, a, b):
                if n == 1:
                    return [(a, b)]
                c = ({1, 2, 3} - {a, b}).pop()
                return moves(n - 1, a, c) + [(a, b)] + moves(n - 1, c, b)


            for start, end in moves(*map(int, input().split())):
                print(start, end)
            """,
            """
            import sys

            n, a, b = map(int, sys.stdin.read().split())
            stack = [(n, a, b)]
            while stack:
                height, start, end = stack.pop()
                if height == 1:
                    print(start, end)
                else:
                    other = 6 - start - end
                    stack.append((height - 1, other, end))
                    stack.append((1, start, end))
                    stack.append((height - 1, start, other))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="interview",
    )


@family("ten-pins")
def ten_pins(rng: Random) -> Draft:
    games = [
        [10, 7, 3, 4, 2, 0, 10, 10, 10, 9, 0, 3, 7, 5, 5, 10, 8, 2],
        [0] * 20,
        [10] * 12,
        [5] * 21,
        [9, 0] * 10,
        [0] * 18 + [10, 10, 10],
        [0] * 18 + [4, 6, 9],
        [0] * 16 + [10, 10, 3, 4],
        [0, 10, 5, 1] + [1] * 16,
        [10, 0, 10, 3] + [0] * 15,
        [10, 10, 1, 2] + [0] * 14,
        [3, 6] * 9 + [10, 0, 10],
    ]
    for _ in range(2):
        rolls = []
        for _ in range(9):
            first = rng.choice([10, rng.randint(0, 9)])
            rolls += [10] if first == 10 else [first, rng.randint(0, 10 - first)]
        games.append([*rolls, 6, 4, 10])
    games.append([10] * 9 + [3, 4])
    return Draft(
        question="""
            A game of bowling has ten rounds. In a round the player has two rolls to knock down ten pins. All ten with
            the first roll are a strike: the round ends and scores 10 plus the pins of the next two rolls. All ten with
            both rolls are a spare, which scores 10 plus the pins of the next roll. Any other round scores its pins.
            After a strike in the tenth round two more rolls are made, after a spare one more, only to be added to that
            round; a strike among them sets up all ten pins again.

            -----Input-----
            One line of 11 to 21 integers: the pins of all rolls of a whole game.

            -----Output-----
            Print the score of the game.
            """,
        references=[
            """
            rolls = list(map(int, input().split()))
            score = 0
            i = 0
            for _ in range(10):
                if rolls[i] == 10:
                    score += 10 + rolls[i + 1] + rolls[i + 2]
                    i += 1
                elif rolls[i] + rolls[i + 1] == 10:
                    score += 10 + rolls[i + 2]
                    i += 2
                else:
                    score += rolls[i] + rolls[i + 1]
                    i += 2
            print(score)
            """,
            """
            def score(rolls, rounds):
                if rounds == 0:
                    return 0
                used = 1 if rolls[0] == 10 else 2
                counted = 3 if sum(rolls[:used]) == 10 else 2
                return sum(rolls[:counted]) + score(rolls[used:], rounds - 1)


            print(score([int(x) for x in input().split()], 10))
            """,
            """
            import sys

            pins = list(map(int, sys.stdin.read().split()))
            total = 0
            place = 0
            played = 0
            while played < 10:
                first, second = pins[place], pins[place + 1]
                total += first + second
                if first == 10 or first + second == 10:
                    total += pins[place + 2]
                place += 1 if first == 10 else 2
                played += 1
            print(total)
            """,
        ],
        inputs=[lines(game) for game in games],
        difficulty="interview",
    )
