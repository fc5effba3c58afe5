"""Functions over one list: the call-based problems of the first weeks."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers


@family("each-number-changed")
def each_number_changed(rng: Random) -> list[Draft]:
    rows = [[1, 2, 3], [], [0], [-1000], [1000], [5, 5], [-1, 0, 1]]
    rows += [integers(rng, n, -1000, 1000) for n in (3, 10, 30, 50)]
    changes = [
        ("double_all", "twice as large", "2 * x"),
        ("add_ten", "larger by 10", "x + 10"),
        ("squared", "multiplied by itself", "x * x"),
        ("without_sign", "without its minus sign", "abs(x)"),
        ("negated", "with the opposite sign", "-x"),
    ]
    drafts = []
    for name, change, formula in changes:
        drafts.append(
            Draft(
                question=f"""
                    Write a function `{name}(numbers)` that returns a new list in which every number is {change}.

                    The list holds 0 to 50 integers from -1000 to 1000.
                    """,
                references=[
                    f"""
                    def {name}(numbers):
                        return [{formula} for x in numbers]
                    """,
                    f"""
                    def {name}(numbers):
                        result = []
                        for x in numbers:
                            result.append({formula})
                        return result
                    """,
                ],
                inputs=[[row] for row in rows],
                difficulty="introductory",
                fn_name=name,
                starter_code=f"def {name}(numbers):\n",
            )
        )
    return drafts


@family("kept-numbers")
def kept_numbers(rng: Random) -> list[Draft]:
    rows = [[3, -4, 10, 7], [], [0], [-1], [1], [10, 10], [-100, 100], [-9, 9, -10, 10]]
    rows += [integers(rng, n, -100, 100) for n in (4, 12, 50)]
    tales = [
        ("only_positive", "are greater than 0", "x > 0"),
        ("only_even", "are even", "x % 2 == 0"),
        ("single_digits", "have one digit, so lie between -9 and 9", "-9 <= x <= 9"),
    ]
    drafts = []
    for name, which, test in tales:
        drafts.append(
            Draft(
                question=f"""
                    Write a function `{name}(numbers)` that returns a list of those numbers that {which}, in their
                    order.

                    The list holds 0 to 50 integers from -100 to 100.
                    """,
                references=[
                    f"""
                    def {name}(numbers):
                        return [x for x in numbers if {test}]
                    """,
                    f"""
                    def {name}(numbers):
                        kept = []
                        for x in numbers:
                            if {test}:
                                kept.append(x)
                        return kept
                    """,
                    f"""
                    def {name}(numbers):
                        return list(filter(lambda x: {test}, numbers))
                    """,
                ],
                inputs=[[row] for row in rows],
                difficulty="introductory",
                fn_name=name,
                starter_code=f"def {name}(numbers):\n",
            )
        )
    return drafts


@family("both-ends")
def both_ends(rng: Random) -> Draft:
    rows = [[4, 8, 15], [], [7], [1, 2], [-50, 50], [1000] * 3]
    rows += [integers(rng, n, -1000, 1000) for n in (3, 4, 20, 50)]
    return Draft(
        question="""
            Write a function `both_ends(values)` that returns the sum of the first and the last value of a list. With
            one value it counts twice; for an empty list the result is 0.

            The list holds 0 to 50 integers from -1000 to 1000.
            """,
        references=[
            """
            def both_ends(values):
                if not values:
                    return 0
                return values[0] + values[-1]
            """,
            """
            def both_ends(values):
                return values[0] + values[len(values) - 1] if values else 0
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="both_ends",
        starter_code="def both_ends(values):\n",
    )


@family("in-order")
def in_order(rng: Random) -> Draft:
    rows = [[1, 3, 3, 8], [5, 2], [], [1], [1, 1], [2, 1, 3], [1, 2, 3, 2], [-5, -4, 0]]
    rows += [sorted(integers(rng, 30, -100, 100)), integers(rng, 10, -100, 100), integers(rng, 3, -100, 100)]
    return Draft(
        question="""
            Write a function `in_order(values)` that says whether no value of the list is smaller than the one before
            it. The empty list is in order.

            The list holds 0 to 30 integers from -100 to 100.
            """,
        references=[
            """
            def in_order(values):
                return values == sorted(values)
            """,
            """
            def in_order(values):
                for i in range(1, len(values)):
                    if values[i] < values[i - 1]:
                        return False
                return True
            """,
            """
            def in_order(values):
                return all(a <= b for a, b in zip(values, values[1:]))
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="in_order",
        starter_code="def in_order(values):\n",
        examples=2,
    )


@family("kept-in-range")
def kept_in_range(rng: Random) -> Draft:
    calls = [[15, 0, 10], [4, 0, 10], [0, 0, 10], [10, 0, 10], [-1, 0, 10], [11, 0, 10], [5, 7, 7], [7, 7, 7]]
    calls += [[rng.randint(-1000, 1000), rng.randint(-1000, 0), rng.randint(0, 1000)] for _ in range(5)]
    return Draft(
        question="""
            A heater can be set from `low` to `high`. Write a function `kept_in_range(wish, low, high)` that returns
            the wish when it is possible, otherwise the possible value nearest to it.

            All three are integers from -1000 to 1000, and low <= high.
            """,
        references=[
            """
            def kept_in_range(wish, low, high):
                if wish < low:
                    return low
                if wish > high:
                    return high
                return wish
            """,
            """
            def kept_in_range(wish, low, high):
                return max(low, min(wish, high))
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="kept_in_range",
        starter_code="def kept_in_range(wish, low, high):\n",
        examples=2,
    )
