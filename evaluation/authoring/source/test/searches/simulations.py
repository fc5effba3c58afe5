"""Test families that play out what happens."""

import random

from evaluation.authoring.draft import Draft, family, lines


@family("counting-out")
def counting_out(rng: random.Random) -> Draft:
    cases = [(5, 2), (1, 1), (1, 100), (2, 1), (2, 2), (10, 1), (100, 100), (100, 2), (7, 3), (6, 7), (3, 100)]
    cases += [(rng.randint(20, 99), rng.randint(3, 30)), (rng.randint(20, 99), rng.randint(31, 99))]
    return Draft(
        question="""
            n children stand in a circle, numbered from 1. They are counted clockwise, starting with child 1, and
            every k-th child leaves the circle; then the counting goes on with the next one. Who stays until the end?

            -----Input-----

            Two integers n and k (1 <= n, k <= 100).

            -----Output-----

            Print the number of the last child.
        """,
        references=[
            """
                n, k = map(int, input().split())
                circle = list(range(1, n + 1))
                i = 0
                while len(circle) > 1:
                    i = (i + k - 1) % len(circle)
                    circle.pop(i)
                print(circle[0])
            """,
            """
                from collections import deque

                n, k = map(int, input().split())
                circle = deque(range(1, n + 1))
                while len(circle) > 1:
                    circle.rotate(1 - k)
                    circle.popleft()
                print(circle[0])
            """,
            """
                import sys


                def last(n, k):
                    return 0 if n == 1 else (last(n - 1, k) + k) % n


                print(last(*map(int, sys.stdin.read().split())) + 1)
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="interview",
    )


@family("cells-alive")
def cells_alive(rng: random.Random) -> Draft:
    dishes = [[".....", "..#..", "..#..", "..#..", "....."], ["."], ["#"], ["##", "##"], ["###"], ["#.#", ".#.", "#.#"]]
    dishes += [["###", "###", "###"], ["#", "#", "#", "#"], ["#.", ".#"], [".#.", "#.#", "..."], ["##.", "#..", "..#"]]
    for h, w, alive in ((8, 12, 4), (20, 20, 3), (20, 20, 5)):
        dishes.append(["".join("#" if rng.randrange(10) < alive else "." for _ in range(w)) for _ in range(h)])
    return Draft(
        question="""
            In a dish of squares, # is a living cell and . an empty square. Each square has up to eight neighbours. In
            the next generation a living cell stays alive if 2 or 3 of its neighbours are alive, and an empty square
            with exactly 3 living neighbours comes alive. All other squares are empty. Squares outside the dish are
            empty for ever.

            -----Input-----

            The first line holds two integers h and w (1 <= h, w <= 20). Then follow h lines of w characters.

            -----Output-----

            Print the next generation as h lines.
        """,
        references=[
            """
                h, w = map(int, input().split())
                g = [input() for _ in range(h)]
                for i in range(h):
                    row = ""
                    for j in range(w):
                        alive = 0
                        for a in range(i - 1, i + 2):
                            for b in range(j - 1, j + 2):
                                if (a, b) != (i, j) and 0 <= a < h and 0 <= b < w and g[a][b] == "#":
                                    alive += 1
                        if alive == 3 or (alive == 2 and g[i][j] == "#"):
                            row += "#"
                        else:
                            row += "."
                    print(row)
            """,
            """
                import sys
                from collections import Counter


                def main():
                    h, w, *rows = sys.stdin.read().split()
                    cells = {(y, x) for y, row in enumerate(rows) for x, c in enumerate(row) if c == "#"}
                    around = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx]
                    near = Counter((y + dy, x + dx) for y, x in cells for dy, dx in around)
                    for y in range(int(h)):
                        line = [near[y, x] == 3 or near[y, x] == 2 and (y, x) in cells for x in range(int(w))]
                        print("".join(".#"[alive] for alive in line))


                main()
            """,
            """
                h, w = map(int, input().split())
                padded = ["." * (w + 2)] + ["." + input().strip() + "." for _ in range(h)] + ["." * (w + 2)]
                for y in range(1, h + 1):
                    out = []
                    for x in range(1, w + 1):
                        block = "".join(row[x - 1:x + 2] for row in padded[y - 1:y + 2]).count("#")
                        out.append("#" if block == 3 or (block == 4 and padded[y][x] == "#") else ".")
                    print("".join(out))
            """,
        ],
        inputs=[lines(f"{len(rows)} {len(rows[0])}", *rows) for rows in dishes],
        difficulty="interview",
    )


@family("league-table")
def league_table(rng: random.Random) -> Draft:
    seasons = [["lynx 2 1 bears", "bears 0 0 owls"], ["a 0 0 b"], ["b 1 0 a"], ["a 1 0 b"], ["b 0 0 a", "c 5 0 a"]]
    seasons += [
        ["a 1 0 b", "b 1 0 a"],
        ["x 3 2 y", "y 2 3 x", "z 9 9 x"],
        ["c 1 1 b", "b 1 1 a", "a 1 1 c"],
        ["m 99 0 n"],
    ]
    for n, names in ((12, "abcde"), (50, "abcdefgh"), (50, "klm")):
        games = []
        for _ in range(n):
            home, guest = rng.sample(names, 2)
            games.append(f"{home}{home} {rng.randint(0, 3)} {rng.randint(0, 3)} {guest}{guest}")
        seasons.append(games)
    return Draft(
        question="""
            In a league a win is worth 3 points, a draw 1 point and a defeat 0 points. Print the table of the season.

            -----Input-----

            The first line holds the integer n (1 <= n <= 50). Then follow n lines "home h g guest": the name of the
            home team, its goals, the goals of the guests, their name. The two names differ and have 1 to 10
            lowercase letters; goals are from 0 to 99.

            -----Output-----

            Print a line with name and points for each team that played: more points first, equal ones in alphabetical
            order.
        """,
        references=[
            """
                n = int(input())
                points = {}
                for _ in range(n):
                    home, h, g, guest = input().split()
                    points.setdefault(home, 0)
                    points.setdefault(guest, 0)
                    if int(h) > int(g):
                        points[home] += 3
                    elif int(h) < int(g):
                        points[guest] += 3
                    else:
                        points[home] += 1
                        points[guest] += 1
                for team in sorted(points, key=lambda t: (-points[t], t)):
                    print(team, points[team])
            """,
            """
                import sys
                from collections import defaultdict


                def main():
                    table = defaultdict(int)
                    for line in sys.stdin.read().splitlines()[1:]:
                        home, h, g, guest = line.split()
                        margin = int(h) - int(g)
                        table[home] += 3 * (margin > 0) + (margin == 0)
                        table[guest] += 3 * (margin < 0) + (margin == 0)
                    ranking = sorted(table.items())
                    ranking.sort(key=lambda entry: entry[1], reverse=True)
                    for name, total in ranking:
                        print(name, total)


                main()
            """,
        ],
        inputs=[lines(len(games), *games) for games in seasons],
        difficulty="interview",
    )
