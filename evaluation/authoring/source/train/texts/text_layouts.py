"""Texts laid out in lines: frames, stairs, bars, columns, signs that move."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines

SMALL = "abcdefghijklmnopqrstuvwxyz"


def _text(rng: Random, length: int, signs: str = SMALL) -> str:
    return "".join(rng.choice(signs) for _ in range(length))


def _words(rng: Random, count: int, longest: int) -> list[str]:
    return [_text(rng, rng.randint(1, longest)) for _ in range(count)]


@family("framed-name")
def framed_name(rng: Random) -> Draft:
    names = ["Tea House", "a", "Zoo", "A b C d E", "Bo", "x" * 40]
    names += [" ".join(_words(rng, n, 9)).title() for n in (1, 2, 3, 4)]
    return Draft(
        question="""
            Put the name of a shop into a frame: a line above and a line below of the signs + and -, and the name
            between two bars with a blank on each side.

            -----Input-----
            One line with the name, 1 to 40 characters: words of letters with one blank between words.

            -----Output-----
            Print the three lines of the frame.
            """,
        references=[
            """
            name = input()
            edge = "+" + "-" * (len(name) + 2) + "+"
            print(edge)
            print("| " + name + " |")
            print(edge)
            """,
            """
            middle = f"| {input()} |"
            edge = "+".ljust(len(middle) - 1, "-") + "+"
            print(edge, middle, edge, sep="\\n")
            """,
            """
            name = input()
            edge = "+--"
            for _ in name:
                edge += "-"
            edge += "+"
            for row in (edge, "| " + name + " |", edge):
                print(row)
            """,
        ],
        inputs=[lines(name) for name in names],
        difficulty="introductory",
    )


@family("word-stairs")
def word_stairs(rng: Random) -> Draft:
    words = ["step", "a", "ab", "zzz", "house", "aab"] + [_text(rng, n) for n in (6, 9, 14, 20)]
    return Draft(
        question="""
            A word walks down a staircase: each letter stands on a line of its own, one place farther to the right than
            the letter before it. Dots fill the places to the left of a letter.

            -----Input-----
            One line with a word of 1 to 20 lower-case letters.

            -----Output-----
            Print the staircase.
            """,
        references=[
            """
            word = input().strip()
            for i in range(len(word)):
                print("." * i + word[i])
            """,
            """
            dots = ""
            for letter in input().strip():
                print(dots + letter)
                dots += "."
            """,
            """
            for width, letter in enumerate(input().strip(), 1):
                print(letter.rjust(width, "."))
            """,
        ],
        inputs=[lines(word) for word in words],
        difficulty="introductory",
    )


@family("bar-drawing")
def bar_drawing(rng: Random) -> Draft:
    polls = [[("cat", 3), ("horse", 5), ("ant", 0)], [("a", 0)], [("a", 1)], [("ab", 2), ("a", 1)], [("fish", 30)]]
    polls += [[("owl", 2), ("emu", 2)], [("strawberry", 1), ("x", 30)]]
    for n in (2, 4, 6, 10):
        polls.append([(word, rng.randint(0, 30)) for word in _words(rng, n, 10)])
    return Draft(
        question="""
            A class voted for its favourite animal. Draw the votes: names are filled up with dots to the length of the
            longest name, then comes a bar | and a # for each vote.

            -----Input-----
            The first line holds n (1 <= n <= 10). Each of the next n lines holds a name of 1 to 10 lower-case letters
            and the number of votes, 0 to 30.

            -----Output-----
            Print a line for each animal, in the given order.
            """,
        references=[
            """
            n = int(input())
            rows = [input().split() for _ in range(n)]
            longest = max(len(name) for name, votes in rows)
            for name, votes in rows:
                print(name + "." * (longest - len(name)) + "|" + "#" * int(votes))
            """,
            """
            import sys

            data = sys.stdin.read().split()
            names = data[1::2]
            votes = map(int, data[2::2])
            width = max(map(len, names))
            for name, count in zip(names, votes):
                print(name.ljust(width, ".") + "|" + count * "#")
            """,
            """
            names = []
            votes = []
            longest = 0
            for _ in range(int(input())):
                name, count = input().split()
                names.append(name)
                votes.append(int(count))
                if len(name) > longest:
                    longest = len(name)
            for i in range(len(names)):
                line = names[i]
                while len(line) < longest:
                    line += "."
                print(line + "|" + "#" * votes[i])
            """,
        ],
        inputs=[lines(len(votes), *votes) for votes in polls],
        difficulty="introductory",
    )


@family("outline")
def outline(rng: Random) -> Draft:
    talks = [[(1, "animals"), (2, "birds"), (3, "owls"), (2, "fish")], [(1, "a")], [(1, "a"), (1, "b")]]
    talks += [[(1, "x"), (2, "x")], [(i, "deep") for i in range(1, 7)], [(1, "top"), (2, "low"), (3, "deep"), (1, "z")]]
    for n in (3, 6, 10, 20):
        talk = [(1, _text(rng, 4))]
        for word in _words(rng, n - 1, 8):
            talk.append((rng.randint(1, min(6, talk[-1][0] + 1)), word))
        talks.append(talk)
    return Draft(
        question="""
            The outline of a talk is a list of topics with levels. A topic of level 1 is written with a `*` before it;
            for each further level the line starts with two more dots.

            -----Input-----
            The first line holds n (1 <= n <= 20). Each of the next n lines holds a level from 1 to 6 and a topic of 1
            to 8 lower-case letters.

            -----Output-----
            Print the outline: for each topic the dots, the `*` and the topic without blanks between them.
            """,
        references=[
            """
            n = int(input())
            for _ in range(n):
                level, topic = input().split()
                print(".." * (int(level) - 1) + "*" + topic)
            """,
            """
            import sys

            data = sys.stdin.read().split()[1:]
            for level, topic in zip(data[::2], data[1::2]):
                print("*".rjust(2 * int(level) - 1, ".") + topic)
            """,
            """
            for _ in range(int(input())):
                level, topic = input().split()
                line = ""
                for _ in range(1, int(level)):
                    line += ".."
                print(line + "*" + topic)
            """,
        ],
        inputs=[lines(len(talk), *talk) for talk in talks],
        difficulty="introductory",
    )


@family("right-edge")
def right_edge(rng: Random) -> Draft:
    lists = [["pea", "carrot", "leek"], ["a"], ["a", "b"], ["ab", "c"], ["c", "ab"], ["x", "y" * 12], ["same", "size"]]
    lists += [_words(rng, n, 12) for n in (3, 5, 8, 10)]
    return Draft(
        question="""
            A list of words shall end at the same place on the right. Dots are put before the shorter words, so that
            all lines are as long as the longest word.

            -----Input-----
            The first line holds n (1 <= n <= 10). Each of the next n lines holds a word of 1 to 12 lower-case letters.

            -----Output-----
            Print the n lines.
            """,
        references=[
            """
            n = int(input())
            words = [input().strip() for _ in range(n)]
            width = max(len(word) for word in words)
            for word in words:
                print(word.rjust(width, "."))
            """,
            """
            import sys

            words = sys.stdin.read().split()[1:]
            width = len(max(words, key=len))
            for word in words:
                print("." * (width - len(word)) + word)
            """,
        ],
        inputs=[lines(len(words), *words) for words in lists],
        difficulty="introductory",
    )


@family("centred-sign")
def centred_sign(rng: Random) -> Draft:
    signs = [("cafe", 11), ("a", 1), ("a", 2), ("a", 3), ("ab", 3), ("ab", 4), ("abc", 3), ("abc", 4), ("x" * 20, 40)]
    for n in (5, 10, 15, 20):
        signs.append((_text(rng, n), rng.randint(n, 40)))
    return Draft(
        question="""
            A word is painted in the middle of a board with w places; stars are painted on the other places. When the
            number of stars is odd, there is one more on the right than on the left.

            -----Input-----
            The first line holds the word of 1 to 20 lower-case letters, the second w (1 <= w <= 40). The word fits on
            the board.

            -----Output-----
            Print the board.
            """,
        references=[
            """
            word = input().strip()
            w = int(input())
            stars = w - len(word)
            left = stars // 2
            right = stars - left
            print("*" * left + word + "*" * right)
            """,
            """
            word = input().strip()
            w = int(input())
            board = word
            on_the_right = True
            while len(board) < w:
                if on_the_right:
                    board += "*"
                else:
                    board = "*" + board
                on_the_right = not on_the_right
            print(board)
            """,
            """
            word = input().strip()
            w = int(input())
            start = (w - len(word)) // 2
            print(("*" * start + word).ljust(w, "*"))
            """,
        ],
        inputs=[lines(word, width) for word, width in signs],
        difficulty="introductory",
    )


@family("moving-sign")
def moving_sign(rng: Random) -> Draft:
    calls = [["sale today", 6, 4], ["a", 1, 0], ["a", 1, 1], ["a", 1, 2], ["ab", 3, 1], ["ab", 3, 3], ["ab", 3, 4]]
    calls += [["ab", 3, 5], ["abcdef", 2, 5], ["abc", 20, 100], ["abc def", 4, 7]]
    for n in (2, 4, 6):
        text = " ".join(_words(rng, n, 8))
        calls.append([text, rng.randint(3, 20), rng.randint(2, len(text))])
    return Draft(
        question="""
            A text moves over a display of `width` places from right to left, one place a second. At second 0 the
            display shows nothing, at second 1 the first character stands on the last place. Write a function
            `shown(text, width, second)` that returns what the display shows, with a dot for each place that the text
            does not cover.

            The text has 1 to 60 characters, lower-case letters and blanks; 1 <= width <= 20, 0 <= second <= 100.
            """,
        references=[
            """
            def shown(text, width, second):
                band = "." * width + text + "." * 100
                return band[second : second + width]
            """,
            """
            def shown(text, width, second):
                result = ""
                for place in range(width):
                    i = second - width + place
                    if 0 <= i < len(text):
                        result += text[i]
                    else:
                        result += "."
                return result
            """,
            """
            def shown(text, width, second):
                display = ["."] * width
                for i, c in enumerate(text):
                    place = width - second + i
                    if 0 <= place < width:
                        display[place] = c
                return "".join(display)
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="shown",
        starter_code="def shown(text, width, second):\n",
    )


@family("stretched-line")
def stretched_line(rng: Random) -> Draft:
    calls = [[["we", "met", "in", "May"], 17], [["a"], 1], [["a"], 5], [["a", "b"], 3], [["a", "b"], 4]]
    calls += [[["a", "b", "c"], n] for n in (5, 6, 7, 8)] + [[["abc", "de", "f"], 40]]
    for n in (2, 4, 6, 8):
        words = _words(rng, n, 4)
        calls.append([words, rng.randint(len(" ".join(words)), 40)])
    return Draft(
        question="""
            A line of a newspaper is stretched to exactly `width` characters by more blanks between its words. The gaps
            differ by at most one blank, and the wider gaps are on the left. A single word gets the blanks at its end.
            Write a function `stretched(words, width)` that returns the line.

            There are 1 to 8 words of 1 to 4 letters; width is at most 40, and the words fit with at least one blank
            in each gap.
            """,
        references=[
            """
            def stretched(words, width):
                if len(words) == 1:
                    return words[0].ljust(width)
                blanks = width - sum(len(word) for word in words)
                size, wider = divmod(blanks, len(words) - 1)
                line = words[0]
                for i, word in enumerate(words[1:]):
                    line += " " * (size + 1 if i < wider else size) + word
                return line
            """,
            """
            def stretched(words, width):
                parts = [word + " " for word in words[:-1]] + [words[-1]]
                gaps = max(1, len(words) - 1)
                missing = width - len("".join(parts))
                for i in range(missing):
                    parts[i % gaps] += " "
                return "".join(parts)
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="stretched",
        starter_code="def stretched(words, width):\n",
    )


@family("tab-stops")
def tab_stops(rng: Random) -> Draft:
    texts = [
        ("tea>4>fresh", 5),
        ("a", 2),
        (">", 2),
        (">>", 3),
        ("ab>c", 2),
        ("abc>d", 4),
        ("abcd>e", 4),
        ("a>b>c>", 10),
    ]
    texts += [("abcde>f>ghijk>l", 5), ("no tabs", 4)]
    for n in (8, 20, 40, 60):
        texts.append((_text(rng, n, "abcde>>"), rng.randint(2, 10)))
    return Draft(
        question="""
            On a typewriter with stops after every w places the tab key moves on to the next stop, by at least one
            place. With w = 5 that is after 5, 10, 15, ... characters. Show what is written, with a dot for each place
            that a tab skips.

            -----Input-----
            The first line holds the keys, 1 to 60 characters: letters, digits, single blanks between them, and `>` for
            the tab key. The second line holds w (2 <= w <= 10).

            -----Output-----
            Print the line.
            """,
        references=[
            """
            keys = input()
            w = int(input())
            line = ""
            for key in keys:
                if key == ">":
                    line += "."
                    while len(line) % w != 0:
                        line += "."
                else:
                    line += key
            print(line)
            """,
            """
            keys = input()
            w = int(input())
            parts = keys.split(">")
            for i in range(len(parts) - 1):
                parts[i] += "." * (w - len(parts[i]) % w)
            print("".join(parts))
            """,
        ],
        inputs=[lines(keys, w) for keys, w in texts],
        difficulty="interview",
    )
