"""Cooking: recipes for more guests, what the stock is enough for, how long oven and toaster take."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("recipe-for-guests")
def recipe_for_guests(rng: Random) -> list[Draft]:
    exact = [[[400, 8, 60], 4, 6], [[], 3, 6], [[1], 1, 1], [[1], 1, 20], [[20], 20, 1], [[1000] * 10, 1, 20]]
    exact += [[[6, 12, 18], 6, 5], [[10, 30], 10, 10]]
    rounded = [
        [[400, 2, 3], 4, 6],
        [[], 3, 7],
        [[1], 1, 1],
        [[1], 20, 1],
        [[1], 20, 20],
        [[1], 20, 19],
        [[1000], 1, 20],
    ]
    rounded += [[[1, 2, 3, 4, 5, 6], 3, 2], [[7, 7], 7, 8], [[3, 9, 10], 10, 7]]
    for n in (3, 5, 8, 10):
        persons = rng.randint(2, 20)
        exact.append([[persons * rng.randint(1, 50) for _ in range(n)], persons, rng.randint(1, 20)])
        rounded.append([integers(rng, n, 1, 1000), rng.randint(2, 20), rng.randint(1, 20)])
    return [
        Draft(
            question="""
                A recipe lists amounts in grams. Write a function `scaled(amounts, persons, guests)` that returns the
                amounts for the given number of guests, when the recipe is made for so many persons.

                The list holds 0 to 10 integers from 1 to 1000, each of them a multiple of persons. 1 <= persons, guests
                <= 20.
                """,
            references=[
                """
                def scaled(amounts, persons, guests):
                    return [amount // persons * guests for amount in amounts]
                """,
                """
                def scaled(amounts, persons, guests):
                    result = []
                    for amount in amounts:
                        for_one = amount // persons
                        result.append(for_one * guests)
                    return result
                """,
                """
                def scaled(amounts, persons, guests):
                    return list(map(lambda grams: grams * guests // persons, amounts))
                """,
            ],
            inputs=exact,
            difficulty="introductory",
            fn_name="scaled",
            starter_code="def scaled(amounts, persons, guests):\n",
        ),
        Draft(
            question="""
                A recipe for some persons lists numbers of whole things like eggs and onions. Write a function
                `to_buy(things, persons, guests)` that returns how many of each must be bought for the given number of
                guests. A part of a thing is bought as a whole one.

                The list holds 0 to 10 integers from 1 to 1000; 1 <= persons, guests <= 20.
                """,
            references=[
                """
                def to_buy(things, persons, guests):
                    return [(n * guests + persons - 1) // persons for n in things]
                """,
                """
                def to_buy(things, persons, guests):
                    result = []
                    for n in things:
                        whole, part = divmod(n * guests, persons)
                        if part > 0:
                            whole += 1
                        result.append(whole)
                    return result
                """,
                """
                def to_buy(things, persons, guests):
                    return [-(-n * guests // persons) for n in things]
                """,
            ],
            inputs=rounded,
            difficulty="introductory",
            fn_name="to_buy",
            starter_code="def to_buy(things, persons, guests):\n",
        ),
    ]


@family("stock-and-cakes")
def stock_and_cakes(rng: Random) -> list[Draft]:
    calls = [[[900, 7, 500], [200, 2, 100]], [[0], [1]], [[5], [5]], [[4], [5]], [[10, 10], [3, 3]], [[6, 3], [2, 1]]]
    calls += [[[1000, 1000, 0], [1, 1, 1]], [[3, 2, 1], [1, 1, 1]], [[1000], [1]], [[9, 100, 9], [10, 3, 2]]]
    for n in (2, 4, 7, 10):
        calls.append([integers(rng, n, 100, 1000), integers(rng, n, 1, 60)])
    limits = "Both lists have the same length, 1 to 10. In stock lie 0 to 1000 of each, and a cake takes 1 to 1000."
    return [
        Draft(
            question=f"""
                A cake takes some of everything: flour, eggs, butter and so on. Write a function
                `cakes(stock, recipe)` that returns for how many whole cakes the stock is enough.

                {limits}
                """,
            references=[
                """
                def cakes(stock, recipe):
                    return min(have // need for have, need in zip(stock, recipe))
                """,
                """
                def cakes(stock, recipe):
                    most = stock[0] // recipe[0]
                    for i in range(1, len(stock)):
                        possible = stock[i] // recipe[i]
                        if possible < most:
                            most = possible
                    return most
                """,
                """
                def cakes(stock, recipe):
                    baked = 0
                    while all(s >= (baked + 1) * r for s, r in zip(stock, recipe)):
                        baked += 1
                    return baked
                """,
            ],
            inputs=calls,
            difficulty="introductory",
            fn_name="cakes",
            starter_code="def cakes(stock, recipe):\n",
        ),
        Draft(
            question=f"""
                A baker makes whole cakes as long as the stock is enough. Write a function `leftovers(stock, recipe)`
                that returns a list of what is left in stock in the end, given what there is at first and what one cake
                takes of each.

                {limits}
                """,
            references=[
                """
                def leftovers(stock, recipe):
                    baked = min(s // r for s, r in zip(stock, recipe))
                    return [s - baked * r for s, r in zip(stock, recipe)]
                """,
                """
                def leftovers(stock, recipe):
                    n = len(stock)
                    left = list(stock)
                    while True:
                        for i in range(n):
                            if left[i] < recipe[i]:
                                return left
                        for i in range(n):
                            left[i] -= recipe[i]
                """,
            ],
            inputs=calls,
            difficulty="introductory",
            fn_name="leftovers",
            starter_code="def leftovers(stock, recipe):\n",
        ),
    ]


@family("oven-trays")
def oven_trays(rng: Random) -> Draft:
    bakings = [(50, 12, 15), (1, 1, 1), (1, 100, 60), (100, 100, 60), (101, 100, 60), (99, 100, 7), (10000, 1, 60)]
    bakings += [(24, 12, 10), (25, 12, 10), (36, 12, 10)]
    bakings += [(rng.randint(1, 10000), rng.randint(1, 100), rng.randint(1, 60)) for _ in range(3)]
    return Draft(
        question="""
            Nora bakes n cookies. A tray takes c cookies and stays in the oven for m minutes; there is room for one tray
            only. Between two trays the oven heats up for 3 minutes. How long does she bake, from the first tray going
            in until the last one comes out?

            -----Input-----
            One line with n, c and m (1 <= n <= 10000, 1 <= c <= 100, 1 <= m <= 60).

            -----Output-----
            Print the minutes.
            """,
        references=[
            """
            n, c, m = map(int, input().split())
            trays = (n + c - 1) // c
            print(trays * m + (trays - 1) * 3)
            """,
            """
            n, c, m = map(int, input().split())
            time = m
            n -= c
            while n > 0:
                time += 3 + m
                n -= c
            print(time)
            """,
            """
            n, c, m = map(int, input().split())
            trays = n // c
            if n % c:
                trays += 1
            print(trays * (m + 3) - 3)
            """,
        ],
        inputs=[lines(baking) for baking in bakings],
        difficulty="introductory",
    )


@family("two-sided-toast")
def two_sided_toast(rng: Random) -> Draft:
    pans = [(3, 2, 1), (0, 1, 1), (0, 5, 9), (1, 1, 1), (1, 2, 1), (1, 100, 60), (2, 2, 3), (3, 3, 7), (3, 4, 7)]
    pans += [(5, 3, 10), (4, 3, 10), (1000, 1, 60), (1000, 999, 1), (1000, 100, 2), (7, 4, 5), (6, 4, 5)]
    pans += [(rng.randint(50, 1000), rng.randint(2, 100), rng.randint(1, 60)) for _ in range(2)]
    return Draft(
        question="""
            A pan has room for p slices of bread. Frying one side of a slice takes m minutes, and both sides must be
            fried. Slices may be taken out after one side and put back in later. How long does it take at least to fry n
            slices?

            -----Input-----
            One line with n, p and m (0 <= n <= 1000, 1 <= p <= 1000, 1 <= m <= 60).

            -----Output-----
            Print the minutes. In the example slices 1 and 2 are fried, then slice 1 is turned and slice 3 put in for
            slice 2, then 2 and 3 get their other sides.
            """,
        references=[
            """
            n, p, m = map(int, input().split())
            if n == 0:
                print(0)
            elif n <= p:
                print(2 * m)
            else:
                rounds = (2 * n + p - 1) // p
                print(rounds * m)
            """,
            """
            import heapq

            n, p, m = map(int, input().split())
            sides = [-2] * n
            rounds = 0
            while sides:
                rounds += 1
                taken = [heapq.heappop(sides) for _ in range(min(p, len(sides)))]
                for side in taken:
                    if side == -2:
                        heapq.heappush(sides, -1)
            print(rounds * m)
            """,
            """
            n, p, m = map(int, input().split())
            room = min(n, p)
            print(-(-2 * n // room) * m if n else 0)
            """,
        ],
        inputs=[lines(pan) for pan in pans],
        difficulty="interview",
    )
