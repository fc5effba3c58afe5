"""Validation families about positions: columns of a sheet, places of a robot, ends of lines."""

import random

from evaluation.authoring.draft import Draft, family, lines


@family("column-names")
def column_names(rng: random.Random) -> Draft:
    numbers = [
        28,
        1,
        26,
        27,
        52,
        53,
        702,
        703,
        701,
        16384,
        10**9,
        18278,
        18279,
        676,
        *rng.sample(range(1000, 10**9), 3),
    ]
    return Draft(
        question="""
            A spreadsheet names its columns A, B, ..., Z, then AA, AB, ..., AZ, BA, ..., ZZ, then AAA and so on. What
            is the name of column n?

            -----Input-----

            One integer n (1 <= n <= 10^9); column 1 is A.

            -----Output-----

            Print the name of column n.
        """,
        references=[
            """
                n = int(input())
                name = ""
                while n > 0:
                    n -= 1
                    name = chr(ord("A") + n % 26) + name
                    n //= 26
                print(name)
            """,
            """
                import string


                def column(n):
                    if n == 0:
                        return ""
                    q, r = divmod(n - 1, 26)
                    return column(q) + string.ascii_uppercase[r]


                print(column(int(input())))
            """,
            """
                import sys

                n = int(sys.stdin.read()) - 1
                length = 1
                while n >= 26**length:
                    n -= 26**length
                    length += 1
                print("".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n // 26**i % 26] for i in range(length - 1, -1, -1)))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="interview",
        examples=2,
    )


@family("robot-walk")
def robot_walk(rng: random.Random) -> Draft:
    walks = ["FFRF", "F", "L", "R", "RRF", "LF", "RF", "FRFRFRF", "FLFFLFFF", "LLLL", "F" * 100]
    walks += ["".join(rng.choice("FFLR") for _ in range(length)) for length in (12, 50, 99, 100)]
    return Draft(
        question="""
            A toy robot stands at (0, 0) and looks north. F lets it step one unit forward, L and R turn it a quarter
            to the left or to the right on the spot. North is the direction of growing y, east that of growing x.
            Where does it stop?

            -----Input-----

            One line of 1 to 100 letters F, L and R.

            -----Output-----

            Print the two coordinates x and y of the robot at the end.
        """,
        references=[
            """
                x, y = 0, 0
                dx, dy = 0, 1
                for c in input():
                    if c == "F":
                        x += dx
                        y += dy
                    elif c == "L":
                        dx, dy = -dy, dx
                    elif c == "R":
                        dx, dy = dy, -dx
                print(x, y)
            """,
            """
                import sys

                steps = [(0, 1), (1, 0), (0, -1), (-1, 0)]
                facing = x = y = 0
                for letter in sys.stdin.readline().strip():
                    if letter == "L":
                        facing = (facing - 1) % 4
                    elif letter == "R":
                        facing = (facing + 1) % 4
                    else:
                        x += steps[facing][0]
                        y += steps[facing][1]
                print(x, y)
            """,
            """
                def main():
                    position, direction = 0, 1j
                    turn = {"L": 1j, "R": -1j}
                    for c in input().strip():
                        if c in turn:
                            direction *= turn[c]
                        else:
                            position += direction
                    print(int(position.real), int(position.imag))


                main()
            """,
        ],
        inputs=[lines(walk) for walk in walks],
        difficulty="interview",
    )


@family("word-wrap")
def word_wrap(rng: random.Random) -> Draft:
    cases = [
        (11, "the cat sat on the mat"),
        (1, "a"),
        (1, "a b c"),
        (5, "ab cd"),
        (4, "ab cd"),
        (80, "all on one line"),
    ]
    cases += [(10, "abcdefghij k abcdefghij"), (20, "x"), (3, "aaa bb c dd e f ggg"), (6, "ab cd ef gh")]
    for width, n in ((12, 15), (30, 40), (60, 100)):
        cases.append((width, " ".join(rng.choice("abcde") * rng.randint(1, 10) for _ in range(n))))
    return Draft(
        question="""
            A typewriter prints at most w characters in a line. Words are put on a line, with one blank in between, as
            long as they fit; the first word that does not fit opens the next line. Words are never cut.

            -----Input-----

            The first line holds the integer w (1 <= w <= 80). The second line holds a text of 1 to 100 words of
            lowercase letters, separated by single blanks. No word is longer than w.

            -----Output-----

            Print the lines of the wrapped text.
        """,
        references=[
            """
                w = int(input())
                words = input().split()
                line = words[0]
                for word in words[1:]:
                    if len(line) + 1 + len(word) <= w:
                        line += " " + word
                    else:
                        print(line)
                        line = word
                print(line)
            """,
            """
                import textwrap

                width = int(input())
                print(textwrap.fill(input(), width))
            """,
            """
                import sys


                def main():
                    width, *words = sys.stdin.read().split()
                    lines = []
                    room = 0
                    for word in words:
                        if lines and len(word) < room:
                            lines[-1].append(word)
                            room -= len(word) + 1
                        else:
                            lines.append([word])
                            room = int(width) - len(word)
                    print("\\n".join(" ".join(line) for line in lines))


                main()
            """,
        ],
        inputs=[lines(width, text) for width, text in cases],
        difficulty="interview",
    )
