"""Grids to look at: seats, lamps, stamps, bingo cards and painted lines."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


def _picture(rng: Random, signs: str, height: int, width: int) -> list[str]:
    return ["".join(rng.choice(signs) for _ in range(width)) for _ in range(height)]


@family("untouched-lines")
def untouched_lines(rng: Random) -> Draft:
    fields = [["..x.", "....", "x.x."], ["."], ["x"], ["...", "..."], ["xx", "xx"], ["x..", ".x.", "..x"], ["..x"]]
    fields += [["x", ".", "."], ["x" + "." * 19] + ["." * 20] * 19, ["." * 20] * 19 + ["." * 19 + "x"]]
    fields += [_picture(rng, "....x", h, w) for h, w in ((4, 7), (9, 6), (12, 15))]
    return Draft(
        question="""
            Moles have dug in a field of squares. How many rows and how many columns have no molehill?

            -----Input-----
            The first line holds the number of rows h and of columns w (1 <= h, w <= 20). Then follow h lines of w
            signs:
            x is a molehill, a dot is grass.

            -----Output-----
            Print the number of rows and the number of columns without an x.
            """,
        references=[
            """
            h, w = map(int, input().split())
            field = [input().strip() for _ in range(h)]
            rows = 0
            for row in field:
                if "x" not in row:
                    rows += 1
            columns = 0
            for i in range(w):
                if all(row[i] == "." for row in field):
                    columns += 1
            print(rows, columns)
            """,
            """
            import sys

            field = sys.stdin.read().split()[2:]
            print(sum("x" not in row for row in field), sum("x" not in column for column in zip(*field)))
            """,
            """
            h, w = map(int, input().split())
            dug_rows = set()
            dug_columns = set()
            for y in range(h):
                for x, sign in enumerate(input().strip()):
                    if sign == "x":
                        dug_rows.add(y)
                        dug_columns.add(x)
            print(h - len(dug_rows), w - len(dug_columns))
            """,
        ],
        inputs=[lines([len(field), len(field[0])], *field) for field in fields],
        difficulty="introductory",
    )


@family("edge-and-inside")
def edge_and_inside(rng: Random) -> Draft:
    trays = [[[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[7]], [[1, 2, 3]], [[4], [5], [6]], [[1, 2], [3, 4]], [[0, 0], [0, 0]]]
    trays += [
        [integers(rng, w, 0, 99) for _ in range(h)] for h, w in ((3, 4), (4, 3), (2, 6), (6, 6), (12, 12), (5, 9))
    ]
    return Draft(
        question="""
            A baker counts the raisins of each bun on a tray. Buns of the first and the last row and of the first and
            the last column lie on the edge, all others inside. How many raisins are on the edge, how many inside?

            -----Input-----
            The first line holds the number of rows h and of columns w (1 <= h, w <= 12). Each of the next h lines holds
            w integers from 0 to 99.

            -----Output-----
            Print the two sums.
            """,
        references=[
            """
            h, w = map(int, input().split())
            edge = inside = 0
            for y in range(h):
                row = list(map(int, input().split()))
                for x in range(w):
                    if y == 0 or y == h - 1 or x == 0 or x == w - 1:
                        edge += row[x]
                    else:
                        inside += row[x]
            print(edge, inside)
            """,
            """
            h, w = map(int, input().split())
            tray = [list(map(int, input().split())) for _ in range(h)]
            total = sum(map(sum, tray))
            inside = sum(sum(row[1:-1]) for row in tray[1:-1])
            print(total - inside, inside)
            """,
        ],
        inputs=[lines([len(tray), len(tray[0])], *tray) for tray in trays],
        difficulty="introductory",
    )


@family("seats-for-two")
def seats_for_two(rng: Random) -> Draft:
    halls = [
        ["..x.", "x...", ".x.x"],
        ["."],
        [".."],
        ["x."],
        [".x"],
        ["...", "xxx", "..."],
        [".", "."],
        ["." * 20] * 10,
    ]
    halls += [_picture(rng, "...x", h, w) for h, w in ((3, 6), (5, 10), (8, 20), (10, 13))]
    return Draft(
        question="""
            Two friends want to sit side by side in a cinema: on two free seats that are next to each other in the same
            row. How many such pairs of seats are there?

            -----Input-----
            The first line holds the number of rows n (1 <= n <= 10). Each of the next n lines holds a row of the same
            length, 1 to 20 signs: x is a taken seat, a dot a free one.

            -----Output-----
            Print the number of pairs.
            """,
        references=[
            """
            n = int(input())
            pairs = 0
            for _ in range(n):
                row = input().strip()
                for i in range(len(row) - 1):
                    if row[i] == "." and row[i + 1] == ".":
                        pairs += 1
            print(pairs)
            """,
            """
            n = int(input())
            pairs = 0
            for _ in range(n):
                for group in input().strip().split("x"):
                    if group:
                        pairs += len(group) - 1
            print(pairs)
            """,
            """
            import sys

            rows = sys.stdin.read().split()[1:]
            print(sum(a == b == "." for row in rows for a, b in zip(row, row[1:])))
            """,
        ],
        inputs=[lines(len(hall), *hall) for hall in halls],
        difficulty="introductory",
    )


@family("lamps-between-walls")
def lamps_between_walls(rng: Random) -> Draft:
    rooms = [["..L.", ".#..", "L..."], ["."], ["L"], ["#"], ["L.#.", "...."], ["L....L"], ["L", ".", "#", ".", "L"]]
    rooms += [["#.L", "...", "L.#"], [".#L#.", ".###."]]
    rooms += [_picture(rng, "......##L", h, w) for h, w in ((4, 6), (7, 7), (12, 15), (15, 12))]
    return Draft(
        question="""
            A lamp L lights all squares above, below, left and right of it, up to a wall # or the edge of the room.
            Other
            lamps do not stop the light. How many free squares are lit?

            -----Input-----
            The first line holds h and w (1 <= h, w <= 15). Then follow h lines of w signs: L, # or a dot for a free
            square.

            -----Output-----
            Print the number of dots that are lit.
            """,
        references=[
            """
            h, w = map(int, input().split())
            room = [input().strip() for _ in range(h)]
            lit = set()
            for y in range(h):
                for x in range(w):
                    if room[y][x] != "L":
                        continue
                    for dy, dx in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                        r, c = y + dy, x + dx
                        while 0 <= r < h and 0 <= c < w and room[r][c] != "#":
                            if room[r][c] == ".":
                                lit.add((r, c))
                            r += dy
                            c += dx
            print(len(lit))
            """,
            """
            import sys

            room = sys.stdin.read().split()[2:]
            columns = ["".join(column) for column in zip(*room)]


            def sees_lamp(line, place):
                before = line[:place].split("#")[-1]
                after = line[place:].split("#")[0]
                return "L" in before + after


            lit = 0
            for y, row in enumerate(room):
                for x, sign in enumerate(row):
                    if sign == "." and (sees_lamp(row, x) or sees_lamp(columns[x], y)):
                        lit += 1
            print(lit)
            """,
        ],
        inputs=[lines([len(room), len(room[0])], *room) for room in rooms],
        difficulty="interview",
    )


@family("morning-shadows")
def morning_shadows(rng: Random) -> Draft:
    rows = [
        [2, 0, 0, 0, 1, 0],
        [0],
        [10],
        [0, 0, 0],
        [1, 1, 1],
        [10] + [0] * 10,
        [10] + [0] * 11,
        [0, 0, 5],
        [3, 1, 0, 0],
    ]
    rows += [[0, 2, 0, 1, 0, 0]]
    rows += [[rng.choice([0, 0, 0, 1, 2, 4]) for _ in range(n)] for n in (10, 25, 60)] + [integers(rng, 40, 0, 10)]
    return Draft(
        question="""
            Towers stand on some of n places in a row. In the morning a tower of height t throws its shadow on the next
            t
            places to its right, as far as there are any, whether or not towers stand there. How many places are in the
            shadow?

            -----Input-----
            The first line holds n (1 <= n <= 60), the second the n heights from 0 to 10; 0 means no tower.

            -----Output-----
            Print the number of places on which a shadow falls.
            """,
        references=[
            """
            n = int(input())
            heights = list(map(int, input().split()))
            shaded = 0
            shadow = 0
            for height in heights:
                if shadow > 0:
                    shaded += 1
                shadow = max(shadow - 1, height)
            print(shaded)
            """,
            """
            n = int(input())
            heights = list(map(int, input().split()))
            dark = [False] * n
            for i in range(n):
                for j in range(i + 1, min(n, i + heights[i] + 1)):
                    dark[j] = True
            print(dark.count(True))
            """,
            """
            n = int(input())
            dark = set()
            for i, height in enumerate(map(int, input().split())):
                dark |= set(range(i + 1, i + 1 + height))
            print(len([place for place in dark if place < n]))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )


@family("painted-lines")
def painted_lines(rng: Random) -> list[Draft]:
    def strokes(h: int, w: int, m: int, colours: str) -> list[str]:
        made = []
        for _ in range(m):
            kind = rng.choice(["row", "column"])
            made.append(f"{kind} {rng.randint(1, h if kind == 'row' else w)} {rng.choice(colours)}")
        return made

    small = [(2, 4, ["row 1 A", "column 3 B", "row 2 C"]), (1, 1, ["row 1 Z"]), (1, 1, ["row 1 A", "column 1 B"])]
    small += [(1, 5, ["column 5 A"]), (5, 1, ["column 1 A", "row 5 B"]), (2, 2, ["row 2 K", "row 2 L"])]
    small += [
        (h, w, strokes(h, w, m, "ABCDZ")) for h, w, m in ((3, 3, 5), (4, 6, 8), (8, 5, 12), (10, 10, 20), (10, 7, 40))
    ]
    large = [(2, 4, ["row 1 A", "column 3 B", "row 2 C"]), (1, 1, ["row 1 C"]), (1, 1, ["row 1 A", "column 1 B"])]
    large += [(10**6, 10**6, ["row 1000000 A", "column 1000000 B"]), (1, 10**6, ["row 1 A", "column 7 C", "row 1 B"])]
    large += [(10**6, 10**6, ["column 5 C"] * 2 + ["row 3 B"] * 2 + ["column 5 A"])]
    large += [(h, w, strokes(h, w, m, "ABC")) for h, w, m in ((3, 3, 8), (5, 4, 6), (50, 80, 100), (1000, 30, 200))]
    large += [(10**6, 999983, strokes(10**6, 999983, 200, "ABC")), (9, 10**6, strokes(9, 10**6, 150, "ABC"))]
    return [
        Draft(
            question="""
                A board of h rows and w columns of dots is painted: each stroke paints a whole row or a whole column and
                covers the colours below it. How does the board look in the end?

                -----Input-----
                The first line holds h, w and the number of strokes m (1 <= h, w <= 10, 1 <= m <= 40). Each of the next
                m
                lines holds `row` or `column`, its number, counted from 1, and a capital, the colour.

                -----Output-----
                Print h lines of w signs: colours, or dots where nothing was painted.
                """,
            references=[
                """
                h, w, m = map(int, input().split())
                board = [["."] * w for _ in range(h)]
                for _ in range(m):
                    kind, number, colour = input().split()
                    i = int(number) - 1
                    if kind == "row":
                        for x in range(w):
                            board[i][x] = colour
                    else:
                        for y in range(h):
                            board[y][i] = colour
                for row in board:
                    print("".join(row))
                """,
                """
                h, w, m = map(int, input().split())
                board = ["." * w] * h
                for _ in range(m):
                    kind, number, colour = input().split()
                    n = int(number)
                    if kind == "row":
                        board[n - 1] = colour * w
                    else:
                        board = [row[:n - 1] + colour + row[n:] for row in board]
                print(*board, sep="\\n")
                """,
            ],
            inputs=[lines([h, w, len(made)], *made) for h, w, made in small],
            difficulty="interview",
        ),
        Draft(
            question="""
                A very large board is painted: each stroke paints a whole row or a whole column and covers the colours
                below it. How many squares have each colour in the end?

                -----Input-----
                The first line holds the number of rows h, of columns w and of strokes m (1 <= h, w <= 10^6,
                1 <= m <= 200). Each of the next m lines holds `row` or `column`, its number, counted from 1, and the
                colour A, B or C.

                -----Output-----
                Print the numbers of squares with A, with B and with C.
                """,
            references=[
                """
                h, w, m = map(int, input().split())
                strokes = [input().split() for _ in range(m)]
                squares = {"A": 0, "B": 0, "C": 0}
                rows = set()
                columns = set()
                for kind, number, colour in reversed(strokes):
                    if kind == "row" and number not in rows:
                        rows.add(number)
                        squares[colour] += w - len(columns)
                    elif kind == "column" and number not in columns:
                        columns.add(number)
                        squares[colour] += h - len(rows)
                print(squares["A"], squares["B"], squares["C"])
                """,
                """
                h, w, m = map(int, input().split())
                last = {}
                for time in range(m):
                    kind, number, colour = input().split()
                    last[kind, number] = (time, colour)
                rows = [stroke for (kind, _), stroke in last.items() if kind == "row"]
                columns = [stroke for (kind, _), stroke in last.items() if kind == "column"]
                squares = {"A": 0, "B": 0, "C": 0}
                for time, colour in rows:
                    squares[colour] += w - sum(later > time for later, _ in columns)
                for time, colour in columns:
                    squares[colour] += h - sum(later > time for later, _ in rows)
                print(*squares.values())
                """,
            ],
            inputs=[lines([h, w, len(made)], *made) for h, w, made in large],
            difficulty="competition",
        ),
    ]


@family("stamp-in-picture")
def stamp_in_picture(rng: Random) -> Draft:
    cases = [(["#.##", ".##.", "####"], ["##", "##"]), (["#"], ["#"]), (["#"], ["."]), ([".."], ["..."])]
    cases += [(["..."], ["."]), (["#", "#"], ["#", "#", "#"]), (["####"] * 4, ["##", "##"]), (["#.#.#"], ["#.#"])]
    cases += [([".##", ".#."], [".#", ".#"])]
    for h, w, y, x in ((4, 8, 1, 3), (8, 8, 2, 2), (12, 12, 2, 1), (12, 10, 3, 2)):
        cases.append((_picture(rng, "##.", h, w), _picture(rng, "##.", y, x)))
    return Draft(
        question="""
            A stamp is a small picture of # and dots. At how many places of a large picture does it occur, dots
            included? It is not turned, and places may overlap.

            -----Input-----
            The large picture, then the stamp, each as a line with its height and width and the lines of the picture.
            The
            large one has at most 12 rows and 12 columns, the stamp at most 3 of each; both have at least 1.

            -----Output-----
            Print the number of places.
            """,
        references=[
            """
            def read():
                h, w = map(int, input().split())
                return h, w, [input().strip() for _ in range(h)]


            H, W, picture = read()
            h, w, stamp = read()
            places = 0
            for y in range(H - h + 1):
                for x in range(W - w + 1):
                    if all(picture[y + i][x:x + w] == stamp[i] for i in range(h)):
                        places += 1
            print(places)
            """,
            """
            H, W = map(int, input().split())
            picture = [input().strip() for _ in range(H)]
            h, w = map(int, input().split())
            stamp = [input().strip() for _ in range(h)]
            places = 0
            for top in range(H - h + 1):
                for left in range(W - w + 1):
                    part = [row[left:left + w] for row in picture[top:top + h]]
                    places += part == stamp
            print(places)
            """,
        ],
        inputs=[lines([len(a), len(a[0])], *a, [len(b), len(b[0])], *b) for a, b in cases],
        difficulty="interview",
    )


@family("largest-plus")
def largest_plus(rng: Random) -> Draft:
    fields = [[".#..", "####", ".#.#", ".#.."], ["."], ["#"], ["###"], ["###", "###", "###"], [".#.", "##.", ".#."]]
    fields += [["." * 5] * 4, ["#" * 30] * 30, ["#" * 30] * 29, ["..#..", "..#..", "#####", "..#..", "....."]]
    fields += [["..#..", "..#..", "#####", "..#..", "..#.."], [".#...#.", "###.###", ".#...#."]]
    fields += [_picture(rng, "#" * k + ".", h, w) for k, h, w in ((3, 9, 9), (6, 20, 15), (12, 30, 30))]
    return Draft(
        question="""
            In a field of flowers # a plus of size k has a middle and four arms of k flowers each: up, down, left and
            right
            of the middle. A single flower is a plus of size 0. Other flowers may stand around it. How large is the
            largest
            plus?

            -----Input-----
            The first line holds h and w (1 <= h, w <= 30). Then follow h lines of w signs, # or a dot.

            -----Output-----
            Print the largest size, or -1 when there is no flower.
            """,
        references=[
            """
            h, w = map(int, input().split())
            field = [input().strip() for _ in range(h)]


            def is_plus(y, x, k):
                if y - k < 0 or y + k >= h or x - k < 0 or x + k >= w:
                    return False
                return field[y - k][x] == field[y + k][x] == field[y][x - k] == field[y][x + k] == "#"


            best = -1
            for y in range(h):
                for x in range(w):
                    k = 0
                    while is_plus(y, x, k):
                        k += 1
                    best = max(best, k - 1)
            print(best)
            """,
            """
            def runs(lines):
                result = []
                for line in lines:
                    length = 0
                    result.append([])
                    for sign in line:
                        length = length + 1 if sign == "#" else 0
                        result[-1].append(length)
                return result


            def flipped(rows):
                return [row[::-1] for row in rows]


            def turned(rows):
                return list(zip(*rows))


            h, w = map(int, input().split())
            field = [input().strip() for _ in range(h)]
            left = runs(field)
            right = flipped(runs(flipped(field)))
            up = turned(runs(turned(field)))
            down = turned(flipped(runs(flipped(turned(field)))))
            squares = [(y, x) for y in range(h) for x in range(w)]
            print(max(min(left[y][x], right[y][x], up[y][x], down[y][x]) for y, x in squares) - 1)
            """,
        ],
        inputs=[lines([len(field), len(field[0])], *field) for field in fields],
        difficulty="competition",
    )


@family("folded-sheet")
def folded_sheet(rng: Random) -> list[Draft]:
    sheets = [[[1, 2, 3, 4], [5, 6, 7, 8]], [[3, 9], [0, 1]], [[99] * 10] * 10, [[0, 0], [0, 0]], [[1, 0], [0, 0]]]
    sheets += [[[1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0]]]
    sheets += [[integers(rng, w, 0, 99) for _ in range(h)] for h, w in ((2, 8), (4, 2), (6, 4), (8, 10), (10, 6))]
    return [
        Draft(
            question="""
                A sheet of numbers is folded along the line between its left and right halves, so that the last column
                comes to lie on the first. Numbers that lie on each other are added. Write a function
                `fold_left(sheet)` that returns the folded sheet, which is half as wide.

                The sheet is a list of 2 to 10 rows with 2 to 10 integers from 0 to 99; both numbers are even.
                """,
            references=[
                """
                def fold_left(sheet):
                    folded = []
                    for row in sheet:
                        half = len(row) // 2
                        folded.append([row[i] + row[-1 - i] for i in range(half)])
                    return folded
                """,
                """
                def fold_left(sheet):
                    half = len(sheet[0]) // 2
                    return [[a + b for a, b in zip(row[:half], reversed(row))] for row in sheet]
                """,
            ],
            inputs=[[sheet] for sheet in sheets],
            difficulty="interview",
            fn_name="fold_left",
            starter_code="def fold_left(sheet):\n",
        ),
        Draft(
            question="""
                A sheet of numbers is folded along the line between its upper and lower halves, so that the last row
                comes to lie on the first. Of two numbers that lie on each other one sees the larger. Write a function
                `fold_up(sheet)` that returns the rows that one sees, half as many.

                The sheet is a list of 2 to 10 rows with 2 to 10 integers from 0 to 99; both numbers are even.
                """,
            references=[
                """
                def fold_up(sheet):
                    half = len(sheet) // 2
                    seen = []
                    for i in range(half):
                        upper = sheet[i]
                        lower = sheet[len(sheet) - 1 - i]
                        seen.append([max(a, b) for a, b in zip(upper, lower)])
                    return seen
                """,
                """
                def fold_up(sheet):
                    pairs = zip(sheet[:len(sheet) // 2], sheet[::-1])
                    return [list(map(max, upper, lower)) for upper, lower in pairs]
                """,
            ],
            inputs=[[sheet] for sheet in sheets],
            difficulty="interview",
            fn_name="fold_up",
            starter_code="def fold_up(sheet):\n",
        ),
    ]


@family("bingo-card")
def bingo_card(rng: Random) -> Draft:
    games = [([[3, 8], [5, 1]], [8, 7, 5, 1]), ([[4]], [4]), ([[4]], [5]), ([[1, 2], [3, 4]], [1, 4]), ([[4]], [9, 4])]
    games += [([[1, 2], [3, 4]], [1, 2]), ([[1, 2], [3, 4]], [2, 4]), ([[1, 2], [3, 4]], [1, 4, 2, 3])]
    for n, calls in ((2, 12), (3, 18), (3, 20), (4, 40), (5, 50), (5, 45)):
        top = 20 if n < 4 else 50
        numbers = rng.sample(range(1, top + 1), n * n)
        card = [numbers[i * n : i * n + n] for i in range(n)]
        games.append((card, rng.sample(range(1, top + 1), calls)))
    return Draft(
        question="""
            A bingo card has n rows and n columns of different numbers. Numbers that are called are crossed out. After
            which call is a whole row or column crossed out for the first time?

            -----Input-----
            The first line holds n (1 <= n <= 5). Each of the next n lines holds n integers from 1 to 50. The last line
            holds the calls, 1 to 50 different integers from 1 to 50.

            -----Output-----
            Print the number of that call, counted from 1, or 0 if there is none.
            """,
        references=[
            """
            n = int(input())
            card = [list(map(int, input().split())) for _ in range(n)]
            calls = list(map(int, input().split()))
            crossed = set()
            answer = 0
            for i in range(len(calls)):
                crossed.add(calls[i])
                full_row = any(all(x in crossed for x in row) for row in card)
                full_column = any(all(row[c] in crossed for row in card) for c in range(n))
                if full_row or full_column:
                    answer = i + 1
                    break
            print(answer)
            """,
            """
            import sys


            def main():
                n = int(sys.stdin.readline())
                rows = [list(map(int, sys.stdin.readline().split())) for _ in range(n)]
                turn = {number: i for i, number in enumerate(sys.stdin.readline().split(), 1)}
                turn = {int(number): i for number, i in turn.items()}
                columns = list(zip(*rows))
                ends = [max(turn.get(x, 99) for x in line) for line in rows + columns]
                print(min(ends) if min(ends) < 99 else 0)


            main()
            """,
            """
            n = int(input())
            where = {}
            for y in range(n):
                for x, number in enumerate(input().split()):
                    where[number] = (y, x)
            rows = [0] * n
            columns = [0] * n
            answer = 0
            for i, number in enumerate(input().split(), 1):
                if number in where:
                    y, x = where[number]
                    rows[y] += 1
                    columns[x] += 1
                    if n in (rows[y], columns[x]):
                        answer = i
                        break
            print(answer)
            """,
        ],
        inputs=[lines(len(card), *card, calls) for card, calls in games],
        difficulty="interview",
    )


@family("four-stones-in-line")
def four_stones_in_line(rng: Random) -> Draft:
    boards = [["X..O", ".XO.", ".OX.", "O..X"], ["XXXX....", *["." * 8] * 3], ["." * 4] * 4, ["OOO.O", *["....."] * 3]]
    boards = [["X..O", "OXO.", ".OX.", "OX.X"], *boards[1:], [".....", ".....", "X....", "X....", "X....", "X...."]]
    boards += [
        ["...O", "..O.", ".O..", "O..."],
        ["X...", ".X..", "..X.", "...X"],
        ["....OOOO", "....XXX.", *["." * 8] * 2],
    ]
    boards += [["OOOO", "....", "....", "XXXX"], ["X..O", "X..O", "X..O", ".XX."], ["..O.", ".O..", "O...", "...O"]]
    boards += [
        _picture(rng, "XO", 4, 4),
        _picture(rng, "XXO.", 5, 5),
        _picture(rng, "XO.", 8, 8),
        _picture(rng, "O.", 6, 8),
    ]
    return Draft(
        question="""
            X and O put stones on a board. Who has four stones of his own next to each other in a row, in a column or on
            a
            slanting line (diagonally)?

            -----Input-----
            The first line holds the number of rows h and of columns w (4 <= h, w <= 8). Then follow h lines of w signs:
            X,
            O, or a dot for an empty square.

            -----Output-----
            Print X or O when only that one has such a line, BOTH when both have one, NONE when neither has.
            """,
        references=[
            """
            h, w = map(int, input().split())
            board = [input().strip() for _ in range(h)]
            found = set()
            for y in range(h):
                for x in range(w):
                    for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1)):
                        if y + 3 * dy < h and 0 <= x + 3 * dx < w:
                            found.add("".join(board[y + i * dy][x + i * dx] for i in range(4)))
            if "XXXX" in found and "OOOO" in found:
                print("BOTH")
            elif "XXXX" in found:
                print("X")
            elif "OOOO" in found:
                print("O")
            else:
                print("NONE")
            """,
            """
            import sys


            def wins(board, player):
                stones = {(y, x) for y, row in enumerate(board) for x, sign in enumerate(row) if sign == player}
                for y, x in stones:
                    for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1)):
                        if all((y + i * dy, x + i * dx) in stones for i in (1, 2, 3)):
                            return True
                return False


            board = sys.stdin.read().split()[2:]
            winners = [player for player in "XO" if wins(board, player)]
            if len(winners) == 2:
                print("BOTH")
            else:
                print(*winners or ["NONE"])
            """,
        ],
        inputs=[lines([len(board), len(board[0])], *board) for board in boards],
        difficulty="interview",
    )


@family("hopper-targets")
def hopper_targets(rng: Random) -> Draft:
    cases = [
        (8, 2, 4, 3),
        (1, 1, 1, 1),
        (2, 1, 1, 1),
        (3, 2, 2, 1),
        (3, 2, 2, 2),
        (7, 4, 4, 3),
        (7, 4, 4, 4),
        (8, 1, 8, 7),
    ]
    cases += [(8, 1, 8, 8), (100, 100, 1, 99), (20, 17, 3, 3), (20, 18, 4, 3), (20, 4, 18, 3), (20, 3, 17, 3)]
    return Draft(
        question="""
            In a game on n by n squares the hopper jumps exactly k squares up, down, left or right, but not off the
            board.
            To how many squares can it jump?

            -----Input-----
            One line with n, the row and the column of the hopper, and k (1 <= row, column, k <= n <= 100).

            -----Output-----
            Print the number of squares.
            """,
        references=[
            """
            n, row, column, k = map(int, input().split())
            targets = 0
            if row - k >= 1:
                targets += 1
            if row + k <= n:
                targets += 1
            if column - k >= 1:
                targets += 1
            if column + k <= n:
                targets += 1
            print(targets)
            """,
            """
            n, row, column, k = map(int, input().split())
            reached = [row - k, row + k, column - k, column + k]
            print(sum(1 <= place <= n for place in reached))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )


@family("seen-from-above")
def seen_from_above(rng: Random) -> Draft:
    pictures = [[".a.", "cb.", "dd."], ["."], ["z"], ["...", "..."], ["ab", "cd"], ["..", "x.", "yz"], ["a", ".", "b"]]
    pictures += [["....", "...q"], [".b", "a."]]
    pictures += [
        _picture(rng, "...." + letters, h, w) for letters, h, w in (("abc", 3, 6), ("xyz", 8, 4), ("abcd", 12, 12))
    ]
    return Draft(
        question="""
            Things lie on shelves; a letter is a thing, a dot an empty place. A drone looks down on each column and sees
            the
            thing that lies highest in it. Write a function `from_above(shelves)` that returns what it sees as a text
            with a
            sign for each column: the letter, or a dot when the column is empty.

            The argument is a list of 1 to 12 texts from top to bottom, all of the same length from 1 to 12: dots and
            lower-case
            letters.
            """,
        references=[
            """
            def from_above(shelves):
                seen = ""
                for column in zip(*shelves):
                    things = "".join(column).replace(".", "")
                    if things:
                        seen += things[0]
                    else:
                        seen += "."
                return seen
            """,
            """
            def from_above(shelves):
                seen = ["."] * len(shelves[0])
                for shelf in shelves:
                    for i, sign in enumerate(shelf):
                        if seen[i] == ".":
                            seen[i] = sign
                return "".join(seen)
            """,
        ],
        inputs=[[picture] for picture in pictures],
        difficulty="introductory",
        fn_name="from_above",
        starter_code="def from_above(shelves):\n",
    )
