"""Functions over one list by a rule: bounds, running totals, neighbours, gaps mended, groups put apart."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers


@family("between-two-bounds")
def between_two_bounds(rng: Random) -> list[Draft]:
    calls = [[[4, 12, 9, 5, 20], 5, 12], [[], 0, 5], [[3], 3, 3], [[3], 4, 9], [[-100, 100], -100, 100]]
    calls += [[[1, 2, 3, 4, 5, 6], 3, 4], [[7, 7, 8, 8, 9, 9], 8, 8], [[-5, 0, 5], -4, 4]]
    for n in (5, 12, 30, 50):
        low, high = sorted(integers(rng, 2, -100, 100))
        calls.append([[*integers(rng, n - 2, -100, 100), low, high], low, high])
    limits = "The list holds 0 to 50 integers from -100 to 100, and -100 <= low <= high <= 100."
    return [
        Draft(
            question=f"""
                Write a function `count_within(values, low, high)` that returns how many values of a list are at least
                low and at most high.

                {limits}
                """,
            references=[
                """
                def count_within(values, low, high):
                    count = 0
                    for value in values:
                        if low <= value <= high:
                            count += 1
                    return count
                """,
                """
                def count_within(values, low, high):
                    return len([v for v in values if v >= low and v <= high])
                """,
                """
                from bisect import bisect_left, bisect_right


                def count_within(values, low, high):
                    ordered = sorted(values)
                    return bisect_right(ordered, high) - bisect_left(ordered, low)
                """,
            ],
            inputs=calls,
            difficulty="introductory",
            fn_name="count_within",
            starter_code="def count_within(values, low, high):\n",
        ),
        Draft(
            question=f"""
                A meter is suspicious of readings below `low` and of readings above `high`. Write a function
                `sum_outside(values, low, high)` that returns the sum of the suspicious readings, 0 when there are none.

                {limits}
                """,
            references=[
                """
                def sum_outside(values, low, high):
                    total = 0
                    for value in values:
                        if value < low or value > high:
                            total += value
                    return total
                """,
                """
                def sum_outside(values, low, high):
                    return sum(v for v in values if not low <= v <= high)
                """,
            ],
            inputs=calls,
            difficulty="introductory",
            fn_name="sum_outside",
            starter_code="def sum_outside(values, low, high):\n",
        ),
    ]


@family("first-above")
def first_above(rng: Random) -> Draft:
    calls = [[[3, 8, 5, 9, 2], 5], [[3, 8, 5], 8], [[], 0], [[1], 0], [[1], 1], [[1], 2], [[5, 5, 6], 5]]
    calls += [[[-100] * 40, 100], [[0, 1, 2, 3], 2], [[9, 1, 1, 9], 8]]
    calls += [[integers(rng, n, -100, 100), limit] for n, limit in ((6, 30), (15, 60), (40, 90))]
    return Draft(
        question="""
            A dam keeper reads the water level every hour. Write a function `alarm(levels, limit)` that returns the
            place, counted from 0, of the first level that is higher than the limit, or -1 if no level is.

            The list holds 0 to 40 integers; they and the limit lie between -100 and 100.
            """,
        references=[
            """
            def alarm(levels, limit):
                for i in range(len(levels)):
                    if levels[i] > limit:
                        return i
                return -1
            """,
            """
            def alarm(levels, limit):
                return next((i for i, level in enumerate(levels) if level > limit), -1)
            """,
            """
            def alarm(levels, limit):
                hour = 0
                while hour < len(levels) and levels[hour] <= limit:
                    hour += 1
                return hour if hour < len(levels) else -1
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="alarm",
        starter_code="def alarm(levels, limit):\n",
        examples=2,
    )


@family("every-other")
def every_other(rng: Random) -> Draft:
    rows = [[6, 1, 8, 3, 7], [], [4], [4, 5], [4, 5, 6], [0] * 7, [9, 8, 9, 8]]
    rows += [integers(rng, n, -100, 100) for n in (8, 11, 39, 40)]
    return Draft(
        question="""
            Guests stand in a queue, and every second one is waved through: the first, the third, the fifth and so on.
            Write a function `waved_and_kept(guests)` that returns a list of two lists: the guests who are waved
            through, and the others. Both keep the order of the queue.

            The list holds 0 to 40 integers from -100 to 100.
            """,
        references=[
            """
            def waved_and_kept(guests):
                return [guests[::2], guests[1::2]]
            """,
            """
            def waved_and_kept(guests):
                waved, kept = [], []
                for i, guest in enumerate(guests):
                    if i % 2 == 0:
                        waved.append(guest)
                    else:
                        kept.append(guest)
                return [waved, kept]
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="waved_and_kept",
        starter_code="def waved_and_kept(guests):\n",
    )


@family("without-extremes")
def without_extremes(rng: Random) -> Draft:
    rows = [[7, 9, 4, 8, 9], [0, 0, 0], [1, 2, 3], [3, 1, 2], [10, 10, 10, 9], [0, 10, 0, 10], [5, 5, 5, 5, 6]]
    rows += [integers(rng, n, 0, 10) for n in (4, 6, 10, 20, 20)]
    return Draft(
        question="""
            A diver gets points from some judges. One of the lowest and one of the highest marks are struck out. Write
            a function `points(marks)` that returns the sum of the others.

            The list holds 3 to 20 integers from 0 to 10.
            """,
        references=[
            """
            def points(marks):
                return sum(marks) - min(marks) - max(marks)
            """,
            """
            def points(marks):
                return sum(sorted(marks)[1:-1])
            """,
            """
            def points(marks):
                low = high = marks[0]
                total = 0
                for mark in marks:
                    total += mark
                    if mark < low:
                        low = mark
                    if mark > high:
                        high = mark
                return total - low - high
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="points",
        starter_code="def points(marks):\n",
    )


@family("equal-steps")
def equal_steps(rng: Random) -> Draft:
    rows = [[3, 7, 11, 15], [3, 7, 12], [], [5], [8, 2], [4, 4, 4], [4, 4, 5], [9, 6, 3, 0, -3], [1, 3, 5, 3]]
    rows += [[1, 2, 4, 5], list(range(-100, 101, 7)), [*range(-100, 95, 7), 97], [5, 7, 5, 7]]
    rows.append([50 - 3 * i + (i == 11) for i in range(20)])
    rows.append(integers(rng, 6, -10, 10))
    return Draft(
        question="""
            Lamps stand along a road, and one would like the same distance from each lamp to the next. Write a function
            `evenly_placed(marks)` that returns whether the difference between a number of the list and the one before
            it is the same everywhere, its sign included. Lists of fewer than three numbers are evenly placed.

            The list holds 0 to 30 integers from -100 to 100.
            """,
        references=[
            """
            def evenly_placed(marks):
                for i in range(2, len(marks)):
                    if marks[i] - marks[i - 1] != marks[1] - marks[0]:
                        return False
                return True
            """,
            """
            def evenly_placed(marks):
                steps = {b - a for a, b in zip(marks, marks[1:])}
                return len(steps) < 2
            """,
            """
            def evenly_placed(marks):
                return all(a + c == 2 * b for a, b, c in zip(marks, marks[1:], marks[2:]))
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="evenly_placed",
        starter_code="def evenly_placed(marks):\n",
        examples=2,
    )


@family("neighbour-pairs")
def neighbour_pairs(rng: Random) -> list[Draft]:
    rows = [[4, 1, 6, 6], [], [5], [2, 3], [0, 0, 0], [-100, 100, -100], [7, -7]]
    rows += [integers(rng, n, -100, 100) for n in (5, 9, 20, 40)]
    tales = [
        ("neighbour_sums", "the sum of each number and the one after it", "a + b", "values[i] + values[i + 1]"),
        (
            "smaller_neighbours",
            "the smaller one of each two neighbouring numbers",
            "min(a, b)",
            "min(values[i], values[i + 1])",
        ),
    ]
    drafts = []
    for name, what, pair, indexed in tales:
        drafts.append(
            Draft(
                question=f"""
                    Write a function `{name}(values)` that returns a list with {what}, from left to right. A list of n
                    numbers gives n - 1 results; a list of one number or none gives the empty list.

                    The list holds 0 to 40 integers from -100 to 100.
                    """,
                references=[
                    f"""
                    def {name}(values):
                        return [{pair} for a, b in zip(values, values[1:])]
                    """,
                    f"""
                    def {name}(values):
                        result = []
                        for i in range(len(values) - 1):
                            result.append({indexed})
                        return result
                    """,
                ],
                inputs=[[row] for row in rows],
                difficulty="introductory",
                fn_name=name,
                starter_code=f"def {name}(values):\n",
            )
        )
    return drafts


@family("nearest-to-zero")
def nearest_to_zero(rng: Random) -> Draft:
    rows = [
        [-7, 4, -3, 9, 3],
        [5],
        [-5],
        [-2, 2],
        [2, -2],
        [0, 1, -1],
        [-1, -4, 6],
        [100, -99],
        [-100, 99],
        [8, -8, -9],
    ]
    rows += [[x or 1 for x in integers(rng, n, -100, 100)] for n in (5, 12, 40)]
    return Draft(
        question="""
            Curling stones lie left (negative) and right (positive) of the middle of the house. Write a function
            `nearest(stones)` that returns the place of the stone nearest to 0. If one on the left and one on the right
            are equally near, return the positive number.

            The list holds the places of 1 to 40 stones, integers from -100 to 100.
            """,
        references=[
            """
            def nearest(stones):
                best = stones[0]
                for stone in stones:
                    if abs(stone) < abs(best) or (abs(stone) == abs(best) and stone > best):
                        best = stone
                return best
            """,
            """
            def nearest(stones):
                return min(stones, key=lambda x: (abs(x), -x))
            """,
            """
            def nearest(stones):
                distance = min(abs(stone) for stone in stones)
                return distance if distance in stones else -distance
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="nearest",
        starter_code="def nearest(stones):\n",
        examples=2,
    )


@family("mended-list")
def mended_list(rng: Random) -> list[Draft]:
    rows = [[4, 0, 0, 7, 0, 2], [], [0], [0, 0, 5], [9, 0], [1, 2, 3], [100, 0, 0, 0], [0, 1, 0, 1, 0]]
    rows += [[rng.choice([0, x]) for x in integers(rng, n, 1, 100)] for n in (6, 15, 30, 50)]
    caps = [[[3, 9, 6, 7], 6], [[], 5], [[0], 0], [[1], 0], [[5, 5, 6, 4], 5], [[100, 99], 100], [[100, 99], 99]]
    caps += [[integers(rng, n, 0, 100), rng.randint(20, 80)] for n in (5, 12, 30, 50)]
    return [
        Draft(
            question="""
                A thermometer in a bakery writes 0 when it has failed. Write a function `filled(readings)` that returns
                the list with each 0 replaced by the last reading before it that is not 0. Where there is none before
                it, the 0 stays.

                The list holds 0 to 50 integers from 0 to 100.
                """,
            references=[
                """
                def filled(readings):
                    result = []
                    last = 0
                    for value in readings:
                        if value != 0:
                            last = value
                        result.append(last)
                    return result
                """,
                """
                def filled(readings):
                    mended = list(readings)
                    for i in range(1, len(mended)):
                        if mended[i] == 0:
                            mended[i] = mended[i - 1]
                    return mended
                """,
                """
                from itertools import accumulate


                def filled(readings):
                    return list(accumulate(readings, lambda last, value: value or last))
                """,
            ],
            inputs=[[row] for row in rows],
            difficulty="introductory",
            fn_name="filled",
            starter_code="def filled(readings):\n",
        ),
        Draft(
            question="""
                A lender pays back at most `limit` coins for each lost book. Write a function `paid_back(prices, limit)`
                that returns the list of what is paid for each book: its price, or the limit when the price is higher.

                The list holds 0 to 50 integers; they and the limit lie between 0 and 100.
                """,
            references=[
                """
                def paid_back(prices, limit):
                    return [min(price, limit) for price in prices]
                """,
                """
                def paid_back(prices, limit):
                    result = []
                    for price in prices:
                        if price > limit:
                            result.append(limit)
                        else:
                            result.append(price)
                    return result
                """,
            ],
            inputs=caps,
            difficulty="introductory",
            fn_name="paid_back",
            starter_code="def paid_back(prices, limit):\n",
        ),
    ]


@family("left-out")
def left_out(rng: Random) -> Draft:
    calls = [[[5, 2, 5, 8, 1], [5, 1, 9]], [[], []], [[], [3]], [[3], []], [[3], [3]], [[3, 3, 4], [4, 4]]]
    calls += [[[1, 2, 3], [3, 2, 1]], [[9] * 40, [8]]]
    calls += [[integers(rng, n, 0, 12), integers(rng, m, 0, 12)] for n, m in ((6, 3), (15, 5), (40, 8), (40, 20))]
    return Draft(
        question="""
            Write a function `without(values, unwanted)` that returns a list of the values that do not occur in the
            list of unwanted ones, in their order. A value that stays stays as often as it was there.

            The first list holds 0 to 40 integers, the second 0 to 20; all are from 0 to 12, and both lists may hold a
            number several times.
            """,
        references=[
            """
            def without(values, unwanted):
                kept = []
                for value in values:
                    if value not in unwanted:
                        kept.append(value)
                return kept
            """,
            """
            def without(values, unwanted):
                banned = set(unwanted)
                return [value for value in values if value not in banned]
            """,
            """
            def without(values, unwanted):
                rest = list(values)
                for value in unwanted:
                    while value in rest:
                        rest.remove(value)
                return rest
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="without",
        starter_code="def without(values, unwanted):\n",
    )


@family("zeros-last")
def zeros_last(rng: Random) -> Draft:
    rows = [[0, 4, 0, 2, 5], [], [0], [3], [0, 3], [3, 0], [0, 0, 0], [5, 4, 3], [-1, 0, 1], [0, 0, 9, 0, 9, 0]]
    rows += [[rng.choice([0, x]) for x in integers(rng, n, -20, 20)] for n in (7, 15, 30)]
    return Draft(
        question="""
            On a shelf of jars a 0 is an empty one. Write a function `empties_last(jars)` that returns the list with all
            zeros moved to its end. The other numbers keep their order.

            The list holds 0 to 30 integers from -20 to 20.
            """,
        references=[
            """
            def empties_last(jars):
                full = [jar for jar in jars if jar != 0]
                return full + [0] * (len(jars) - len(full))
            """,
            """
            def empties_last(jars):
                return sorted(jars, key=lambda jar: jar == 0)
            """,
            """
            def empties_last(jars):
                place = 0
                for i in range(len(jars)):
                    if jars[i] != 0:
                        jars[place], jars[i] = jars[i], jars[place]
                        place += 1
                return jars
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="empties_last",
        starter_code="def empties_last(jars):\n",
    )


@family("around-a-guest")
def around_a_guest(rng: Random) -> Draft:
    calls = [[[6, 2, 9, 4, 4, 1, 7], 4], [[], 0], [[5], 5], [[5], 4], [[5], 6], [[3, 1, 2], 2], [[8, 8], 8]]
    calls += [[[9, 7, 5, 3, 1], 5], [[0, 100, 0, 100], 50]]
    calls += [[integers(rng, n, 0, high), high // 2] for n, high in ((8, 6), (15, 100), (25, 8), (40, 20))]
    return Draft(
        question="""
            For a photo, people shorter than the mayor stand left of those as tall as he is, and taller ones right of
            them. Write a function `lined_up(heights, mayor)` that returns the heights from left to right. Within each
            of the three groups people keep the order in which they came.

            The list holds 0 to 40 integers; they and the mayor's height lie between 0 and 100.
            """,
        references=[
            """
            def lined_up(heights, mayor):
                shorter = [h for h in heights if h < mayor]
                equal = [h for h in heights if h == mayor]
                taller = [h for h in heights if h > mayor]
                return shorter + equal + taller
            """,
            """
            def lined_up(heights, mayor):
                groups = [[], [], []]
                for height in heights:
                    if height < mayor:
                        groups[0].append(height)
                    elif height == mayor:
                        groups[1].append(height)
                    else:
                        groups[2].append(height)
                return groups[0] + groups[1] + groups[2]
            """,
            """
            def lined_up(heights, mayor):
                return sorted(heights, key=lambda h: (h > mayor) - (h < mayor))
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="lined_up",
        starter_code="def lined_up(heights, mayor):\n",
    )
