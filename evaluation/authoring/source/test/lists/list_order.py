"""Test families about the order and the uniqueness of list elements."""

import random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("second-largest")
def second_largest(rng: random.Random) -> Draft:
    lists = [
        [5, 9, 7],
        [3, 3],
        [],
        [4],
        [1, 2],
        [2, 1],
        [9, 9, 8],
        [8, 9, 9],
        [-5, -2, -9],
        [0, 0, 0, -1],
        [7, 7, 7, 7],
    ]
    lists += [integers(rng, n, low, 1000) for n, low in ((20, -1000), (100, 980), (100, -1000))]
    return Draft(
        question="""
            The winner gets gold, and silver goes to the best result below the winner's. Write a function
            silver(results) that returns the second largest of the different values in a list, or None if there is no
            such value.

            The list holds 0 to 100 integers between -1000 and 1000.
        """,
        references=[
            """
                def silver(results):
                    values = sorted(set(results))
                    if len(values) < 2:
                        return None
                    return values[-2]
            """,
            """
                def silver(results):
                    if not results:
                        return None
                    best = max(results)
                    rest = [x for x in results if x < best]
                    return max(rest) if rest else None
            """,
            """
                def silver(results):
                    first = second = None
                    for x in results:
                        if first is None or x > first:
                            first, second = x, first
                        elif x < first and (second is None or x > second):
                            second = x
                    return second
            """,
        ],
        inputs=[[values] for values in lists],
        difficulty="introductory",
        fn_name="silver",
        starter_code="def silver(results):\n",
        examples=2,
    )


@family("first-visits")
def first_visits(rng: random.Random) -> Draft:
    lists = [
        ["oslo", "rome", "oslo", "bonn"],
        [],
        ["a"],
        ["a", "a"],
        ["b", "a", "b"],
        ["x", "y", "z"],
        ["z", "z", "y", "y"],
    ]
    lists += [[rng.choice(["rome", "oslo", "bonn", "lima", "kyiv"]) for _ in range(n)] for n in (8, 30)]
    lists += [[f"t{rng.randint(1, 60)}" for _ in range(100)], ["d", "c", "b", "a", "a", "b", "c", "d"]]
    return Draft(
        question="""
            A traveller lists the towns of all her journeys. Write a function visited(towns) that returns the list of
            the different towns in the order of her first visits.

            The list holds 0 to 100 names of 1 to 10 lowercase letters and digits.
        """,
        references=[
            """
                def visited(towns):
                    result = []
                    for town in towns:
                        if town not in result:
                            result.append(town)
                    return result
            """,
            """
                def visited(towns):
                    return list(dict.fromkeys(towns))
            """,
            """
                def visited(towns):
                    return sorted(set(towns), key=towns.index)
            """,
        ],
        inputs=[[towns] for towns in lists],
        difficulty="introductory",
        fn_name="visited",
        starter_code="def visited(towns):\n",
    )


@family("turntable")
def turntable(rng: random.Random) -> Draft:
    cases = [
        ([1, 2, 3, 4, 5], 2),
        ([], 3),
        ([7], 0),
        ([7], 1000),
        ([1, 2], 1),
        ([1, 2], 2),
        ([1, 2, 3], 0),
        ([1, 2, 3], 4),
    ]
    cases += [([4, 4, 5], 1), (integers(rng, 100, -100, 100), 99), (integers(rng, 10, -9, 9), 1000), ([1, 2, 3], 3)]
    return Draft(
        question="""
            Dishes stand in a row on a turntable. With each push the last dish moves to the front, and all others move
            back by one place. Write a function turn(dishes, k) that returns the list after k pushes.

            The list holds 0 to 100 integers between -100 and 100, and 0 <= k <= 1000.
        """,
        references=[
            """
                def turn(dishes, k):
                    if not dishes:
                        return []
                    k %= len(dishes)
                    return dishes[len(dishes) - k:] + dishes[:len(dishes) - k]
            """,
            """
                def turn(dishes, k):
                    result = list(dishes)
                    for _ in range(k):
                        if result:
                            result.insert(0, result.pop())
                    return result
            """,
            """
                from collections import deque


                def turn(dishes, k):
                    table = deque(dishes)
                    table.rotate(k)
                    return list(table)
            """,
            """
                def turn(dishes, k):
                    n = len(dishes)
                    return [dishes[(i - k) % n] for i in range(n)]
            """,
        ],
        inputs=[[dishes, k] for dishes, k in cases],
        difficulty="introductory",
        fn_name="turn",
        starter_code="def turn(dishes, k):\n",
    )


@family("lost-card")
def lost_card(rng: random.Random) -> Draft:
    cases = [[2, 4, 1], [1], [2], [1, 2], [2, 3], [1, 3], [5, 4, 3, 2], [1, 2, 3, 4, 5, 6]]
    for n in (10, 30, 100, 100):
        cards = rng.sample(range(1, n + 1), n)
        cases.append(cards[1:])
    return Draft(
        question="""
            A game has n cards, numbered from 1 to n. One card was lost, the others lie on the table in any order.
            Which is missing?

            -----Input-----

            The first line holds the integer n (2 <= n <= 100). The second line holds the n - 1 numbers of the cards
            on the table.

            -----Output-----

            Print the number of the lost card.
        """,
        references=[
            """
                n = int(input())
                cards = list(map(int, input().split()))
                for i in range(1, n + 1):
                    if i not in cards:
                        print(i)
            """,
            """
                n = int(input())
                print(n * (n + 1) // 2 - sum(map(int, input().split())))
            """,
            """
                import sys

                n, *cards = map(int, sys.stdin.read().split())
                missing = set(range(1, n + 1)) - set(cards)
                print(missing.pop())
            """,
            """
                from functools import reduce
                from operator import xor

                n = int(input())
                print(reduce(xor, map(int, input().split()), reduce(xor, range(1, n + 1))))
            """,
        ],
        inputs=[lines(len(cards) + 1, cards) for cards in cases],
        difficulty="introductory",
    )


@family("swapped-pairs")
def swapped_pairs(rng: random.Random) -> Draft:
    lists = [
        [3, 1, 2],
        [1],
        [2, 1],
        [1, 2],
        [1, 1],
        [2, 2, 1, 1],
        [5, 4, 3, 2, 1],
        [1, 2, 3, 4, 5],
        [0, -1, 0],
        [2, 1, 2, 1],
    ]
    lists += [list(range(500, 0, -1)), integers(rng, 300, -(10**9), 10**9), integers(rng, 1000, 1, 9), [4] * 20]
    return Draft(
        question="""
            A librarian measures the disorder on a shelf: she counts the pairs of books of which the left one has the
            larger number. The books need not stand next to each other.

            -----Input-----

            The first line holds the integer n (1 <= n <= 1000). The second line holds n integers between -10^9 and
            10^9, the numbers of the books from left to right.

            -----Output-----

            Print the number of such pairs.
        """,
        references=[
            """
                n = int(input())
                a = list(map(int, input().split()))
                count = 0
                for i in range(n):
                    for j in range(i + 1, n):
                        if a[i] > a[j]:
                            count += 1
                print(count)
            """,
            """
                import sys


                def sort_and_count(a):
                    if len(a) < 2:
                        return a, 0
                    mid = len(a) // 2
                    left, x = sort_and_count(a[:mid])
                    right, y = sort_and_count(a[mid:])
                    merged, count, i = [], x + y, 0
                    for value in right:
                        while i < len(left) and left[i] <= value:
                            merged.append(left[i])
                            i += 1
                        count += len(left) - i
                        merged.append(value)
                    return merged + left[i:], count


                print(sort_and_count(list(map(int, sys.stdin.read().split()[1:])))[1])
            """,
            """
                from bisect import bisect_right, insort

                n = int(input())
                seen = []
                pairs = 0
                for x in map(int, input().split()):
                    pairs += len(seen) - bisect_right(seen, x)
                    insort(seen, x)
                print(pairs)
            """,
        ],
        inputs=[lines(len(values), values) for values in lists],
        difficulty="competition",
    )
