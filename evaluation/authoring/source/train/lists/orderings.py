"""Sorting with keys, places and ties."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines

NAMES = ["ali", "bea", "cem", "dora", "emil", "fay", "gus", "hana", "ivo", "jo"]


def _contests(rng: Random) -> list[list[tuple[str, int]]]:
    contests = [[("dora", 5), ("ali", 9), ("bea", 5)], [("jo", 0)], [("bea", 1), ("ali", 1)], [("ali", 1), ("bea", 2)]]
    contests += [[(name, 7) for name in reversed(NAMES)], [(name, 10 - i) for i, name in enumerate(NAMES)]]
    contests += [
        [(name, rng.randint(0, high)) for name in rng.sample(NAMES, n)] for n, high in ((3, 2), (5, 3), (8, 4))
    ]
    return contests + [[(name, rng.randint(0, 100)) for name in rng.sample(NAMES, n)] for n in (4, 7, 10)]


@family("sorted-by-rule")
def sorted_by_rule(rng: Random) -> list[Draft]:
    rows = [[31, 4, 22, 13], [], [5], [10, 1], [21, 12], [100, 10, 1000, 1], [7, 7, 7], [2, 1, 4, 3]]
    rows += [integers(rng, n, 1, 1000) for n in (5, 10, 20, 40)]
    rules = [
        (
            "by_last_digit",
            "by their last digit; numbers with the same last digit keep their order",
            "key=lambda x: x % 10",
            "x % 10",
        ),
        (
            "evens_first",
            "so that all even numbers come before all odd ones; otherwise they keep their order",
            "key=lambda x: x % 2",
            "x % 2",
        ),
        (
            "by_digit_count",
            "by how many digits they have, fewest first, and equally long ones from the largest to the smallest",
            "key=lambda x: (len(str(x)), -x)",
            "(len(str(x)), -x)",
        ),
    ]
    drafts = []
    for name, rule, key, formula in rules:
        drafts.append(
            Draft(
                question=f"""
                    Write a function `{name}(numbers)` that returns a list of the numbers ordered {rule}.

                    The list holds 0 to 40 integers from 1 to 1000.
                    """,
                references=[
                    f"""
                    def {name}(numbers):
                        return sorted(numbers, {key})
                    """,
                    f"""
                    def {name}(numbers):
                        def rank(x):
                            return {formula}

                        result = []
                        for x in numbers:
                            i = len(result)
                            while i > 0 and rank(result[i - 1]) > rank(x):
                                i -= 1
                            result.insert(i, x)
                        return result
                    """,
                ],
                inputs=[[row] for row in rows],
                difficulty="interview",
                fn_name=name,
                starter_code=f"def {name}(numbers):\n",
            )
        )
    return drafts


@family("k-cheapest")
def k_cheapest(rng: Random) -> Draft:
    shops = [([7, 3, 9, 4], 2), ([5], 1), ([5, 5], 1), ([5, 5], 2), ([1, 2, 3], 3), ([3, 2, 1], 1), ([10**6] * 9, 4)]
    for n in (5, 12, 50, 100):
        shops.append((integers(rng, n, 1, 10**6), rng.randint(1, n)))
    return Draft(
        question="""
            Ole may take k of n toys and takes the cheapest. What does he pay, and how many of the toys he leaves cost
            exactly as much as the dearest that he takes?

            -----Input-----
            The first line holds n and k (1 <= k <= n <= 100), the second n prices from 1 to 10^6.

            -----Output-----
            Print the two numbers.
            """,
        references=[
            """
            n, k = map(int, input().split())
            prices = sorted(map(int, input().split()))
            print(sum(prices[:k]), prices[k:].count(prices[k - 1]))
            """,
            """
            import heapq

            n, k = map(int, input().split())
            prices = list(map(int, input().split()))
            taken = heapq.nsmallest(k, prices)
            dearest = max(taken)
            print(sum(taken), prices.count(dearest) - taken.count(dearest))
            """,
        ],
        inputs=[lines([len(prices), k], prices) for prices, k in shops],
        difficulty="interview",
    )
