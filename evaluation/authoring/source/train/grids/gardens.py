"""Gardens and boxes: beds, ponds, hedges and ribbons."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("bulbs-in-a-bed")
def bulbs_in_a_bed(rng: Random) -> Draft:
    beds = [(100, 45, 20), (0, 0, 1), (0, 500, 7), (500, 0, 500), (9, 10, 10), (10, 9, 10), (19, 20, 10)]
    beds += [(1000, 1000, 1), (999, 1000, 100), (50, 50, 100)]
    beds += [(rng.randint(0, 1000), rng.randint(0, 1000), rng.randint(1, 100)) for _ in range(3)]
    return Draft(
        question="""
            Tulip bulbs are set in straight rows in a bed of a by b centimetres. The first one is set in a corner, and
            neighbours in a row, as well as neighbouring rows, are exactly d centimetres apart. Bulbs may lie on the
            edge. How many bulbs find room?

            -----Input-----
            One line with a, b and d (0 <= a, b <= 1000, 1 <= d <= 500).

            -----Output-----
            Print the number of bulbs.
            """,
        references=[
            """
            a, b, d = map(int, input().split())
            rows = a // d + 1
            in_row = b // d + 1
            print(rows * in_row)
            """,
            """
            a, b, d = map(int, input().split())
            print(len(range(0, a + 1, d)) * len(range(0, b + 1, d)))
            """,
            """
            a, b, d = map(int, input().split())
            bulbs = 0
            y = 0
            while y <= a:
                x = 0
                while x <= b:
                    bulbs += 1
                    x += d
                y += d
            print(bulbs)
            """,
        ],
        inputs=[lines(bed) for bed in beds],
        difficulty="introductory",
    )


@family("gift-ribbon")
def gift_ribbon(rng: Random) -> list[Draft]:
    boxes = [(30, 20, 10), (1, 1, 1), (100, 100, 100), (1, 2, 3), (3, 2, 1), (2, 3, 1), (100, 1, 1), (1, 100, 1)]
    boxes += [(1, 1, 100)] + [tuple(integers(rng, 3, 1, 100)) for _ in range(3)]
    inputs = [lines(box) for box in boxes]
    limits = "One line with the length, the width and the height of the box in centimetres (1 to 100 each)."
    return [
        Draft(
            question=f"""
                A ribbon runs once around a box along its length and once along its width, both times over the top and
                under the bottom. The bow takes 25 centimetres more. How long is the ribbon?

                -----Input-----
                {limits}

                -----Output-----
                Print the centimetres.
                """,
            references=[
                """
                length, width, height = map(int, input().split())
                print(2 * length + 2 * width + 4 * height + 25)
                """,
                """
                a, b, h = [int(x) for x in input().split()]
                first = 2 * (a + h)
                second = 2 * (b + h)
                print(first + second + 25)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                A box without a lid is painted outside: the bottom and the four walls. One can of paint is enough for
                500 square centimetres. How many cans must be opened?

                -----Input-----
                {limits}

                -----Output-----
                Print the number of cans.
                """,
            references=[
                """
                length, width, height = map(int, input().split())
                area = length * width + 2 * length * height + 2 * width * height
                print((area + 499) // 500)
                """,
                """
                a, b, h = map(int, input().split())
                walls = 2 * (a + b) * h
                cans, rest = divmod(a * b + walls, 500)
                if rest > 0:
                    cans += 1
                print(cans)
                """,
                """
                import math

                a, b, h = map(int, input().split())
                print(math.ceil((a * b + 2 * h * (a + b)) / 500))
                """,
            ],
            inputs=[*inputs, lines([10, 10, 10]), lines([3, 7, 24])],
            difficulty="introductory",
        ),
    ]


@family("tiles-round-pond")
def tiles_round_pond(rng: Random) -> Draft:
    ponds = [(3, 2, 1), (1, 1, 1), (1, 1, 10), (100, 1, 1), (1, 100, 2), (100, 100, 10), (100, 100, 1), (5, 5, 2)]
    ponds += [(rng.randint(1, 100), rng.randint(1, 100), rng.randint(1, 10)) for _ in range(4)]
    return Draft(
        question="""
            A rectangular pond of a by b metres gets a path of w metres around it, the same at all sides and corners. It
            is laid with tiles of one by one metre. How many tiles are needed?

            -----Input-----
            One line with a, b and w (1 <= a, b <= 100, 1 <= w <= 10).

            -----Output-----
            Print the number of tiles.
            """,
        references=[
            """
            a, b, w = map(int, input().split())
            outside = (a + 2 * w) * (b + 2 * w)
            print(outside - a * b)
            """,
            """
            a, b, w = map(int, input().split())
            tiles = 0
            for ring in range(w):
                tiles += 2 * a + 2 * b + 4
                a += 2
                b += 2
            print(tiles)
            """,
            """
            a, b, w = map(int, input().split())
            sides = 2 * w * (a + b)
            corners = 4 * w * w
            print(sides + corners)
            """,
        ],
        inputs=[lines(pond) for pond in ponds],
        difficulty="introductory",
    )


@family("hedge-cuts")
def hedge_cuts(rng: Random) -> Draft:
    hedges = [(100, 4, 110, 10), (50, 1, 50, 1), (50, 1, 51, 1), (50, 1, 51, 2), (50, 2, 51, 1), (50, 20, 300, 52)]
    hedges += [(299, 20, 300, 52), (300, 20, 300, 52), (100, 10, 120, 2), (100, 10, 120, 3), (100, 3, 100, 0)]
    for _ in range(3):
        height = rng.randint(50, 300)
        hedges.append((height, rng.randint(1, 20), rng.randint(height, 300), rng.randint(10, 52)))
    return Draft(
        question="""
            A hedge is h centimetres high and grows g centimetres a week. Whenever it is higher than m centimetres at
            the end of a week, it is cut down to h again. How often is it cut in n weeks, and how high is it then?

            -----Input-----
            One line with h, g, m and n (50 <= h <= m <= 300, 1 <= g <= 20, 0 <= n <= 52).

            -----Output-----
            Print the number of cuts and the height after n weeks.
            """,
        references=[
            """
            h, g, m, n = map(int, input().split())
            height = h
            cuts = 0
            for week in range(n):
                height += g
                if height > m:
                    height = h
                    cuts += 1
            print(cuts, height)
            """,
            """
            h, g, m, n = map(int, input().split())
            weeks_to_cut = (m - h) // g + 1
            cuts, rest = divmod(n, weeks_to_cut)
            print(cuts, h + rest * g)
            """,
        ],
        inputs=[lines(hedge) for hedge in hedges],
        difficulty="introductory",
    )
