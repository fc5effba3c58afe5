"""Call-based first steps: two lists, a list and a number, texts, dictionaries."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers

NAMES = ["mia", "noah", "lea", "ben", "ida", "tom"]


@family("side-by-side")
def side_by_side(rng: Random) -> list[Draft]:
    pairs = [[[1, 5, 3], [2, 4, 3]], [[], []], [[7], [7]], [[0], [-1]], [[-1], [0]], [[1000, -1000], [-1000, 1000]]]
    pairs += [[integers(rng, n, -5, 5), integers(rng, n, -5, 5)] for n in (4, 10)]
    pairs += [[integers(rng, n, -1000, 1000), integers(rng, n, -1000, 1000)] for n in (5, 20, 50)]
    tales = [
        ("added", "the sums of the numbers that stand at the same place", "a + b"),
        ("larger", "the larger of the two numbers at each place", "a if a > b else b"),
        ("gaps", "how far the two numbers at each place are apart", "abs(a - b)"),
    ]
    drafts = []
    for name, result, formula in tales:
        drafts.append(
            Draft(
                question=f"""
                    Write a function `{name}(first, second)` that gets two lists of the same length and returns a list
                    with {result}.

                    Each list holds 0 to 50 integers from -1000 to 1000.
                    """,
                references=[
                    f"""
                    def {name}(first, second):
                        return [{formula} for a, b in zip(first, second)]
                    """,
                    f"""
                    def {name}(first, second):
                        result = []
                        for i in range(len(first)):
                            a = first[i]
                            b = second[i]
                            result.append({formula})
                        return result
                    """,
                ],
                inputs=pairs,
                difficulty="introductory",
                fn_name=name,
                starter_code=f"def {name}(first, second):\n",
            )
        )
    return drafts


@family("where-it-stands")
def where_it_stands(rng: Random) -> Draft:
    calls = [[[4, 7, 4, 1], 4], [[], 3], [[3], 3], [[3], 4], [[2, 2, 2], 2], [[1, 2, 3], 3], [[0, -1], -1]]
    calls += [[integers(rng, n, -3, 3), rng.randint(-3, 3)] for n in (5, 10, 20, 40)]
    return Draft(
        question="""
            Write a function `places(values, wanted)` that returns a list of all places, counted from 0, at which the
            wanted value stands.

            The list holds 0 to 40 integers. They and the wanted value lie between -10 and 10.
            """,
        references=[
            """
            def places(values, wanted):
                return [i for i, value in enumerate(values) if value == wanted]
            """,
            """
            def places(values, wanted):
                found = []
                for i in range(len(values)):
                    if values[i] == wanted:
                        found.append(i)
                return found
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="places",
        starter_code="def places(values, wanted):\n",
    )


@family("ups-and-downs")
def ups_and_downs(rng: Random) -> Draft:
    rows = [[4, 7, 7, 2], [], [5], [1, 2], [2, 1], [0, 0], [-100, 100], [1, 3, 6, 10]]
    rows += [integers(rng, n, -100, 100) for n in (5, 15, 50)]
    return Draft(
        question="""
            Write a function `changes(values)` that returns a list of how much each value is larger than the one before
            it. The first value has no change, so a list of n values gives n - 1 changes, and an empty list none.

            The list holds 0 to 50 integers from -100 to 100.
            """,
        references=[
            """
            def changes(values):
                return [b - a for a, b in zip(values, values[1:])]
            """,
            """
            def changes(values):
                result = []
                for i in range(1, len(values)):
                    result.append(values[i] - values[i - 1])
                return result
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="changes",
        starter_code="def changes(values):\n",
    )


@family("cut-into-parts")
def cut_into_parts(rng: Random) -> Draft:
    calls = [[[1, 2, 3, 4, 5], 2], [[], 3], [[1], 1], [[1, 2], 5], [[1, 2, 3], 3], [[1, 2, 3, 4], 2], [[9, 8, 7], 1]]
    calls += [[integers(rng, n, 0, 9), rng.randint(1, 10)] for n in (7, 15, 30, 40)]
    return Draft(
        question="""
            Write a function `parts(values, size)` that cuts a list into lists of the given size and returns the list
            of them. The last one may be shorter, but never empty.

            The list holds 0 to 40 integers from 0 to 9; 1 <= size <= 10.
            """,
        references=[
            """
            def parts(values, size):
                return [values[i:i + size] for i in range(0, len(values), size)]
            """,
            """
            def parts(values, size):
                result = []
                part = []
                for value in values:
                    part.append(value)
                    if len(part) == size:
                        result.append(part)
                        part = []
                if part:
                    result.append(part)
                return result
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="parts",
        starter_code="def parts(values, size):\n",
    )


@family("kitchen-shelf")
def kitchen_shelf(rng: Random) -> list[Draft]:
    food = ["rice", "salt", "tea", "oil", "jam", "oats"]
    calls = [[{"rice": 3, "tea": 1}, ["tea", "rice"]], [{}, []], [{}, ["salt"]], [{"oil": 2}, []]]
    calls += [[{"oil": 1}, ["oil", "oil"]], [{"jam": 9}, ["tea", "salt", "tea"]], [{"tea": 5}, ["tea"] * 5]]
    for have, taken in ((2, 3), (3, 6), (5, 10), (6, 20)):
        shelf = {name: rng.randint(1, 9) for name in rng.sample(food, have)}
        calls.append([shelf, [rng.choice(food) for _ in range(taken)]])
    return [
        Draft(
            question="""
                Write a function `worth(prices, cart)` that gets a dictionary from the name of a food to its price and a
                list of names, and returns
                what the cart costs. A food without a price costs nothing.

                There are 0 to 6 prices from 1 to 9 and 0 to 20 names in the cart, all of 3 or 4 letters.
                """,
            references=[
                """
                def worth(prices, cart):
                    return sum(prices.get(name, 0) for name in cart)
                """,
                """
                def worth(prices, cart):
                    total = 0
                    for name in cart:
                        if name in prices:
                            total += prices[name]
                    return total
                """,
            ],
            inputs=calls,
            difficulty="introductory",
            fn_name="worth",
            starter_code="def worth(prices, cart):\n",
        ),
        Draft(
            question="""
                A shelf is a dictionary from the name of a food to a number of packets. A cook takes packets, one by
                one; when there is none left of a food, nothing happens. Write a function `left_over(shelf, taken)`
                that returns how many packets stand on the shelf in the end.

                The shelf holds 0 to 6 foods with 1 to 9 packets each; taken is a list of 0 to 20 names. All names have
                3 or 4 letters.
                """,
            references=[
                """
                def left_over(shelf, taken):
                    for name in taken:
                        if shelf.get(name, 0) > 0:
                            shelf[name] -= 1
                    return sum(shelf.values())
                """,
                """
                def left_over(shelf, taken):
                    left = 0
                    for name, packets in shelf.items():
                        left += max(0, packets - taken.count(name))
                    return left
                """,
            ],
            inputs=calls,
            difficulty="interview",
            fn_name="left_over",
            starter_code="def left_over(shelf, taken):\n",
        ),
    ]


@family("polite-letter")
def polite_letter(rng: Random) -> Draft:
    calls = [["mia", 9], ["noah", 0], ["lea", 11], ["ben", 12], ["ida", 17], ["tom", 18], ["mia", 23]]
    calls += [[name, hour] for name, hour in zip(NAMES, rng.sample([1, 5, 8, 10, 13, 15, 19, 22], 6), strict=True)]
    return Draft(
        question="""
            Write a function `greeting(name, hour)` that returns a greeting like `Good morning, Mia!`: "Good morning"
            before 12, "Good day" from 12 to 17, "Good evening" from 18 on. The name starts with a capital.

            The name is given in 3 to 4 lower-case letters; 0 <= hour <= 23.
            """,
        references=[
            """
            def greeting(name, hour):
                if hour < 12:
                    part = "morning"
                elif hour < 18:
                    part = "day"
                else:
                    part = "evening"
                return f"Good {part}, {name.capitalize()}!"
            """,
            """
            def greeting(name, hour):
                words = "Good evening"
                if hour < 18:
                    words = "Good day"
                if hour < 12:
                    words = "Good morning"
                return words + ", " + name[0].upper() + name[1:] + "!"
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="greeting",
        starter_code="def greeting(name, hour):\n",
        examples=2,
    )
