"""Dynamic programming and greedy plans on lists."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("piles-to-one")
def piles_to_one(rng: Random) -> list[Draft]:
    rows = [[4, 1, 2, 3], [7], [5, 5], [1, 1, 1], [1, 100, 1], [100] * 40, list(range(1, 41))]
    rows += [integers(rng, n, 1, 100) for n in (5, 10, 20, 40)]
    inputs = [lines(len(row), row) for row in rows]
    limits = "The first line holds n (1 <= n <= 40), the second the n sizes from 1 to 100."
    return [
        Draft(
            question=f"""
                Piles of stones lie in a row. Two neighbouring piles can be put together; that costs as much as the new
                pile has stones. What does it cost at least to make one pile?

                -----Input-----
                {limits}

                -----Output-----
                Print the lowest total cost, 0 when there is only one pile.
                """,
            references=[
                """
                n = int(input())
                piles = list(map(int, input().split()))
                prefix = [0]
                for pile in piles:
                    prefix.append(prefix[-1] + pile)
                cost = [[0] * n for _ in range(n)]
                for length in range(2, n + 1):
                    for i in range(n - length + 1):
                        j = i + length - 1
                        best = min(cost[i][k] + cost[k + 1][j] for k in range(i, j))
                        cost[i][j] = best + prefix[j + 1] - prefix[i]
                print(cost[0][n - 1])
                """,
                """
                from functools import lru_cache

                n = int(input())
                piles = list(map(int, input().split()))


                @lru_cache(maxsize=None)
                def cheapest(i, j):
                    if j - i == 1:
                        return 0
                    return sum(piles[i:j]) + min(cheapest(i, k) + cheapest(k, j) for k in range(i + 1, j))


                print(cheapest(0, n))
                """,
            ],
            inputs=inputs,
            difficulty="competition",
        ),
        Draft(
            question=f"""
                Bags of flour are poured together until one is left. Any two bags can be poured together; that costs as
                much as the new bag weighs. What does it cost at least?

                -----Input-----
                {limits}

                -----Output-----
                Print the lowest total cost, 0 when there is only one bag.
                """,
            references=[
                """
                import heapq

                n = int(input())
                bags = list(map(int, input().split()))
                heapq.heapify(bags)
                cost = 0
                while len(bags) > 1:
                    poured = heapq.heappop(bags) + heapq.heappop(bags)
                    cost += poured
                    heapq.heappush(bags, poured)
                print(cost)
                """,
                """
                n = int(input())
                bags = sorted(map(int, input().split()))
                total = 0
                while len(bags) > 1:
                    together = bags[0] + bags[1]
                    total += together
                    bags = sorted(bags[2:] + [together])
                print(total)
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
    ]


@family("not-two-in-a-row")
def not_two_in_a_row(rng: Random) -> Draft:
    rows = [[4, 9, 6, 1], [], [5], [0, 0], [3, 3], [1, 2, 3], [10, 1, 1, 10], [100] * 50, [5, 9, 5]]
    rows += [integers(rng, n, 0, 100) for n in (6, 20, 50)]
    return Draft(
        question="""
            Each coming day has a job with a pay, but after a day of work comes a day of rest. Write a function
            `best_pay(pays)` that returns the most one can earn by choosing days of which no two are neighbours.

            The list holds 0 to 50 integers from 0 to 100.
            """,
        references=[
            """
            def best_pay(pays):
                rested = worked = 0
                for pay in pays:
                    rested, worked = max(rested, worked), rested + pay
                return max(rested, worked)
            """,
            """
            def best_pay(pays):
                best = [0, 0]
                for pay in pays:
                    best.append(max(best[-1], best[-2] + pay))
                return best[-1]
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="interview",
        fn_name="best_pay",
        starter_code="def best_pay(pays):\n",
    )


@family("split-into-words")
def split_into_words(rng: Random) -> Draft:
    books = [("seatall", ["sea", "seat", "tall", "all"]), ("a", ["a"]), ("a", ["b"]), ("aaaa", ["a", "aa"])]
    books += [("ab" * 40, ["a", "b", "ab", "ba"]), ("a" * 80, ["a", "aa", "aaa"]), ("abc", ["ab", "c", "abc", "a"])]
    books += [("abcd", ["ab", "c"]), ("apple" * 16, ["apple", "app", "le"])]
    for n in (10, 25, 50, 80):
        words = {"".join(rng.choice("ab") for _ in range(rng.randint(1, 3))) for _ in range(7)}
        books.append(("".join(rng.choice("ab") for _ in range(n)), sorted(words)))
    return Draft(
        question="""
            A text has lost its blanks. In how many ways can it be divided into words of a dictionary? Give the
            remainder of the number divided by 10^9 + 7.

            -----Input-----
            The first line holds the text, 1 to 80 lower-case letters, the second 1 to 10 different words of 1 to 5
            letters.

            -----Output-----
            Print the remainder.
            """,
        references=[
            """
            text = input().strip()
            words = input().split()
            ways = [1] + [0] * len(text)
            for end in range(1, len(text) + 1):
                for word in words:
                    if text[:end].endswith(word):
                        ways[end] += ways[end - len(word)]
            print(ways[-1] % (10**9 + 7))
            """,
            """
            from functools import lru_cache

            text = input().strip()
            words = set(input().split())


            @lru_cache(maxsize=None)
            def count(start):
                if start == len(text):
                    return 1
                total = 0
                for end in range(start + 1, min(start + 5, len(text)) + 1):
                    if text[start:end] in words:
                        total += count(end)
                return total % 1000000007


            print(count(0))
            """,
        ],
        inputs=[lines(text, words) for text, words in books],
        difficulty="competition",
    )
