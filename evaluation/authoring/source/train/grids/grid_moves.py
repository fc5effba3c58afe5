"""Things that move on boards: falling crates, sliding pucks, snakes, beams and tokens."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


def _board(rng: Random, signs: str, height: int, width: int) -> list[str]:
    return ["".join(rng.choice(signs) for _ in range(width)) for _ in range(height)]


@family("falling-crates")
def falling_crates(rng: Random) -> Draft:
    stores = [["o.o", "o..", ".#."], ["."], ["o"], ["#"], ["o", "."], ["o", "#", "."], ["oo", "..", "#.", ".."]]
    stores += [["o", "o", ".", "#", "o", "."], ["#", "o", "."], [".", "o"], ["o.#", "#o.", "..."]]
    stores += [_board(rng, signs, h, w) for signs, h, w in (("o.", 5, 5), ("oo..#", 8, 6), ("o..#", 12, 12))]
    return Draft(
        question="""
            Crates o hang in the air, fixed shelves are #, empty places are dots. Now all crates fall straight down
            until they
            lie on the ground, on a shelf or on another crate. Draw the result.

            -----Input-----
            The first line holds h and w (1 <= h, w <= 12). Then follow h lines of w signs: o, # or a dot.

            -----Output-----
            Print the h lines after the fall.
            """,
        references=[
            """
            h, w = map(int, input().split())
            store = [list(input().strip()) for _ in range(h)]
            for x in range(w):
                floor = h - 1
                for y in range(h - 1, -1, -1):
                    if store[y][x] == "#":
                        floor = y - 1
                    elif store[y][x] == "o":
                        store[y][x] = "."
                        store[floor][x] = "o"
                        floor -= 1
            for row in store:
                print("".join(row))
            """,
            """
            h, w = map(int, input().split())
            store = [list(input().strip()) for _ in range(h)]
            moved = True
            while moved:
                moved = False
                for y in range(h - 1):
                    for x in range(w):
                        if store[y][x] == "o" and store[y + 1][x] == ".":
                            store[y][x] = "."
                            store[y + 1][x] = "o"
                            moved = True
            for row in store:
                print("".join(row))
            """,
            """
            import sys

            rows = sys.stdin.read().split()[2:]
            columns = []
            for column in zip(*rows):
                parts = "".join(column).split("#")
                columns.append("#".join("".join(sorted(part)) for part in parts))
            for row in zip(*columns):
                print("".join(row))
            """,
        ],
        inputs=[lines([len(store), len(store[0])], *store) for store in stores],
        difficulty="interview",
    )


@family("vanishing-rows")
def vanishing_rows(rng: Random) -> Draft:
    boards = [
        ["#..", "###", ".##"],
        ["#"],
        ["."],
        ["##", "##"],
        ["..", ".."],
        ["###", ".#.", "###"],
        [".#", "##", "##"],
    ]
    boards += [["#.", ".#"], ["##", "#."], ["#", ".", "#", "#"]]
    boards += [_board(rng, "####.", h, w) for h, w in ((6, 3), (10, 4), (20, 5))]
    return Draft(
        question="""
            In a game with falling blocks each row that is full of # vanishes. The rows above it move down, and as many
            empty rows come in at the top. Write a function `clear(board)` that returns the board after that.

            The board is a list of 1 to 20 texts from top to bottom, all of the same length from 1 to 10, made of # and
            dots.
            """,
        references=[
            """
            def clear(board):
                width = len(board[0])
                kept = [row for row in board if "." in row]
                missing = len(board) - len(kept)
                return ["." * width] * missing + kept
            """,
            """
            def clear(board):
                result = []
                for row in board:
                    if row == "#" * len(row):
                        result.insert(0, "." * len(row))
                    else:
                        result.append(row)
                return result
            """,
        ],
        inputs=[[board] for board in boards],
        difficulty="introductory",
        fn_name="clear",
        starter_code="def clear(board):\n",
    )


@family("dropped-discs")
def dropped_discs(rng: Random) -> Draft:
    games = [(2, 3, [2, 2, 1, 2, 3]), (1, 1, [1]), (1, 1, [1, 1]), (3, 1, [1, 1, 1, 1]), (1, 4, [4, 1]), (8, 8, [8])]
    games += [(2, 2, [1, 1, 1, 2]), (8, 8, [1] * 9 + [8])]
    for h, w, m in ((3, 3, 8), (4, 6, 15), (6, 7, 40), (8, 5, 60)):
        games.append((h, w, [rng.randint(1, w) for _ in range(m)]))
    return Draft(
        question="""
            Two players, X and O, in turn drop a disc into a column of a rack; X begins. It falls on the ground or on
            the discs below. A disc for a full column is thrown away, and the other player goes on. Draw the rack at the
            end.

            -----Input-----
            The first line holds the height h, the width w and the number of discs m (1 <= h, w <= 8, 1 <= m <= 60), the
            second the m columns, counted from 1.

            -----Output-----
            Print h lines of w signs: X, O or a dot.
            """,
        references=[
            """
            h, w, m = map(int, input().split())
            rack = [["."] * w for _ in range(h)]
            player = "X"
            for column in map(int, input().split()):
                x = column - 1
                y = h - 1
                while y >= 0 and rack[y][x] != ".":
                    y -= 1
                if y >= 0:
                    rack[y][x] = player
                player = "O" if player == "X" else "X"
            for row in rack:
                print("".join(row))
            """,
            """
            h, w, m = map(int, input().split())
            columns = [""] * w
            for turn, number in enumerate(map(int, input().split())):
                if len(columns[number - 1]) < h:
                    columns[number - 1] += "XO"[turn % 2]
            full = [column.ljust(h, ".") for column in columns]
            for y in range(h - 1, -1, -1):
                print("".join(column[y] for column in full))
            """,
        ],
        inputs=[lines([h, w, len(discs)], discs) for h, w, discs in games],
        difficulty="introductory",
    )


@family("pushed-tiles")
def pushed_tiles(rng: Random) -> Draft:
    rows = [
        [2, 0, 2, 4, 4],
        [0],
        [4],
        [2, 2, 2],
        [2, 2, 2, 2],
        [0, 0, 0],
        [0, 0, 8],
        [4, 2, 2],
        [2, 4, 8],
        [8, 0, 0, 8],
    ]
    rows += [[rng.choice([0, 0, 2, 2, 4]) for _ in range(n)] for n in (6, 9, 12)]
    return Draft(
        question="""
            Tiles with numbers lie in a row; 0 is an empty place. They are pushed to the left as far as possible. Two
            equal tiles that meet become one tile with their sum, the leftmost first; a tile that was made in this way
            does not join again. Write a function `push(row)` that returns the row after that, of the same length.

            The row has 1 to 12 numbers, each 0, 2, 4 or 8.
            """,
        references=[
            """
            def push(row):
                result = []
                joined = False
                for tile in row:
                    if tile == 0:
                        continue
                    if result and result[-1] == tile and not joined:
                        result[-1] += tile
                        joined = True
                    else:
                        result.append(tile)
                        joined = False
                return result + [0] * (len(row) - len(result))
            """,
            """
            def push(row):
                tiles = [tile for tile in row if tile]
                result = []
                i = 0
                while i < len(tiles):
                    if i + 1 < len(tiles) and tiles[i] == tiles[i + 1]:
                        result.append(2 * tiles[i])
                        i += 2
                    else:
                        result.append(tiles[i])
                        i += 1
                while len(result) < len(row):
                    result.append(0)
                return result
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="interview",
        fn_name="push",
        starter_code="def push(row):\n",
    )


@family("beam-between-mirrors")
def beam_between_mirrors(rng: Random) -> Draft:
    halls = [
        (2, ["..\\", "./.", "..."]),
        (1, ["."]),
        (1, ["/"]),
        (1, ["\\"]),
        (1, ["..../"]),
        (2, ["...", "...", "..."]),
    ]
    halls[0] = (2, ["./\\.", "./..", "..\\/"])
    halls += [(1, [".\\", "..", "./"]), (3, ["/\\", "\\/", "./"]), (1, ["\\.", "\\/"]), (2, ["/.\\", "../"])]
    halls[-1] = (2, ["/.\\.", "../."])
    for h, w in ((4, 5), (7, 7), (12, 9), (15, 15)):
        halls.append((rng.randint(1, h), _board(rng, "..../\\", h, w)))
    return Draft(
        question="""
            A beam of light enters a hall in row r from the left. Mirrors / and \\ in the squares turn it by 90 degrees:
            a beam
            to the right goes up after a / and down after a \\, and so on. Where does it leave the hall?

            -----Input-----
            The first line holds h, w and r (1 <= r <= h <= 15, 1 <= w <= 15). Then follow h lines of w signs: a dot, /
            or \\.

            -----Output-----
            Print UP, DOWN, LEFT or RIGHT, the side at which it leaves, and the number of the row or column in which it
            leaves,
            counted from 1.
            """,
        references=[
            """
            h, w, r = map(int, input().split())
            hall = [input().strip() for _ in range(h)]
            y, x = r - 1, 0
            dy, dx = 0, 1
            while 0 <= y < h and 0 <= x < w:
                if hall[y][x] == "/":
                    dy, dx = -dx, -dy
                elif hall[y][x] == "\\\\":
                    dy, dx = dx, dy
                y += dy
                x += dx
            if y < 0:
                print("UP", x + 1)
            elif y == h:
                print("DOWN", x + 1)
            elif x < 0:
                print("LEFT", y + 1)
            else:
                print("RIGHT", y + 1)
            """,
            """
            import sys

            TURN = {
                "/": {"RIGHT": "UP", "UP": "RIGHT", "LEFT": "DOWN", "DOWN": "LEFT"},
                "\\\\": {"RIGHT": "DOWN", "DOWN": "RIGHT", "LEFT": "UP", "UP": "LEFT"},
            }
            STEP = {"UP": (-1, 0), "DOWN": (1, 0), "LEFT": (0, -1), "RIGHT": (0, 1)}


            def main():
                h, w, row, *hall = sys.stdin.read().split()
                squares = {(y, x): sign for y, line in enumerate(hall, 1) for x, sign in enumerate(line, 1)}
                y, x, way = int(row), 1, "RIGHT"
                while (y, x) in squares:
                    way = TURN.get(squares[y, x], {}).get(way, way)
                    y += STEP[way][0]
                    x += STEP[way][1]
                print(way, x if way in ("UP", "DOWN") else y)


            main()
            """,
        ],
        inputs=[lines([len(hall), len(hall[0]), r], *hall) for r, hall in halls],
        difficulty="competition",
    )


@family("sliding-puck")
def sliding_puck(rng: Random) -> Draft:
    def with_puck(height: int, width: int) -> list[str]:
        rows = _board(rng, ".....#", height, width)
        y, x = rng.randrange(height), rng.randrange(width)
        rows[y] = rows[y][:x] + "S" + rows[y][x + 1 :]
        return rows

    rinks = [(["...#", "#...", "S..."], "RUL"), (["S"], "UDLR"), (["S...."], "R"), (["....S"], "L"), (["#S#"], "RL")]
    rinks += [(["S", ".", ".", "#"], "D"), (["S", ".", "."], "D"), (["#", ".", "S"], "U"), ([".", ".", "S"], "U")]
    rinks += [(["..#..", ".S...", "..#.."], "RULDR")]
    rinks += [(with_puck(h, w), "".join(rng.choice("UDLR") for _ in range(n))) for h, w, n in ((5, 5, 6), (9, 7, 20))]
    rinks += [(with_puck(12, 12), "".join(rng.choice("UDLR") for _ in range(40)))]
    return Draft(
        question="""
            A puck lies on the square S of an ice rink. Each push lets it slide up (U), down (D), left (L) or right (R)
            until the
            next square is a block # or does not exist. Where does it lie after all pushes?

            -----Input-----
            The first line holds h and w (1 <= h, w <= 12). Then follow h lines of w signs: dots, # and a single S. The
            last
            line holds 1 to 40 pushes, without blanks.

            -----Output-----
            Print its row and its column, counted from 1.
            """,
        references=[
            """
            h, w = map(int, input().split())
            rink = [input().strip() for _ in range(h)]
            for r in range(h):
                if "S" in rink[r]:
                    y, x = r, rink[r].index("S")
            steps = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}
            for push in input().strip():
                dy, dx = steps[push]
                while 0 <= y + dy < h and 0 <= x + dx < w and rink[y + dy][x + dx] != "#":
                    y += dy
                    x += dx
            print(y + 1, x + 1)
            """,
            """
            h, w = map(int, input().split())
            rows = ["#" * (w + 2)] + ["#" + input().strip() + "#" for _ in range(h)] + ["#" * (w + 2)]
            ice = "".join(rows)
            place = ice.index("S")
            step = {"U": -w - 2, "D": w + 2, "L": -1, "R": 1}
            for push in input().strip():
                while ice[place + step[push]] != "#":
                    place += step[push]
            print(*divmod(place, w + 2))
            """,
        ],
        inputs=[lines([len(rink), len(rink[0])], *rink, pushes) for rink, pushes in rinks],
        difficulty="interview",
    )


@family("swapped-lanes")
def swapped_lanes(rng: Random) -> Draft:
    def swaps(h: int, w: int, m: int) -> list[str]:
        made = []
        for _ in range(m):
            kind, top = rng.choice([("row", h), ("column", w)])
            made.append(f"{kind} {rng.randint(1, top)} {rng.randint(1, top)}")
        return made

    cases = [(["abc", "def"], ["row 1 2", "column 1 3"]), (["q"], ["row 1 1"]), (["ab"], ["column 1 2"])]
    cases += [(["a", "b"], ["row 2 1"]), (["ab", "cd"], ["row 1 2", "row 1 2"]), (["ab", "cd"], ["column 2 2"])]
    cases += [(["abc", "def", "ghi"], ["row 3 1", "column 2 3", "row 2 1"])]
    for h, w, m in ((3, 4, 5), (6, 2, 8), (8, 8, 20), (5, 8, 20)):
        cases.append((_board(rng, "abcdefghijklmnopqrstuvwxyz", h, w), swaps(h, w, m)))
    return Draft(
        question="""
            On a board of letters pairs of rows or of columns change places, one pair after the other. How does it look
            in the end?

            -----Input-----
            The first line holds h and w (1 <= h, w <= 8). Then follow h lines of w lower-case letters, then the number
            of
            swaps m (1 <= m <= 20) and m lines, each with `row` or `column` and two numbers, counted from 1, which may
            be equal.

            -----Output-----
            Print the h lines of the board.
            """,
        references=[
            """
            h, w = map(int, input().split())
            board = [list(input().strip()) for _ in range(h)]
            for _ in range(int(input())):
                kind, a, b = input().split()
                a = int(a) - 1
                b = int(b) - 1
                if kind == "row":
                    board[a], board[b] = board[b], board[a]
                else:
                    for row in board:
                        row[a], row[b] = row[b], row[a]
            for row in board:
                print("".join(row))
            """,
            """
            h, w = map(int, input().split())
            board = [input().strip() for _ in range(h)]
            order = {"row": list(range(h)), "column": list(range(w))}
            for _ in range(int(input())):
                kind, a, b = input().split()
                places = order[kind]
                i, j = int(a) - 1, int(b) - 1
                places[i], places[j] = places[j], places[i]
            for y in order["row"]:
                print("".join(board[y][x] for x in order["column"]))
            """,
        ],
        inputs=[lines([len(board), len(board[0])], *board, len(made), *made) for board, made in cases],
        difficulty="interview",
    )


@family("snake-eats")
def snake_eats(rng: Random) -> Draft:
    def food(h: int, w: int, share: int) -> list[str]:
        rows = _board(rng, "*" + "." * share, h, w)
        return ["." + rows[0][1:], *rows[1:]]

    games = [(["..*", "..."], "RRDLL"), (["."], "R"), ([".*"], "RL"), ([".**", "***"], "RRDLLU"), ([".."], "RL")]
    games += [([".."], "L"), (["..", ".."], "DL")]
    games += [
        ([".*", "**"], "RDLUR"),
        ([".*.", "*.."], "RDLURD"),
        ([".....", "....."], "RRRRDLLLLU"),
        ([".", "."], "DU"),
    ]
    games += [
        ([".**.", ".**.", "...."], "RRDLU"),
        ([".", "*", "*"], "DDD"),
        (["..", ".."], "U"),
        ([".*", ".*", ".."], "RDDLUU"),
    ]
    games += [
        (food(h, w, share), way)
        for h, w, share, way in ((6, 6, 2, "RRRDDLLDDRRRUUUR"), (4, 4, 1, "RRRDLLLDRRRDLLLUUU"))
    ]
    games += [(food(8, 8, 3), "".join(["RRRRRRRD", "LLLLLLLD"][i % 2] for i in range(7)) + "LLLLLLL")]
    games[-1] = (games[-1][0], games[-1][1].replace("DLLLLLLLDLLLLLLL", "DLLLLLLLDRRRRRRR"))
    return Draft(
        question="""
            A snake of length 1 lies on the upper left square of a board. With each move its head goes one square up,
            down, left
            or right (U, D, L, R). When there is food * on that square, it eats it and grows by 1, its tail staying
            where it is.
            Otherwise the last square of its tail is left first, so the head may go there. It dies when its head leaves
            the
            board or hits its body.

            -----Input-----
            The first line holds h and w (1 <= h, w <= 8). Then follow h lines of w signs, dots and *, the first one a
            dot, then
            a line with 1 to 64 moves.

            -----Output-----
            Print DEAD and the number of the deadly move, or ALIVE and the length after all moves.
            """,
        references=[
            """
            from collections import deque

            h, w = map(int, input().split())
            board = [list(input().strip()) for _ in range(h)]
            steps = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}
            snake = deque([(0, 0)])
            result = ""
            for number, move in enumerate(input().strip(), 1):
                y = snake[0][0] + steps[move][0]
                x = snake[0][1] + steps[move][1]
                if not (0 <= y < h and 0 <= x < w):
                    result = f"DEAD {number}"
                    break
                if board[y][x] == "*":
                    board[y][x] = "."
                else:
                    snake.pop()
                if (y, x) in snake:
                    result = f"DEAD {number}"
                    break
                snake.appendleft((y, x))
            print(result or f"ALIVE {len(snake)}")
            """,
            """
            import sys


            def play(height, width, food, moves):
                body = [(0, 0)]
                length = 1
                for number, move in enumerate(moves, 1):
                    y, x = body[-1]
                    y += (move == "D") - (move == "U")
                    x += (move == "R") - (move == "L")
                    if (y, x) in food:
                        food.remove((y, x))
                        length += 1
                    body.append((y, x))
                    living = body[-length:]
                    if y in (-1, height) or x in (-1, width) or living.count((y, x)) > 1:
                        return f"DEAD {number}"
                return f"ALIVE {length}"


            h, w, *rows, moves = sys.stdin.read().split()
            food = {(y, x) for y, row in enumerate(rows) for x, sign in enumerate(row) if sign == "*"}
            print(play(int(h), int(w), food, moves))
            """,
        ],
        inputs=[lines([len(board), len(board[0])], *board, moves) for board, moves in games],
        difficulty="competition",
    )


@family("finger-on-keypad")
def finger_on_keypad(rng: Random) -> Draft:
    ways = [
        "PUPRPRP",
        "P",
        "DDDP",
        "LLPUUP",
        "RRRPLP",
        "UUUPDP",
        "ULPDDPRRP",
        "URPLPLP",
        "PPPP",
        "DRPULP",
        "DPLLP",
        "UPUP",
    ]
    ways += ["".join(rng.choice("UDLRP") for _ in range(n)) + "P" for n in (12, 30, 49)]
    return Draft(
        question="""
            A keypad has the keys 1 2 3 in the first row, 4 5 6 in the second and 7 8 9 in the third. A finger starts on
            the 5.
            U, D, L and R move it one key up, down, left or right; a move that would leave the keypad is ignored. P
            presses the
            key. Which digits are typed?

            -----Input-----
            One line with 1 to 50 letters U, D, L, R and P, among them at least one P.

            -----Output-----
            Print the digits without blanks.
            """,
        references=[
            """
            keys = ["123", "456", "789"]
            y = x = 1
            typed = ""
            for letter in input().strip():
                if letter == "U" and y > 0:
                    y -= 1
                elif letter == "D" and y < 2:
                    y += 1
                elif letter == "L" and x > 0:
                    x -= 1
                elif letter == "R" and x < 2:
                    x += 1
                elif letter == "P":
                    typed += keys[y][x]
            print(typed)
            """,
            """
            key = 5
            for letter in input().strip():
                if letter == "P":
                    print(key, end="")
                elif letter == "U" and key > 3:
                    key -= 3
                elif letter == "D" and key < 7:
                    key += 3
                elif letter == "L" and key % 3 != 1:
                    key -= 1
                elif letter == "R" and key % 3 != 0:
                    key += 1
            print()
            """,
        ],
        inputs=[lines(way) for way in ways],
        difficulty="introductory",
    )


@family("slides-and-ladders")
def slides_and_ladders(rng: Random) -> Draft:
    games = [
        (10, {3: 8, 9: 4}, [3, 1, 2]),
        (2, {}, [1]),
        (2, {}, [2]),
        (2, {}, [3]),
        (100, {}, [6] * 17),
        (6, {2: 6}, [2, 1]),
    ]
    games += [(6, {5: 1}, [5, 5, 5, 5]), (9, {1: 9}, [1]), (7, {}, [6, 1]), (7, {}, [6, 2]), (8, {}, [4, 4, 1])]
    for n, m, k in ((20, 4, 8), (50, 10, 15), (100, 20, 40)):
        places = rng.sample(range(1, n), 2 * m)
        games.append((n, dict(zip(places[:m], places[m:], strict=True)), [rng.randint(1, 6) for _ in range(k)]))
    return Draft(
        question="""
            A token starts at place 0 of a path with places 1 to n. With each throw it moves forward by the number
            thrown; when that
            would lead beyond n, it stays. On a place where a slide or a ladder begins it goes on to its end at once.
            Where is
            it after all throws?

            -----Input-----
            The first line holds n and m (2 <= n <= 100, 0 <= m <= 20). Each of the next m lines holds a begin and an
            end,
            numbers from 1 to n; all 2m are different and n is no begin. The last line holds 1 to 40 throws from 1 to 6.

            -----Output-----
            Print the place.
            """,
        references=[
            """
            n, m = map(int, input().split())
            leads = {}
            for _ in range(m):
                begin, end = map(int, input().split())
                leads[begin] = end
            place = 0
            for throw in map(int, input().split()):
                if place + throw <= n:
                    place += throw
                    if place in leads:
                        place = leads[place]
            print(place)
            """,
            """
            n, m = map(int, input().split())
            goes_to = list(range(n + 1))
            for _ in range(m):
                begin, end = map(int, input().split())
                goes_to[begin] = end
            place = 0
            for throw in input().split():
                following = place + int(throw)
                if following <= n:
                    place = goes_to[following]
            print(place)
            """,
        ],
        inputs=[lines([n, len(links)], *links.items(), throws) for n, links, throws in games],
        difficulty="interview",
    )
