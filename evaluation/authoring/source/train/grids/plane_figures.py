"""Figures with whole coordinates: rectangles, points, ropes, fields and squares."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


def _rectangle(rng: Random, top: int) -> list[int]:
    left, bottom = rng.randint(0, top - 1), rng.randint(0, top - 1)
    return [left, bottom, rng.randint(left + 1, top), rng.randint(bottom + 1, top)]


@family("two-carpets")
def two_carpets(rng: Random) -> list[Draft]:
    pairs = [[[1, 1, 5, 4], [3, 2, 8, 6]], [[0, 0, 1, 1], [0, 0, 1, 1]], [[0, 0, 2, 2], [2, 0, 4, 2]]]
    pairs += [[[0, 0, 2, 2], [3, 3, 5, 5]], [[0, 0, 9, 9], [2, 3, 4, 8]], [[2, 3, 4, 8], [0, 0, 9, 9]]]
    pairs += [[[0, 4, 9, 5], [4, 0, 5, 9]], [[0, 0, 100, 100], [99, 99, 100, 100]], [[0, 0, 3, 3], [0, 3, 3, 6]]]
    pairs += [[[5, 0, 7, 9], [0, 0, 4, 9]], [[2, 2, 5, 5], [2, 2, 5, 6]], [[1, 2, 5, 5], [2, 2, 5, 5]]]
    pairs += [[[2, 1, 5, 5], [2, 2, 5, 5]], [[2, 2, 6, 5], [2, 2, 5, 5]], [[2, 2, 5, 6], [2, 2, 5, 5]]]
    pairs = pairs[:10] + [[_rectangle(rng, top), _rectangle(rng, top)] for top in (5, 10, 30, 100)] + pairs[10:]
    limits = (
        "Each of the two lines holds left, bottom, right and top edge of a carpet, integers from 0 to 100; left is "
        "less than right and bottom less than top."
    )
    story = "Two carpets lie on a floor with their edges along the axes."
    inputs = [lines(*pair) for pair in pairs[:14]]
    return [
        Draft(
            question=f"""
                {story} How large is the area that lies under both?

                -----Input-----
                {limits}

                -----Output-----
                Print the area, 0 when they do not overlap.
                """,
            references=[
                """
                a = list(map(int, input().split()))
                b = list(map(int, input().split()))
                width = min(a[2], b[2]) - max(a[0], b[0])
                height = min(a[3], b[3]) - max(a[1], b[1])
                if width > 0 and height > 0:
                    print(width * height)
                else:
                    print(0)
                """,
                """
                def squares():
                    left, bottom, right, top = map(int, input().split())
                    return {(x, y) for x in range(left, right) for y in range(bottom, top)}


                print(len(squares() & squares()))
                """,
                """
                l1, b1, r1, t1 = map(int, input().split())
                l2, b2, r2, t2 = map(int, input().split())
                width = max(0, min(r1, r2) - max(l1, l2))
                height = max(0, min(t1, t2) - max(b1, b2))
                print(width * height)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                {story} How large is the area of the floor that is covered, by one of them or by both?

                -----Input-----
                {limits}

                -----Output-----
                Print the area.
                """,
            references=[
                """
                a = list(map(int, input().split()))
                b = list(map(int, input().split()))
                area = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1])
                width = min(a[2], b[2]) - max(a[0], b[0])
                height = min(a[3], b[3]) - max(a[1], b[1])
                if width > 0 and height > 0:
                    area -= width * height
                print(area)
                """,
                """
                covered = set()
                for _ in range(2):
                    left, bottom, right, top = map(int, input().split())
                    for x in range(left, right):
                        for y in range(bottom, top):
                            covered.add((x, y))
                print(len(covered))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                {story} Write a function `hidden(first, second)` that returns True if the first lies wholly on the
                second,
                otherwise False. Edges may lie on each other.

                A carpet is a list of its left, bottom, right and top edge, integers from 0 to 100; left is less than
                right
                and bottom less than top.
                """,
            references=[
                """
                def hidden(first, second):
                    left, bottom, right, top = first
                    return left >= second[0] and bottom >= second[1] and right <= second[2] and top <= second[3]
                """,
                """
                def hidden(first, second):
                    if first[0] < second[0] or first[1] < second[1]:
                        return False
                    if first[2] > second[2] or first[3] > second[3]:
                        return False
                    return True
                """,
            ],
            inputs=[
                pairs[5],
                *pairs[:4],
                pairs[4],
                [[0, 0, 6, 3], [0, 0, 5, 9]],
                [[0, 0, 3, 6], [0, 0, 9, 5]],
                pairs[8],
                *pairs[12:],
            ],
            difficulty="introductory",
            fn_name="hidden",
            starter_code="def hidden(first, second):\n",
        ),
    ]


@family("garden-with-edge")
def garden_with_edge(rng: Random) -> Draft:
    cases = [([1, 1, 5, 4], [(2, 2), (5, 3), (6, 1), (1, 1)]), ([0, 0, 1, 1], [(0, 0)]), ([0, 0, 2, 2], [(1, 1)])]
    cases += [([3, 3, 6, 7], [(2, 5), (7, 5), (4, 2), (4, 8)]), ([3, 3, 6, 7], [(3, 5), (6, 5), (4, 3), (4, 7)])]
    cases += [([3, 3, 6, 7], [(4, 4), (5, 6), (4, 6), (5, 4)]), ([3, 3, 6, 7], [(3, 2), (3, 8), (2, 3), (7, 7)])]
    cases += [([3, 3, 6, 7], [(6, 8), (7, 3), (2, 7), (6, 2), (3, 3), (6, 7), (3, 7), (6, 3)])]
    for top, n in ((5, 10), (10, 30), (20, 50), (50, 50)):
        cases.append((_rectangle(rng, top), [(rng.randint(0, top), rng.randint(0, top)) for _ in range(n)]))
    return Draft(
        question="""
            A hedge runs along the edges of a rectangular garden. Of n balls, how many land inside the hedge, how
            many on it (corners included) and how many outside?

            -----Input-----
            The first line holds left, bottom, right and top edge of the garden, the second n
            (1 <= n <= 50). Each of the next n lines holds x and y of a ball. All coordinates are from 0 to 50; left <
            right
            and bottom < top.

            -----Output-----
            Print the three numbers.
            """,
        references=[
            """
            left, bottom, right, top = map(int, input().split())
            inside = edge = outside = 0
            for _ in range(int(input())):
                x, y = map(int, input().split())
                if left < x < right and bottom < y < top:
                    inside += 1
                elif left <= x <= right and bottom <= y <= top:
                    edge += 1
                else:
                    outside += 1
            print(inside, edge, outside)
            """,
            """
            left, bottom, right, top = map(int, input().split())
            n = int(input())
            balls = [tuple(map(int, input().split())) for _ in range(n)]
            outside = sum(x < left or x > right or y < bottom or y > top for x, y in balls)
            inside = sum(left < x < right and bottom < y < top for x, y in balls)
            print(inside, n - inside - outside, outside)
            """,
        ],
        inputs=[lines(garden, len(balls), *balls) for garden, balls in cases],
        difficulty="introductory",
    )


@family("net-around-buoys")
def net_around_buoys(rng: Random) -> Draft:
    cases = [
        [[1, 2], [4, 3], [2, 7]],
        [[0, 0]],
        [[5, -3], [5, 8]],
        [[-4, 1], [9, 1]],
        [[3, 3], [3, 3]],
        [[-1, -1], [1, 1]],
    ]
    cases += [[[100, 100], [-100, -100], [0, 0]]]
    cases += [[integers(rng, 2, -top, top) for _ in range(n)] for n, top in ((4, 5), (8, 20), (15, 50), (30, 100))]
    return Draft(
        question="""
            A net is spread around buoys: the smallest rectangle with edges along the axes in or on which all of them
            lie. Write
            a function `net_area(buoys)` that returns its area. It is 0 when the buoys lie in one row or column.

            The argument is a list of 1 to 30 lists [x, y] of integers from -100 to 100; some may be equal.
            """,
        references=[
            """
            def net_area(buoys):
                xs = [x for x, y in buoys]
                ys = [y for x, y in buoys]
                return (max(xs) - min(xs)) * (max(ys) - min(ys))
            """,
            """
            def net_area(buoys):
                left = right = buoys[0][0]
                bottom = top = buoys[0][1]
                for x, y in buoys:
                    if x < left:
                        left = x
                    elif x > right:
                        right = x
                    if y < bottom:
                        bottom = y
                    elif y > top:
                        top = y
                return (right - left) * (top - bottom)
            """,
            """
            def net_area(buoys):
                xs, ys = map(sorted, zip(*buoys))
                return (xs[-1] - xs[0]) * (ys[-1] - ys[0])
            """,
        ],
        inputs=[[case] for case in cases],
        difficulty="introductory",
        fn_name="net_area",
        starter_code="def net_area(buoys):\n",
    )


@family("field-with-corners")
def field_with_corners(rng: Random) -> Draft:
    fields = [
        [(0, 0), (4, 0), (4, 2), (1, 3)],
        [(0, 0), (1, 0), (0, 1)],
        [(0, 0), (0, 1), (1, 0)],
        [(0, 0), (2, 4), (4, 0)],
    ]
    fields += [[(-5, -5), (5, -5), (5, 5), (-5, 5)], [(0, 0), (4, 0), (4, 4), (2, 1)], [(7, 3), (7, 9), (2, 5)]]
    fields += [[(-100, -100), (-100, 100), (100, 100), (100, -100)]]
    for n, width in ((5, 10), (8, 20), (15, 100), (20, 100)):
        xs = sorted(rng.sample(range(-width, width + 1), n))
        lower = [(x, rng.randint(-100, -1)) for x in xs[::2]]
        upper = [(x, rng.randint(1, 100)) for x in xs[1::2]]
        field = lower + upper[::-1]
        fields.append(field[::-1] if n % 2 else field)
    return Draft(
        question="""
            A field has n corners, listed in the order in which one walks around it, this way or that. Its border does
            not cross
            or touch itself. Print twice its area, which is a whole number.

            -----Input-----
            The first line holds n (3 <= n <= 20). Each of the next n lines holds x and y of a corner, integers
            from -100 to 100.

            -----Output-----
            Print twice the area.
            """,
        references=[
            """
            n = int(input())
            corners = [tuple(map(int, input().split())) for _ in range(n)]
            double = 0
            for i in range(n):
                x1, y1 = corners[i]
                x2, y2 = corners[(i + 1) % n]
                double += x1 * y2 - x2 * y1
            print(abs(double))
            """,
            """
            n = int(input())
            corners = [list(map(int, input().split())) for _ in range(n)]
            double = 0
            for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1]):
                double += (x2 - x1) * (y1 + y2)
            print(abs(double))
            """,
            """
            import sys

            n, *data = map(int, sys.stdin.read().split())
            xs = data[::2]
            ys = data[1::2]
            double = sum(xs[i] * (ys[(i + 1) % n] - ys[i - 1]) for i in range(n))
            print(abs(double))
            """,
        ],
        inputs=[lines(len(field), *field) for field in fields],
        difficulty="interview",
    )


@family("crossing-ropes")
def crossing_ropes(rng: Random) -> Draft:
    cases = [
        [(1, 2, 6, 2), (4, 0, 4, 5), (8, 1, 8, 3)],
        [(0, 0, 1, 0)],
        [(0, 3, 4, 3), (4, 3, 4, 8)],
        [(0, 0, 4, 0)] * 2,
    ]
    cases += [[(0, 3, 4, 3), (5, 0, 5, 8)], [(2, 3, 4, 3), (1, 0, 1, 8)], [(0, 3, 4, 3), (2, 4, 2, 8)]]
    cases += [[(0, 3, 4, 3), (2, 0, 2, 2)], [(0, 3, 4, 3), (0, 0, 0, 3)], [(0, 3, 4, 3), (2, 3, 2, 9), (3, 1, 3, 3)]]
    cases += [[(1, 0, 1, 5), (2, 0, 2, 5), (3, 0, 3, 5)]]
    for n, top in ((5, 6), (12, 10), (40, 30), (40, 100)):
        ropes = []
        for _ in range(n):
            place = rng.randint(0, top)
            start, end = sorted(rng.sample(range(top + 1), 2))
            ropes.append((start, place, end, place) if rng.randint(0, 1) else (place, start, place, end))
        cases.append(ropes)
    return Draft(
        question="""
            Ropes are stretched over a yard, each from west to east or from south to north. In how many pairs of a
            west-east and
            a south-north rope do the two cross or touch?

            -----Input-----
            The first line holds n (1 <= n <= 40). Each of the next n lines holds x1, y1, x2 and y2, integers from 0 to
            100, for a
            rope from (x1, y1) to (x2, y2): either y1 = y2 and x1 < x2, or x1 = x2 and y1 < y2.

            -----Output-----
            Print the number of pairs.
            """,
        references=[
            """
            n = int(input())
            flat = []
            upright = []
            for _ in range(n):
                x1, y1, x2, y2 = map(int, input().split())
                if y1 == y2:
                    flat.append((x1, x2, y1))
                else:
                    upright.append((y1, y2, x1))
            pairs = 0
            for left, right, y in flat:
                for bottom, top, x in upright:
                    if left <= x <= right and bottom <= y <= top:
                        pairs += 1
            print(pairs)
            """,
            """
            import sys


            def points(x1, y1, x2, y2):
                return {(x, y) for x in range(x1, x2 + 1) for y in range(y1, y2 + 1)}


            ropes = [list(map(int, line.split())) for line in sys.stdin.read().splitlines()[1:]]
            flat = [points(*rope) for rope in ropes if rope[1] == rope[3]]
            upright = [points(*rope) for rope in ropes if rope[0] == rope[2]]
            print(sum(not a.isdisjoint(b) for a in flat for b in upright))
            """,
        ],
        inputs=[lines(len(ropes), *ropes) for ropes in cases],
        difficulty="interview",
    )


@family("covered-ground")
def covered_ground(rng: Random) -> Draft:
    big = 10**6
    cases = [[(0, 0, 4, 3), (2, 1, 6, 5), (2, 2, 3, 3)], [(0, 0, 1, 1)], [(0, 0, big, big)] * 2]
    cases += [[(0, 0, 2, 2), (2, 2, 4, 4)], [(0, 0, 9, 9), (3, 3, 6, 6)], [(3, 3, 6, 6), (0, 0, 9, 9)]]
    cases += [[(0, 3, 9, 6), (3, 0, 6, 9)], [(0, 0, 5, 5), (5, 0, 10, 5), (0, 5, 10, 10)], [(0, 0, 3, 9), (6, 0, 9, 9)]]
    for n, top in ((4, 6), (10, 20), (20, big), (30, 1000)):
        cases.append([tuple(_rectangle(rng, top)) for _ in range(n)])
    return Draft(
        question="""
            After a festival n tarpaulins lie on a large meadow, their edges along the axes, some on top of others. How
            large
            is the area that is covered?

            -----Input-----
            The first line holds n (1 <= n <= 30). Each of the next n lines holds left, bottom, right and top edge of a
            tarpaulin, integers from 0 to 10^6; left is less than right and bottom less than top.

            -----Output-----
            Print the covered area.
            """,
        references=[
            """
            n = int(input())
            sheets = [tuple(map(int, input().split())) for _ in range(n)]
            xs = sorted({x for left, _, right, _ in sheets for x in (left, right)})
            ys = sorted({y for _, bottom, _, top in sheets for y in (bottom, top)})
            area = 0
            for x1, x2 in zip(xs, xs[1:]):
                here = [sheet for sheet in sheets if sheet[0] <= x1 and x2 <= sheet[2]]
                for y1, y2 in zip(ys, ys[1:]):
                    if any(sheet[1] <= y1 and y2 <= sheet[3] for sheet in here):
                        area += (x2 - x1) * (y2 - y1)
            print(area)
            """,
            """
            import sys


            def without(piece, sheet):
                left, bottom, right, top = piece
                l, b, r, t = sheet
                if r <= left or right <= l or t <= bottom or top <= b:
                    return [piece]
                low, high = max(b, bottom), min(t, top)
                parts = [(left, bottom, right, low), (left, high, right, top)]
                parts += [(left, low, l, high), (r, low, right, high)]
                return [part for part in parts if part[0] < part[2] and part[1] < part[3]]


            pieces = []
            for line in sys.stdin.read().splitlines()[1:]:
                sheet = tuple(map(int, line.split()))
                pieces = [part for piece in pieces for part in without(piece, sheet)] + [sheet]
            print(sum((right - left) * (top - bottom) for left, bottom, right, top in pieces))
            """,
        ],
        inputs=[lines(len(sheets), *sheets) for sheets in cases],
        difficulty="competition",
    )


@family("squares-of-posts")
def squares_of_posts(rng: Random) -> Draft:
    cases = [
        [(0, 1), (1, 3), (3, 2), (2, 0), (1, 1)],
        [(0, 0)],
        [(0, 0), (1, 0), (0, 1)],
        [(5, 5), (6, 5), (5, 6), (6, 6)],
    ]
    cases += [[(x, y) for x in range(3) for y in range(3)], [(0, 0), (2, 0), (0, 1), (2, 1)]]
    cases += [[(-20, -20), (20, 20), (-20, 20), (20, -20), (0, 0)], [(0, 1), (1, 0), (-1, 0), (0, -1)]]
    cases += [[(x, y) for x in range(-3, 4) for y in range(-3, 3)][:40], [(0, 0), (3, 1), (1, 3), (4, 4)]]
    for n, top in ((10, 3), (20, 4), (40, 5)):
        cases.append(rng.sample([(x, y) for x in range(top) for y in range(top + 4)], n))
    return Draft(
        question="""
            Posts stand at points of the plane. How many squares have posts at all four corners? Squares may stand at a
            slant,
            may overlap and may have other posts inside.

            -----Input-----
            The first line holds n (1 <= n <= 40). Each of the next n lines holds x and y of a post, integers from -20
            to 20. No
            two posts stand at the same point.

            -----Output-----
            Print the number of squares.
            """,
        references=[
            """
            n = int(input())
            posts = [tuple(map(int, input().split())) for _ in range(n)]
            known = set(posts)
            sides = 0
            for x1, y1 in posts:
                for x2, y2 in posts:
                    dx, dy = x2 - x1, y2 - y1
                    if (dx, dy) != (0, 0) and (x2 - dy, y2 + dx) in known and (x1 - dy, y1 + dx) in known:
                        sides += 1
            print(sides // 4)
            """,
            """
            from itertools import combinations

            posts = {complex(*map(int, input().split())) for _ in range(int(input()))}
            diagonals = 0
            for a, c in combinations(posts, 2):
                middle = (a + c) / 2
                arm = (a - c) / 2 * 1j
                if middle + arm in posts and middle - arm in posts:
                    diagonals += 1
            print(diagonals // 2)
            """,
        ],
        inputs=[lines(len(posts), *posts) for posts in cases],
        difficulty="competition",
    )
