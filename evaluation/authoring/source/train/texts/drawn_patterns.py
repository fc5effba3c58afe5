"""Pictures made of signs: letters, flags, walls and bars."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("giant-letters")
def giant_letters(rng: Random) -> list[Draft]:
    sizes = [(3, 5), (1, 1), (1, 7), (5, 1), (3, 3), (20, 19), (19, 19), (1, 3), (2, 9), (7, 3)]
    sizes += [(rng.randint(1, 20), 2 * rng.randint(0, 9) + 1) for _ in range(2)]
    odd_heights = [(5, 4), (1, 1), (1, 6), (3, 1), (3, 2), (19, 20), (7, 7), (3, 20), (19, 1), (9, 2), (5, 5), (11, 3)]
    return [
        Draft(
            question="""
                Draw the letter L: a column of # and, at its foot, a row of #.

                -----Input-----
                One line with the height h and the width w of the letter (1 <= h <= 20, 1 <= w <= 19).

                -----Output-----
                Print h lines: the first h - 1 lines hold a single #, the last one w of them.
                """,
            references=[
                """
                h, w = map(int, input().split())
                for _ in range(h - 1):
                    print("#")
                print("#" * w)
                """,
                """
                h, w = map(int, input().split())
                rows = ["#"] * (h - 1) + ["#" * w]
                print(*rows, sep="\\n")
                """,
                """
                h, w = map(int, input().split())
                for row in range(1, h + 1):
                    if row == h:
                        print("#" * w)
                    else:
                        print("#")
                """,
            ],
            inputs=[lines(size) for size in sizes],
            difficulty="introductory",
        ),
        Draft(
            question="""
                Draw the letter T: a row of # and, below its middle, a column of #. All other places are dots.

                -----Input-----
                One line with the height h and the odd width w of the letter (1 <= h <= 20, 1 <= w <= 19).

                -----Output-----
                Print h lines of w signs each.
                """,
            references=[
                """
                h, w = map(int, input().split())
                print("#" * w)
                side = "." * (w // 2)
                for _ in range(h - 1):
                    print(side + "#" + side)
                """,
                """
                h, w = map(int, input().split())
                for y in range(h):
                    row = ""
                    for x in range(w):
                        if y == 0 or x == w // 2:
                            row += "#"
                        else:
                            row += "."
                    print(row)
                """,
                """
                h, w = map(int, input().split())
                rows = ["#" * w] + ["#".center(w, ".")] * (h - 1)
                print("\\n".join(rows))
                """,
            ],
            inputs=[lines(size) for size in sizes],
            difficulty="introductory",
        ),
        Draft(
            question="""
                Draw the letter H: its first and its last column and its middle row are made of #. All other places are
                dots.

                -----Input-----
                One line with the odd height h and the width w of the letter (1 <= h <= 19, 1 <= w <= 20).

                -----Output-----
                Print h lines of w signs each.
                """,
            references=[
                """
                h, w = map(int, input().split())
                for y in range(h):
                    row = ""
                    for x in range(w):
                        if x == 0 or x == w - 1 or y == h // 2:
                            row += "#"
                        else:
                            row += "."
                    print(row)
                """,
                """
                h, w = map(int, input().split())
                if w == 1:
                    side = "#"
                else:
                    side = "#" + "." * (w - 2) + "#"
                for _ in range(h // 2):
                    print(side)
                print("#" * w)
                for _ in range(h // 2):
                    print(side)
                """,
            ],
            inputs=[lines(size) for size in odd_heights],
            difficulty="introductory",
        ),
    ]


@family("striped-flag")
def striped_flag(rng: Random) -> list[Draft]:
    flags = [("RWB", 2, 5), ("A", 1, 1), ("AB", 1, 1), ("KK", 3, 2), ("RWR", 1, 20), ("Z", 5, 1), ("GYGYGY", 5, 3)]
    flags += [("ABCDEF", 1, 2), ("BW", 5, 20)]
    for n in (2, 3, 4, 6):
        colours = "".join(rng.choice("RGBWYK") for _ in range(n))
        flags.append((colours, rng.randint(1, 5), rng.randint(1, 20)))
    inputs = [lines(colours, [k, w]) for colours, k, w in flags]
    return [
        Draft(
            question="""
                A flag has horizontal stripes. Paint it with the letters of its colours.

                -----Input-----
                The first line holds 1 to 6 capitals, the colours from top to bottom. The second holds the height k of
                a stripe (1 to 5) and the width w of the flag (1 to 20).

                -----Output-----
                Print the flag: k lines of w letters for each stripe.
                """,
            references=[
                """
                colours = input().strip()
                k, w = map(int, input().split())
                for colour in colours:
                    for _ in range(k):
                        print(colour * w)
                """,
                """
                colours = input().strip()
                k, w = map(int, input().split())
                for line in range(k * len(colours)):
                    print(colours[line // k] * w)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question="""
                A flag has vertical stripes. Paint it with the letters of its colours.

                -----Input-----
                The first line holds 1 to 6 capitals, the colours from left to right. The second holds the width k of
                a stripe (1 to 5) and the height h of the flag (1 to 20).

                -----Output-----
                Print h lines, each with k letters for each stripe.
                """,
            references=[
                """
                colours = input().strip()
                k, h = map(int, input().split())
                row = ""
                for colour in colours:
                    row += colour * k
                for _ in range(h):
                    print(row)
                """,
                """
                colours = input().strip()
                k, h = map(int, input().split())
                row = "".join(colour * k for colour in colours)
                print("\\n".join([row] * h))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("brick-rows")
def brick_rows(rng: Random) -> Draft:
    walls = [(3, 2), (1, 1), (2, 1), (1, 10), (20, 10), (19, 3), (4, 5), (5, 1), (2, 2)]
    walls += [(rng.randint(3, 18), n) for n in (4, 6, 8)]
    return Draft(
        question="""
            Draw a brick wall. A brick looks like [==]. The first row, the third and so on hold n whole bricks. The
            rows between them hold half a brick, n - 1 whole ones and half a brick; half a brick looks like [].

            -----Input-----
            One line with the number of rows h and with n (1 <= h <= 20, 1 <= n <= 10).

            -----Output-----
            Print the h rows from top to bottom.
            """,
        references=[
            """
            h, n = map(int, input().split())
            for row in range(h):
                if row % 2 == 0:
                    print("[==]" * n)
                else:
                    print("[]" + "[==]" * (n - 1) + "[]")
            """,
            """
            h, n = map(int, input().split())
            whole = "[==]" * n
            shifted = "[]" + "[==]" * (n - 1) + "[]"
            wall = [whole, shifted] * h
            print("\\n".join(wall[:h]))
            """,
        ],
        inputs=[lines(wall) for wall in walls],
        difficulty="introductory",
    )


@family("snake-numbering")
def snake_numbering(rng: Random) -> list[Draft]:
    sizes = [(3, 4), (1, 1), (1, 5), (5, 1), (2, 2), (2, 3), (12, 12), (11, 2), (4, 7)]
    sizes += [(rng.randint(3, 12), rng.randint(3, 12)) for _ in range(3)]
    looked_up = [(4, 6), (1, 1), (1, 7), (5, 5), (5, 6), (5, 10), (5, 11), (5, 1), (100, 10000), (100, 101), (2, 4)]
    looked_up += [(w, rng.randint(1, 100 * w)) for w in (3, 8, 41)]
    squares = [[4, 2, 1], [1, 1, 1], [1, 9, 1], [5, 1, 5], [5, 2, 5], [5, 2, 1], [5, 3, 1], [100, 100, 1]]
    for w in (3, 9, 50, 99):
        squares.append([w, rng.randint(1, 100), rng.randint(1, w)])
    return [
        Draft(
            question="""
                The squares of a board are numbered from 1: in the first row from left to right, in the second from
                right to left, in the third from left to right again, and so on. Print the board.

                -----Input-----
                One line with the number of rows h and of columns w (1 <= h, w <= 12).

                -----Output-----
                Print h lines with w numbers each.
                """,
            references=[
                """
                h, w = map(int, input().split())
                for y in range(h):
                    row = list(range(y * w + 1, y * w + w + 1))
                    if y % 2 == 1:
                        row.reverse()
                    print(*row)
                """,
                """
                h, w = map(int, input().split())
                number = 1
                for y in range(h):
                    row = []
                    for x in range(w):
                        row.append(number)
                        number += 1
                    if y % 2:
                        row = row[::-1]
                    print(" ".join(map(str, row)))
                """,
            ],
            inputs=[lines(size) for size in sizes],
            difficulty="introductory",
        ),
        Draft(
            question="""
                The squares of a board of w columns are numbered from 1: in the first row from left to right, in the
                second from right to left, in the third from left to right again, and so on. Where is square k?

                -----Input-----
                One line with w and k (1 <= w <= 100, 1 <= k <= 100 * w).

                -----Output-----
                Print the row and the column, both counted from 1, the row from the top and the column from the left.
                """,
            references=[
                """
                w, k = map(int, input().split())
                row = (k - 1) // w
                place = (k - 1) % w
                if row % 2 == 0:
                    column = place
                else:
                    column = w - 1 - place
                print(row + 1, column + 1)
                """,
                """
                w, k = map(int, input().split())
                row = 1
                while k > w:
                    k -= w
                    row += 1
                print(row, k if row % 2 == 1 else w + 1 - k)
                """,
                """
                w, k = map(int, input().split())
                x, y, step = 1, 1, 1
                for _ in range(k - 1):
                    if 1 <= x + step <= w:
                        x += step
                    else:
                        y += 1
                        step = -step
                print(y, x)
                """,
            ],
            inputs=[lines(case) for case in looked_up],
            difficulty="introductory",
        ),
        Draft(
            question="""
                The squares of a board of w columns are numbered from 1: in the first row from left to right, in the
                second from right to left, in the third from left to right again, and so on. Write a function
                `square(w, row, column)` that returns the number of a square.

                Rows and columns are counted from 1; 1 <= w, row <= 100 and 1 <= column <= w.
                """,
            references=[
                """
                def square(w, row, column):
                    before = (row - 1) * w
                    if row % 2 == 1:
                        return before + column
                    return before + w + 1 - column
                """,
                """
                def square(w, row, column):
                    numbers = list(range((row - 1) * w + 1, row * w + 1))
                    if row % 2 == 0:
                        numbers.reverse()
                    return numbers[column - 1]
                """,
            ],
            inputs=squares,
            difficulty="introductory",
            fn_name="square",
            starter_code="def square(w, row, column):\n",
        ),
    ]


@family("square-rings")
def square_rings(rng: Random) -> Draft:
    sizes = [5, 1, 2, 3, 4, 6, 7, 9, 16, 17, rng.randint(10, 15)]
    return Draft(
        question="""
            A target is a square of n by n squares. Those on its edge are worth 1 point, those in the ring just inside
            the edge 2 points, those in the next ring 3, and so on to the middle. Draw the target.

            -----Input-----
            One line with n (1 <= n <= 17).

            -----Output-----
            Print n lines of n digits without blanks.
            """,
        references=[
            """
            n = int(input())
            for y in range(n):
                row = ""
                for x in range(n):
                    row += str(min(x, y, n - 1 - x, n - 1 - y) + 1)
                print(row)
            """,
            """
            n = int(input())
            target = [[0] * n for _ in range(n)]
            for ring in range((n + 1) // 2):
                for y in range(ring, n - ring):
                    for x in range(ring, n - ring):
                        target[y][x] += 1
            for row in target:
                print(*row, sep="")
            """,
        ],
        inputs=[lines(n) for n in sizes],
        difficulty="interview",
    )


@family("zigzag-line")
def zigzag_line(rng: Random) -> Draft:
    sizes = [(3, 7), (1, 1), (1, 5), (2, 1), (2, 6), (10, 40), (4, 3), (4, 4), (4, 5), (5, 17), (10, 10)]
    sizes += [(rng.randint(3, 9), rng.randint(10, 40)) for _ in range(2)]
    return Draft(
        question="""
            A bug walks over a wall of h rows and w columns, one column to the right with each step. It starts at the
            lower left and goes up one row a step to the top row, then down one row a step to the bottom row, up again
            and so on. With h = 1 it stays in the row. Draw its path.

            -----Input-----
            One line with h and w (1 <= h <= 10, 1 <= w <= 40).

            -----Output-----
            Print h lines of w signs: * on the path, a dot elsewhere.
            """,
        references=[
            """
            h, w = map(int, input().split())
            wall = [["."] * w for _ in range(h)]
            row = h - 1
            step = -1
            for column in range(w):
                wall[row][column] = "*"
                if h > 1:
                    if not 0 <= row + step < h:
                        step = -step
                    row += step
            for line in wall:
                print("".join(line))
            """,
            """
            h, w = map(int, input().split())
            wave = list(range(h - 1, 0, -1)) + list(range(h - 1))
            if h == 1:
                wave = [0]
            for y in range(h):
                print("".join("*" if wave[x % len(wave)] == y else "." for x in range(w)))
            """,
        ],
        inputs=[lines(size) for size in sizes],
        difficulty="interview",
    )


@family("bars-of-a-chart")
def bars_of_a_chart(rng: Random) -> list[Draft]:
    charts = [[2, 0, 3, 1], [1], [10], [1, 1, 1], [0, 1], [1, 0], [5, 4, 3, 2, 1], [10] * 30, [0, 0, 2, 0]]
    charts += [integers(rng, n, 0, 10) for n in (5, 12, 20, 30)]
    charts = [chart if any(chart) else [1, *chart] for chart in charts]
    limits = "The first line holds n (1 <= n <= 30), the second n integers from 0 to 10, at least one of them not 0."
    return [
        Draft(
            question=f"""
                Draw a chart with a column of # for each value. It is as high as the largest value, and places above a
                column are dots.

                -----Input-----
                {limits}

                -----Output-----
                Print the chart from top to bottom, n signs a line.
                """,
            references=[
                """
                n = int(input())
                values = list(map(int, input().split()))
                for level in range(max(values), 0, -1):
                    row = ""
                    for value in values:
                        if value >= level:
                            row += "#"
                        else:
                            row += "."
                    print(row)
                """,
                """
                input()
                values = [int(v) for v in input().split()]
                top = max(values)
                columns = ["." * (top - v) + "#" * v for v in values]
                for row in zip(*columns):
                    print("".join(row))
                """,
            ],
            inputs=[lines(len(chart), chart) for chart in charts],
            difficulty="interview",
        ),
        Draft(
            question=f"""
                Draw a chart with a row for each value: as many # as the value says, filled up with dots to the length
                of the largest value.

                -----Input-----
                {limits}

                -----Output-----
                Print n lines, one for each value.
                """,
            references=[
                """
                n = int(input())
                values = list(map(int, input().split()))
                longest = max(values)
                for value in values:
                    print("#" * value + "." * (longest - value))
                """,
                """
                import sys

                values = list(map(int, sys.stdin.read().split()))[1:]
                print("\\n".join(("#" * v).ljust(max(values), ".") for v in values))
                """,
            ],
            inputs=[lines(len(chart), chart) for chart in charts],
            difficulty="introductory",
        ),
    ]


@family("window-panes")
def window_panes(rng: Random) -> Draft:
    windows = [(2, 3, 1), (1, 1, 1), (1, 1, 4), (1, 5, 2), (5, 1, 2), (5, 5, 4), (2, 2, 3), (3, 2, 2), (1, 2, 1)]
    windows += [(rng.randint(1, 5), rng.randint(1, 5), k) for k in (1, 2, 3)]
    return Draft(
        question="""
            A window has r rows of c panes. A pane is a square of k by k dots. Between the panes and around the window
            runs a frame: | on the left and right of each pane, - above and below it, + at its corners. Draw the window.

            -----Input-----
            One line with r, c and k (1 <= r, c <= 5, 1 <= k <= 4).

            -----Output-----
            Print the lines of the drawing.
            """,
        references=[
            """
            r, c, k = map(int, input().split())
            bar = "+" + ("-" * k + "+") * c
            glass = "|" + ("." * k + "|") * c
            print(bar)
            for _ in range(r):
                for _ in range(k):
                    print(glass)
                print(bar)
            """,
            """
            r, c, k = map(int, input().split())
            for y in range(r * (k + 1) + 1):
                row = ""
                for x in range(c * (k + 1) + 1):
                    on_line = y % (k + 1) == 0
                    on_column = x % (k + 1) == 0
                    if on_line and on_column:
                        row += "+"
                    elif on_line:
                        row += "-"
                    elif on_column:
                        row += "|"
                    else:
                        row += "."
                print(row)
            """,
        ],
        inputs=list(dict.fromkeys(lines(window) for window in windows)),
        difficulty="interview",
    )
