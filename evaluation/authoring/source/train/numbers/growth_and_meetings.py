"""One to three numbers and a loop: ranges, chases, growth and number machines."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


@family("between-two-numbers")
def between_two_numbers(rng: Random) -> list[Draft]:
    pairs = [
        (7, 4),
        (4, 7),
        (5, 5),
        (0, 0),
        (-3, 3),
        (-4, 3),
        (1000, -1000),
        (1, 2),
        (-1000, 999),
        (-1, 0),
        (999, 1000),
    ]
    pairs += [(rng.randint(-1000, 1000), rng.randint(-1000, 1000)) for _ in range(3)]
    rows = [(3, 7), (1, 1), (1, 2), (1, 3), (9, 10), (10, 10), (1, 1000), (1, 999), (2, 1000), (2, 9)]
    rows += [tuple(sorted((rng.randint(1, 1000), rng.randint(1, 1000)))) for _ in range(3)]
    return [
        Draft(
            question="""
                Ada hops along a line of whole numbers from x to y, one number at a time, and adds up all numbers on
                which she stands, x and y included. She may hop up or down. Which sum does she get?

                -----Input-----
                One line with x and y, integers from -1000 to 1000. They may be equal.

                -----Output-----
                Print the sum.
                """,
            references=[
                """
                x, y = map(int, input().split())
                if x > y:
                    x, y = y, x
                total = 0
                for floor in range(x, y + 1):
                    total += floor
                print(total)
                """,
                """
                x, y = map(int, input().split())
                floors = abs(x - y) + 1
                print((x + y) * floors // 2)
                """,
                """
                x, y = map(int, input().split())
                print(sum(range(min(x, y), max(x, y) + 1)))
                """,
            ],
            inputs=[lines(pair) for pair in pairs],
            difficulty="introductory",
        ),
        Draft(
            question="""
                On day a Nele gets a coins, on day a + 1 she gives a + 1 coins away, on day a + 2 she gets a + 2 coins
                and so on, in turn, up to day b. How many coins does she have more in the end than before? The result is
                negative when she has fewer.

                -----Input-----
                One line with a and b (1 <= a <= b <= 1000).

                -----Output-----
                Print the change in coins.
                """,
            references=[
                """
                a, b = map(int, input().split())
                coins = 0
                for day in range(a, b + 1):
                    if (day - a) % 2 == 0:
                        coins += day
                    else:
                        coins -= day
                print(coins)
                """,
                """
                a, b = map(int, input().split())
                print(sum(range(a, b + 1, 2)) - sum(range(a + 1, b + 1, 2)))
                """,
                """
                a, b = map(int, input().split())
                days = b - a + 1
                if days % 2 == 0:
                    print(-(days // 2))
                else:
                    print(b - days // 2)
                """,
            ],
            inputs=[lines(row) for row in rows],
            difficulty="introductory",
        ),
    ]


@family("dog-and-hare")
def dog_and_hare(rng: Random) -> Draft:
    calls = [[20, 4, 10], [0, 5, 5], [0, 9, 3], [1, 5, 5], [1, 5, 6], [10, 3, 5], [11, 3, 5], [1000, 1, 2], [7, 50, 1]]
    calls += [[1000, 1, 50], [49, 1, 50], [50, 1, 50]]
    calls += [[rng.randint(1, 1000), low, low + rng.randint(1, 9)] for low in (3, 20)]
    return Draft(
        question="""
            A hare is `lead` metres ahead of a dog and runs `hare` metres every second; the dog runs `dog` metres every
            second. Write a function `catch(lead, hare, dog)` that returns after how many whole seconds the dog is level
            with the hare or ahead of it for the first time, or -1 when that never happens.

            0 <= lead <= 1000 and 1 <= hare, dog <= 50. With a lead of 0 the result is 0.
            """,
        references=[
            """
            def catch(lead, hare, dog):
                if lead == 0:
                    return 0
                if dog <= hare:
                    return -1
                seconds = 0
                while lead > 0:
                    lead += hare - dog
                    seconds += 1
                return seconds
            """,
            """
            def catch(lead, hare, dog):
                for second in range(1001):
                    if second * dog >= lead + second * hare:
                        return second
                return -1
            """,
            """
            def catch(lead, hare, dog):
                if lead == 0:
                    return 0
                gain = dog - hare
                if gain <= 0:
                    return -1
                return (lead + gain - 1) // gain
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="catch",
        starter_code="def catch(lead, hare, dog):\n",
    )


@family("snail-in-a-well")
def snail_in_a_well(rng: Random) -> Draft:
    cases = [(10, 4, 1), (1, 1, 1), (5, 5, 9), (6, 5, 5), (6, 5, 6), (4, 3, 2), (5, 3, 2), (1000, 1, 0), (1000, 2, 1)]
    cases += [(7, 3, 0), (9, 5, 1), (10, 5, 1)]
    cases += [(rng.randint(100, 1000), up, up - rng.randint(2, 6)) for up in (9, 40)]
    return Draft(
        question="""
            A snail sits at the bottom of a well that is h centimetres deep. Every day it climbs up a centimetres, and
            every night it slides down b centimetres, but not below the bottom. It leaves the well as soon as it has
            climbed to the top. On which day is that?

            -----Input-----
            One line with h, a and b (1 <= h, a <= 1000, 0 <= b <= 1000).

            -----Output-----
            Print the number of the day, counted from 1, or -1 when the snail never gets out.
            """,
        references=[
            """
            h, a, b = map(int, input().split())
            if a < h and a <= b:
                print(-1)
            else:
                day = 1
                height = a
                while height < h:
                    height += a - b
                    day += 1
                print(day)
            """,
            """
            h, a, b = map(int, input().split())
            if a >= h:
                print(1)
            elif a <= b:
                print(-1)
            else:
                gain = a - b
                print(1 + (h - a + gain - 1) // gain)
            """,
            """
            def main():
                h, a, b = map(int, input().split())
                height = 0
                for day in range(1, h + 1):
                    height += a
                    if height >= h:
                        return day
                    height = max(0, height - b)
                return -1


            print(main())
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )


@family("bikes-and-tricycles")
def bikes_and_tricycles(rng: Random) -> Draft:
    cases = [(7, 17), (0, 0), (1, 2), (1, 3), (1, 1), (1, 4), (5, 10), (5, 15), (5, 9), (5, 16), (0, 2), (500, 1499)]
    cases += [(n, 2 * n + rng.randint(1, n - 1)) for n in (30, 500)]
    return Draft(
        question="""
            In a shed stand v vehicles: bicycles with 2 wheels and tricycles with 3 wheels. Together they have w wheels.
            How many are there of each kind?

            -----Input-----
            One line with v and w (0 <= v <= 500, 0 <= w <= 1500).

            -----Output-----
            Print the number of bicycles and the number of tricycles, or `impossible` when no numbers fit.
            """,
        references=[
            """
            v, w = map(int, input().split())
            answer = "impossible"
            for bicycles in range(v + 1):
                tricycles = v - bicycles
                if 2 * bicycles + 3 * tricycles == w:
                    answer = f"{bicycles} {tricycles}"
            print(answer)
            """,
            """
            v, w = map(int, input().split())
            tricycles = w - 2 * v
            bicycles = v - tricycles
            if tricycles >= 0 and bicycles >= 0:
                print(bicycles, tricycles)
            else:
                print("impossible")
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )


@family("mice-in-a-barn")
def mice_in_a_barn(rng: Random) -> Draft:
    calls = [[10, 20], [4, 4], [4, 1], [5, 4], [4, 5], [7, 8], [8, 9], [8, 10], [1000, 1000], [1000, 1249]]
    calls += [[1000, 1250], [4, 10**6]]
    calls += [[rng.randint(4, 1000), rng.randint(1000, 10**6)] for _ in range(2)]
    return Draft(
        question="""
            Mice live in a barn. Each month one young mouse is born for every full group of four mice that live there at
            the beginning of the month; no mouse dies. Write a function `months(mice, room)` that returns after how many
            months there are more mice than the barn has room for, 0 when there are too many at once.

            4 <= mice <= 1000 and 1 <= room <= 10^6.
            """,
        references=[
            """
            def months(mice, room):
                count = 0
                while mice <= room:
                    mice += mice // 4
                    count += 1
                return count
            """,
            """
            def months(mice, room):
                if mice > room:
                    return 0
                return 1 + months(mice + mice // 4, room)
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="months",
        starter_code="def months(mice, room):\n",
    )


@family("number-machine")
def number_machine(rng: Random) -> Draft:
    cases = [(3, 2, 1, 7), (0, 0, 0, 1), (0, 1, 1, 1000), (5, 0, 5, 9), (4, 0, 5, 9), (1, 2, 0, 8), (3, 2, 0, 512)]
    cases += [(0, 1, 2, 10), (999, 1, 999, 1000), (2, 6, 0, 1000)]
    for _ in range(3):
        m = rng.randint(50, 1000)
        cases.append((rng.randrange(m), rng.randrange(m), rng.randrange(m), m))
    return Draft(
        question="""
            A machine shows a number x. At each press of a button it multiplies the number by a, adds c and then shows
            the remainder of the result divided by m. How many different numbers does it show, the first one included,
            if the button is pressed again and again for ever?

            -----Input-----
            One line with x, a, c and m (1 <= m <= 1000, 0 <= x, a, c < m).

            -----Output-----
            Print how many different numbers appear.
            """,
        references=[
            """
            x, a, c, m = map(int, input().split())
            shown = set()
            while x not in shown:
                shown.add(x)
                x = (a * x + c) % m
            print(len(shown))
            """,
            """
            x, a, c, m = map(int, input().split())
            seen = [False] * m
            count = 0
            while not seen[x]:
                seen[x] = True
                count += 1
                x = (a * x + c) % m
            print(count)
            """,
            """
            def following(x):
                return (a * x + c) % m


            x, a, c, m = map(int, input().split())
            numbers = [x]
            while following(numbers[-1]) not in numbers:
                numbers.append(following(numbers[-1]))
            print(len(numbers))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="interview",
    )
