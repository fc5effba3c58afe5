"""Two lists or dictionaries held against each other: common things, stocks, joined records, things that fit."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("two-hikes")
def two_hikes(rng: Random) -> list[Draft]:
    pairs = [([3, 8, 12, 5], [8, 1, 3, 20]), ([1], [1]), ([1], [200]), ([7, 2], [2, 7]), ([5, 6, 7], [6])]
    pairs += [([9], [8, 9, 10]), ([100, 20, 3], [4, 30, 200])]
    for n, m, high in ((5, 5, 10), (10, 3, 12), (20, 30, 50), (50, 50, 60), (50, 50, 200)):
        pairs.append((rng.sample(range(1, high + 1), n), rng.sample(range(1, high + 1), m)))
    inputs = [lines(len(a), a, len(b), b) for a, b in pairs]
    story = """
        Mountain huts have numbers. Two friends list the huts in which they have slept. {question}

        -----Input-----
        The first line holds n (1 <= n <= 50), the second n different numbers from 1 to 200. Lines three and four hold
        the other list.

        -----Output-----
        Print the numbers of {answer} in ascending order in one line{empty}.
        """
    read = """
        n = int(input())
        first = set(map(int, input().split()))
        m = int(input())
        second = set(map(int, input().split()))
        """
    loop = """
        n = int(input())
        a = list(map(int, input().split()))
        m = int(input())
        b = list(map(int, input().split()))
        """
    return [
        Draft(
            question=story.format(
                question="In which huts were both of them?",
                answer="the huts on both lists",
                empty=", or NONE if there is no such hut",
            ),
            references=[
                read
                + """
        both = sorted(first & second)
        if both:
            print(*both)
        else:
            print("NONE")
        """,
                loop
                + """
        common = [hut for hut in sorted(a) if hut in b]
        print(*common if common else ["NONE"])
        """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=story.format(
                question="Which huts does at least one of them know?",
                answer="the huts on either list, each once",
                empty="",
            ),
            references=[
                read
                + """
        print(*sorted(first | second))
        """,
                loop
                + """
        for hut in b:
            if hut not in a:
                a.append(hut)
        a.sort()
        print(" ".join(map(str, a)))
        """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=story.format(
                question="Each recommends to the other the huts that only he himself knows.",
                answer="the huts that are on exactly one of the lists",
                empty=", or NONE if there is no such hut",
            ),
            references=[
                read
                + """
        one = sorted(first ^ second)
        print(*one if one else ["NONE"])
        """,
                loop
                + """
        only = []
        for hut in range(1, 201):
            if (hut in a) != (hut in b):
                only.append(hut)
        if only:
            print(*only)
        else:
            print("NONE")
        """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("shared-cards")
def shared_cards(rng: Random) -> Draft:
    pairs = [([5, 5, 5, 2, 7], [5, 7, 5, 9]), ([1], [1]), ([1], [2]), ([4, 4], [4, 4, 4]), ([3, 3, 3], [3])]
    pairs += [([20, 1], [1, 20]), ([6] * 50, [6] * 50)]
    pairs += [(integers(rng, n, 1, h), integers(rng, m, 1, h)) for n, m, h in ((6, 9, 5), (20, 15, 8), (50, 50, 20))]
    pairs.append((integers(rng, 50, 1, 12), integers(rng, 30, 8, 20)))
    return Draft(
        question="""
            Two players lay cards with equal numbers together: always one of the first player and one of the second.
            Each card is used at most once. How many such couples can they lay at most?

            -----Input-----
            The first line holds n (1 <= n <= 50), the second the n cards of the first player, numbers from 1 to 20.
            Lines three and four hold the cards of the second player in the same way.

            -----Output-----
            Print the number of couples.
            """,
        references=[
            """
            n = int(input())
            first = list(map(int, input().split()))
            m = int(input())
            second = list(map(int, input().split()))
            couples = 0
            for card in first:
                if card in second:
                    second.remove(card)
                    couples += 1
            print(couples)
            """,
            """
            from collections import Counter

            input()
            mine = Counter(input().split())
            input()
            yours = Counter(input().split())
            print(sum((mine & yours).values()))
            """,
            """
            input()
            a = sorted(map(int, input().split()))
            input()
            b = sorted(map(int, input().split()))
            i = j = couples = 0
            while i < len(a) and j < len(b):
                if a[i] == b[j]:
                    couples += 1
                    i += 1
                    j += 1
                elif a[i] < b[j]:
                    i += 1
                else:
                    j += 1
            print(couples)
            """,
        ],
        inputs=[lines(len(a), a, len(b), b) for a, b in pairs],
        difficulty="interview",
    )


@family("on-every-list")
def on_every_list(rng: Random) -> Draft:
    groups = [[[3, 9, 4], [4, 3, 1], [8, 4, 3, 2]], [[5]], [[1], [2]], [[2, 7], [7, 2]], [[1, 2], [2, 3], [3, 1]]]
    groups += [[[30, 1, 15]] * 10, [[6, 5], [5], [5, 6, 7]]]
    for k, size, high in ((2, 5, 8), (3, 8, 10), (5, 20, 25), (10, 28, 30)):
        groups.append([rng.sample(range(1, high + 1), size) for _ in range(k)])
    return Draft(
        question="""
            k friends each write down the days of a month on which they have time. On which days can all of them meet?

            -----Input-----
            The first line holds k (1 <= k <= 10). Each of the next k lines holds the days of one friend, 1 to 30
            different numbers from 1 to 30 in any order.

            -----Output-----
            Print the days on which all have time in ascending order in one line, or NEVER.
            """,
        references=[
            """
            k = int(input())
            days = set(range(1, 31))
            for _ in range(k):
                days &= set(map(int, input().split()))
            if days:
                print(*sorted(days))
            else:
                print("NEVER")
            """,
            """
            k = int(input())
            free = [0] * 31
            for _ in range(k):
                for day in map(int, input().split()):
                    free[day] += 1
            common = [day for day in range(31) if free[day] == k]
            print(*common if common else ["NEVER"])
            """,
            """
            import sys

            lists = [list(map(int, line.split())) for line in sys.stdin.readlines()[1:]]
            common = [day for day in lists[0] if all(day in other for other in lists)]
            common.sort()
            print(" ".join(map(str, common)) or "NEVER")
            """,
        ],
        inputs=[lines(len(group), *group) for group in groups],
        difficulty="interview",
    )


@family("added-stocks")
def added_stocks(rng: Random) -> Draft:
    calls = [[{"nails": 30, "saws": 2}, {"saws": 1, "files": 4}], [{}, {}], [{"saws": 1}, {}], [{}, {"saws": 1}]]
    calls += [[{"files": 100}, {"files": 100}], [{"files": 0}, {"nails": 0}]]
    goods = ["nails", "saws", "files", "clamps", "drills", "planes", "bolts"]
    for n, m in ((1, 5), (3, 3), (4, 6), (7, 7), (6, 2)):
        stocks = [{name: rng.randint(0, 100) for name in rng.sample(goods, count)} for count in (n, m)]
        calls.append(stocks)
    return Draft(
        question="""
            Two tool shops become one. Write a function `joined(first, second)` that gets their stocks, dictionaries
            from a name to a number of pieces, and returns one dictionary with all names and the pieces of both shops
            together.

            Each stock holds 0 to 7 names with numbers from 0 to 100. The order of the result does not matter.
            """,
        references=[
            """
            def joined(first, second):
                result = dict(first)
                for name, pieces in second.items():
                    result[name] = result.get(name, 0) + pieces
                return result
            """,
            """
            def joined(first, second):
                return {name: first.get(name, 0) + second.get(name, 0) for name in [*first, *second]}
            """,
            """
            def joined(first, second):
                stock = {}
                for shop in first, second:
                    for name in shop:
                        if name in stock:
                            stock[name] += shop[name]
                        else:
                            stock[name] = shop[name]
                return stock
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="joined",
        starter_code="def joined(first, second):\n",
    )


@family("fitting-box")
def fitting_box(rng: Random) -> Draft:
    pairs = [([5, 12, 8], [6, 12, 13, 1]), ([1], [1]), ([1], [2]), ([10**6], [10**6]), ([3, 3, 7], [3, 4, 7, 8])]
    pairs += [([9, 7, 5], [5, 6, 7, 8, 9, 10])]
    for n, m, high in ((4, 6, 20), (10, 20, 40), (50, 60, 1000), (100, 100, 10**6)):
        pairs.append((integers(rng, n, 1, high), integers(rng, m, 1, high)))
    return Draft(
        question="""
            A shop has boxes of n sizes, as many as wanted of each. Each of m gifts goes into the smallest box whose
            size is at least that of the gift.

            -----Input-----
            The first line holds n (1 <= n <= 100), the second the sizes of the boxes in any order; then m (1 <= m <=
            100) and the gifts' sizes follow likewise. All sizes are integers from 1 to 10^6.

            -----Output-----
            Print for each gift the size of its box, or - if no box is large enough, in one line.
            """,
        references=[
            """
            from bisect import bisect_left

            n = int(input())
            boxes = sorted(map(int, input().split()))
            m = int(input())
            answers = []
            for gift in map(int, input().split()):
                i = bisect_left(boxes, gift)
                answers.append(str(boxes[i]) if i < n else "-")
            print(" ".join(answers))
            """,
            """
            n = int(input())
            boxes = list(map(int, input().split()))
            m = int(input())
            gifts = list(map(int, input().split()))
            result = []
            for gift in gifts:
                large = [box for box in boxes if box >= gift]
                result.append(min(large) if large else "-")
            print(*result)
            """,
            """
            input()
            boxes = sorted(map(int, input().split()))
            input()
            gifts = list(map(int, input().split()))
            print(*[next((box for box in boxes if box >= gift), "-") for gift in gifts])
            """,
        ],
        inputs=[lines(len(a), a, len(b), b) for a, b in pairs],
        difficulty="interview",
    )


@family("skis-for-children")
def skis_for_children(rng: Random) -> Draft:
    cases = [(5, [120, 140, 131], [126, 135, 150, 118]), (0, [100], [100]), (0, [100], [101]), (0, [101], [100])]
    cases += [(3, [100], [103]), (3, [100], [104]), (3, [104], [100]), (3, [103], [100]), (10, [110, 120], [115])]
    cases += [(20, [180] * 60, [160] * 59), (2, [101, 103, 105], [103, 101, 107])]
    for d, n, m, low, high in ((2, 8, 8, 100, 120), (1, 30, 20, 100, 140), (0, 40, 60, 90, 120), (20, 60, 50, 80, 200)):
        cases.append((d, integers(rng, n, low, high), integers(rng, m, low, high)))
    return Draft(
        question="""
            A pair of skis suits a child if its length and the child's height differ by at most d. How many children can
            get a pair of their own that suits them?

            -----Input-----
            The first line holds n, m and d (1 <= n, m <= 60, 0 <= d <= 20), the second the heights of the n children,
            the third the lengths of the m pairs; all are integers from 80 to 200.

            -----Output-----
            Print the largest possible number of children.
            """,
        references=[
            """
            n, m, d = map(int, input().split())
            children = sorted(map(int, input().split()))
            skis = sorted(map(int, input().split()))
            i = j = count = 0
            while i < n and j < m:
                if abs(children[i] - skis[j]) <= d:
                    count += 1
                    i += 1
                    j += 1
                elif children[i] < skis[j]:
                    i += 1
                else:
                    j += 1
            print(count)
            """,
            """
            n, m, d = map(int, input().split())
            children = sorted(map(int, input().split()))
            skis = sorted(map(int, input().split()))
            suited = 0
            for height in children:
                for pair in skis:
                    if height - d <= pair <= height + d:
                        skis.remove(pair)
                        suited += 1
                        break
            print(suited)
            """,
        ],
        inputs=[lines([len(a), len(b), d], a, b) for d, a, b in cases],
        difficulty="interview",
    )


@family("counted-for-each")
def counted_for_each(rng: Random) -> Draft:
    calls = [[[2, 7, 2, 9, 2, 7], [7, 3, 2]], [[], []], [[], [1]], [[1], []], [[1], [1]], [[4, 4, 4], [4, 5, 4]]]
    calls += [[[0] * 50, [0, 1]]]
    calls += [[integers(rng, n, 0, h), integers(rng, m, 0, h)] for n, m, h in ((8, 4, 5), (20, 6, 9), (50, 20, 20))]
    return Draft(
        question="""
            Buses pass a stop. Write a function `seen(buses, asked)` that gets the list of their line numbers and a
            list of lines that people ask about, and returns a list with, for each line asked about, how many of its
            buses have passed.

            The first list holds 0 to 50 integers from 0 to 20, the second 0 to 20 of this range. A line may be asked
            about twice.
            """,
        references=[
            """
            def seen(buses, asked):
                return [buses.count(line) for line in asked]
            """,
            """
            def seen(buses, asked):
                counts = [0] * 21
                for bus in buses:
                    counts[bus] += 1
                return [counts[line] for line in asked]
            """,
            """
            from collections import Counter


            def seen(buses, asked):
                passed = Counter(buses)
                result = []
                for line in asked:
                    result.append(passed[line])
                return result
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="seen",
        starter_code="def seen(buses, asked):\n",
    )
