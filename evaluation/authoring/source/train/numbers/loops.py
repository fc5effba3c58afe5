"""Loops that count, grow or print line after line."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


@family("savings-goal")
def savings_goal(rng: Random) -> list[Draft]:
    goals = [(10, 55), (1, 1), (100, 1), (1, 2), (7, 7), (1, 10**6), (100, 10**6), (5, 6), (50, 150)]
    goals += [(rng.randint(1, 100), rng.randint(1, 10**6)) for _ in range(4)]
    inputs = [lines(goal) for goal in goals]
    return [
        Draft(
            question="""
                Lea puts a coins in a box in the first week and doubles what she puts in every week. In which week does
                the box hold g coins or more?

                -----Input-----
                One line with a and g (1 <= a <= 100, 1 <= g <= 10^6).

                -----Output-----
                Print the number of the week.
                """,
            references=[
                """
                a, g = map(int, input().split())
                box = a
                week = 1
                while box < g:
                    a *= 2
                    box += a
                    week += 1
                print(week)
                """,
                """
                a, g = map(int, input().split())
                week = 1
                while a * (2**week - 1) < g:
                    week += 1
                print(week)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question="""
                A plant of a millimetres triples its height every month. How many months pass until it has g
                millimetres or more?

                -----Input-----
                One line with a and g (1 <= a <= 100, 1 <= g <= 10^6).

                -----Output-----
                Print the number of months, 0 when it is high enough at once.
                """,
            references=[
                """
                height, goal = map(int, input().split())
                months = 0
                while height < goal:
                    height *= 3
                    months += 1
                print(months)
                """,
                """
                def months(height, goal):
                    if height >= goal:
                        return 0
                    return 1 + months(3 * height, goal)


                a, g = map(int, input().split())
                print(months(a, g))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question="""
                Lea puts a coins in a box on the first day, a + 1 on the second, a + 2 on the third and so on. On which
                day does the box hold g coins or more?

                -----Input-----
                One line with a and g (1 <= a <= 100, 1 <= g <= 10^6).

                -----Output-----
                Print the number of the day.
                """,
            references=[
                """
                a, g = map(int, input().split())
                day = 0
                box = 0
                while box < g:
                    box += a + day
                    day += 1
                print(day)
                """,
                """
                a, g = map(int, input().split())
                day = 1
                while day * a + day * (day - 1) // 2 < g:
                    day += 1
                print(day)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("rocket-start")
def rocket_start(rng: Random) -> list[Draft]:
    inputs = [lines(n) for n in (3, 1, 2, 4, 5, 7, 10, 25, 99, 100, rng.randint(11, 98))]
    return [
        Draft(
            question="""
                Count down to the start of a rocket.

                -----Input-----
                One line with n (1 <= n <= 100).

                -----Output-----
                Print the numbers from n down to 1, one a line, then START.
                """,
            references=[
                """
                n = int(input())
                for i in range(n, 0, -1):
                    print(i)
                print("START")
                """,
                """
                n = int(input())
                while n > 0:
                    print(n)
                    n -= 1
                print("START")
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question="""
                A lift has no button for a floor that 4 divides. Which buttons does it have up to floor n?

                -----Input-----
                One line with n (1 <= n <= 100).

                -----Output-----
                Print the numbers from 1 to n that 4 does not divide, in one line.
                """,
            references=[
                """
                n = int(input())
                buttons = []
                for floor in range(1, n + 1):
                    if floor % 4 != 0:
                        buttons.append(floor)
                print(*buttons)
                """,
                """
                n = int(input())
                print(" ".join(str(i) for i in range(1, n + 1) if i % 4))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question="""
                A fence of n posts is painted red and white in turn, and the first post is red. Write R for a red post
                and W for a white one.

                -----Input-----
                One line with n (1 <= n <= 100).

                -----Output-----
                Print the fence as one word.
                """,
            references=[
                """
                n = int(input())
                fence = ""
                for i in range(n):
                    fence += "R" if i % 2 == 0 else "W"
                print(fence)
                """,
                """
                n = int(input())
                print(("RW" * n)[:n])
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("tower-of-boxes")
def tower_of_boxes(rng: Random) -> list[Draft]:
    inputs = [lines(n) for n in (4, 1, 2, 3, 5, 10, 50, 99, 100, rng.randint(6, 49), rng.randint(51, 98))]
    tales = [
        ("A tower has n floors. Floor i from the top is built of i times i stones.", "i * i", "stones"),
        ("In an arena row i has 2 * i + 1 seats. There are n rows, counted from 1.", "2 * i + 1", "seats"),
        ("Room i of a castle has i doors, and behind every door 3 more. There are n rooms.", "4 * i", "doors"),
    ]
    drafts = []
    for tale, formula, things in tales:
        drafts.append(
            Draft(
                question=f"""
                    {tale} How many {things} are there in all?

                    -----Input-----
                    One line with n (1 <= n <= 100).

                    -----Output-----
                    Print the number of {things}.
                    """,
                references=[
                    f"""
                    n = int(input())
                    {things} = 0
                    for i in range(1, n + 1):
                        {things} += {formula}
                    print({things})
                    """,
                    f"""
                    n = int(input())
                    print(sum({formula} for i in range(1, n + 1)))
                    """,
                ],
                inputs=inputs,
                difficulty="introductory",
            )
        )
    return drafts


@family("framed-box")
def framed_box(rng: Random) -> Draft:
    sizes = [(3, 5), (1, 1), (1, 4), (4, 1), (2, 2), (2, 3), (3, 3), (20, 20), (20, 1), (1, 20)]
    sizes += [(rng.randint(3, 19), rng.randint(3, 19)) for _ in range(2)]
    return Draft(
        question="""
            Draw a frame of # with dots inside.

            -----Input-----
            One line with the height h and the width w (1 <= h, w <= 20).

            -----Output-----
            Print h lines of w signs: # on the border, a dot everywhere else.
            """,
        references=[
            """
            h, w = map(int, input().split())
            for row in range(h):
                line = ""
                for column in range(w):
                    if row in (0, h - 1) or column in (0, w - 1):
                        line += "#"
                    else:
                        line += "."
                print(line)
            """,
            """
            h, w = map(int, input().split())
            border = "#" * w
            inner = border if w < 3 else "#" + "." * (w - 2) + "#"
            print("\\n".join([border] + [inner] * (h - 2) + [border] * (h > 1)))
            """,
        ],
        inputs=[lines(size) for size in sizes],
        difficulty="introductory",
    )
