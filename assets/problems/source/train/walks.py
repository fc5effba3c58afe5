"""Simulations: robots, circles and boards that change step by step."""

from random import Random

from evaluation.problem_set import Draft, family, lines


@family("robot-on-a-field")
def robot_on_a_field(rng: Random) -> list[Draft]:
    words = ["NNE", "N", "S", "E", "W", "NSEW", "NNNNN", "EEEEEEEEEE", "SSWW"]
    words += ["".join(rng.choice("NSEW") for _ in range(n)) for n in (5, 12, 40, 80)]
    inputs = [lines(word) for word in words]
    limits = "One line with 1 to 80 letters N, S, E or W."
    return [
        Draft(
            question=f"""
                A robot walks over a large board, one square for each letter: N, S, E and W are the directions. How
                many different squares does it stand on, the first and the last included?

                -----Input-----
                {limits}

                -----Output-----
                Print the number of squares.
                """,
            references=[
                """
                steps = {"N": (0, 1), "S": (0, -1), "E": (1, 0), "W": (-1, 0)}
                x = y = 0
                visited = {(0, 0)}
                for letter in input().strip():
                    dx, dy = steps[letter]
                    x += dx
                    y += dy
                    visited.add((x, y))
                print(len(visited))
                """,
                """
                here = 0
                squares = [here]
                for letter in input().strip():
                    if letter == "N":
                        here += 1j
                    elif letter == "S":
                        here -= 1j
                    elif letter == "E":
                        here += 1
                    else:
                        here -= 1
                    if here not in squares:
                        squares.append(here)
                print(len(squares))
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
        Draft(
            question=f"""
                A robot stands in the middle of a field of 5 by 5 squares: the middle is (0, 0), and x and y go from -2
                to 2. N adds 1 to y, S subtracts 1; E adds 1 to x, W subtracts 1. It ignores a move that would leave
                the field.

                -----Input-----
                {limits}

                -----Output-----
                Print x and y at the end and the number of moves that were ignored.
                """,
            references=[
                """
                x = y = ignored = 0
                for move in input().strip():
                    if move == "N" and y < 2:
                        y += 1
                    elif move == "S" and y > -2:
                        y -= 1
                    elif move == "E" and x < 2:
                        x += 1
                    elif move == "W" and x > -2:
                        x -= 1
                    else:
                        ignored += 1
                print(x, y, ignored)
                """,
                """
                STEPS = {"N": (0, 1), "S": (0, -1), "E": (1, 0), "W": (-1, 0)}


                def main():
                    x, y, ignored = 0, 0, 0
                    for letter in input().strip():
                        dx, dy = STEPS[letter]
                        if max(abs(x + dx), abs(y + dy)) > 2:
                            ignored += 1
                        else:
                            x, y = x + dx, y + dy
                    print(x, y, ignored)


                main()
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
    ]


@family("lamps-in-a-row")
def lamps_in_a_row(rng: Random) -> Draft:
    rows = [("10011", 1), ("0", 0), ("1", 5), ("111", 1), ("101", 1), ("000000", 20), ("10", 3), ("0110", 0)]
    rows += [("".join(rng.choice("01") for _ in range(n)), rng.randint(1, 20)) for n in (5, 12, 30, 60)]
    return Draft(
        question="""
            Lamps stand in a row. Every second each lamp looks at its neighbours as they are at that moment: it will be
            on if exactly one of them is on, otherwise off. Outside the row everything is off. How do the lamps look
            after t seconds?

            -----Input-----
            The first line holds the row, 1 to 60 signs 0 (off) or 1 (on), the second t (0 <= t <= 20).

            -----Output-----
            Print the row after t seconds.
            """,
        references=[
            """
            row = [int(c) for c in input().strip()]
            t = int(input())
            for _ in range(t):
                wide = [0] + row + [0]
                row = [wide[i] ^ wide[i + 2] for i in range(len(row))]
            print("".join(map(str, row)))
            """,
            """
            row = input().strip()
            for _ in range(int(input())):
                padded = "0" + row + "0"
                following = ""
                for i in range(1, len(padded) - 1):
                    if padded[i - 1] != padded[i + 1]:
                        following += "1"
                    else:
                        following += "0"
                row = following
            print(row)
            """,
        ],
        inputs=[lines(row, t) for row, t in rows],
        difficulty="interview",
    )


@family("phone-battery")
def phone_battery(rng: Random) -> Draft:
    days = [
        ["use 30", "charge 10", "use 90", "use 1"],
        ["charge 1", "use 99"],
        ["use 100"],
        ["use 99", "use 1"],
        ["charge 100"],
    ]
    days += [["use 60", "use 60"], ["use 10", "charge 100", "use 100"], ["use 1"] * 40]
    for n in (5, 15, 40):
        days.append([f"{rng.choice(['use', 'charge'])} {rng.randint(1, 60)}" for _ in range(n)])
    return Draft(
        question="""
            A phone starts the day with 100 percent. `use p` takes p percent away, `charge p` adds p, but never to more
            than 100. When a use takes all that is left, or needs more, the phone goes off for the day.

            -----Input-----
            The first line holds n (1 <= n <= 40). Each of the next n lines holds `use p` or `charge p`
            (1 <= p <= 100).

            -----Output-----
            Print OFF and the number of the line at which it goes off, counted from 1, or ON and the percent left.
            """,
        references=[
            """
            n = int(input())
            level = 100
            off = 0
            for i in range(1, n + 1):
                action, p = input().split()
                if action == "charge":
                    level = min(100, level + int(p))
                else:
                    level -= int(p)
                if level <= 0:
                    off = i
                    break
            if off:
                print("OFF", off)
            else:
                print("ON", level)
            """,
            """
            import sys


            def simulate(actions):
                level = 100
                for number, (action, p) in enumerate(actions, 1):
                    level += int(p) if action == "charge" else -int(p)
                    if level > 100:
                        level = 100
                    if level <= 0:
                        return f"OFF {number}"
                return f"ON {level}"


            print(simulate([line.split() for line in sys.stdin.read().splitlines()[1:]]))
            """,
        ],
        inputs=[lines(len(day), *day) for day in days],
        difficulty="interview",
    )
