"""Test families that count ways, follow rules of writing, or check a rule."""

import random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("marble-triangle")
def marble_triangle(rng: random.Random) -> Draft:
    return Draft(
        question="""
            In Pascal's triangle each row begins and ends with 1, and every other number is the sum of the two numbers
            above it: row 0 is 1, row 1 is 1 1, row 2 is 1 2 1, row 3 is 1 3 3 1. Write a function pascal_row(n) that
            returns row n as a list.

            0 <= n <= 40.
        """,
        references=[
            """
                def pascal_row(n):
                    row = [1]
                    for _ in range(n):
                        row = [1] + [row[i] + row[i + 1] for i in range(len(row) - 1)] + [1]
                    return row
            """,
            """
                from math import comb


                def pascal_row(n):
                    return [comb(n, k) for k in range(n + 1)]
            """,
            """
                def pascal_row(n):
                    if n == 0:
                        return [1]
                    above = pascal_row(n - 1)
                    return [a + b for a, b in zip([0] + above, above + [0])]
            """,
        ],
        inputs=[[n] for n in (4, 0, 1, 2, 3, 5, 40, 39, 20, 11, 30)],
        difficulty="interview",
        fn_name="pascal_row",
        starter_code="def pascal_row(n):\n",
    )


@family("broken-stairs")
def broken_stairs(rng: random.Random) -> Draft:
    cases = [
        (4, [3]),
        (1, [0]),
        (2, [0]),
        (1, [1]),
        (2, [1]),
        (3, [1, 2]),
        (5, [0]),
        (60, [0]),
        (60, [30]),
        (3, [3]),
        (6, [2, 5]),
    ]
    cases += [(n, sorted(rng.sample(range(1, n), k))) for n, k in ((20, 2), (50, 4), (60, 5))]
    return Draft(
        question="""
            A staircase has n steps, some of them broken. Rita starts on the floor and climbs one or two steps at a
            time, never onto a broken one. In how many ways can she get to step n?

            -----Input-----

            The first line holds the integer n (1 <= n <= 60). The second line holds the numbers of the broken steps
            in ascending order (from 1 to n), or a single 0 if no step is broken.

            -----Output-----

            Print the number of ways.
        """,
        references=[
            """
                n = int(input())
                broken = set(map(int, input().split()))
                ways = [0] * (n + 1)
                ways[0] = 1
                for i in range(1, n + 1):
                    if i in broken:
                        continue
                    ways[i] = ways[i - 1]
                    if i >= 2:
                        ways[i] += ways[i - 2]
                print(ways[n])
            """,
            """
                n = int(input())
                broken = list(map(int, input().split()))
                a, b = 0, 1
                for step in range(1, n + 1):
                    a, b = b, 0 if step in broken else a + b
                print(b)
            """,
            """
                import sys
                from functools import lru_cache

                n, *broken = map(int, sys.stdin.read().split())


                @lru_cache(maxsize=None)
                def ways(step):
                    if step == n:
                        return 1
                    return sum(ways(s) for s in (step + 1, step + 2) if s <= n and s not in broken)


                print(ways(0))
            """,
        ],
        inputs=[lines(n, broken) for n, broken in cases],
        difficulty="interview",
    )


@family("frog-leaps")
def frog_leaps(rng: random.Random) -> Draft:
    lists = [
        [2, 1, 3, 0, 0, 4],
        [2, 3, 1, 1, 0, 5],
        [0],
        [0, 1],
        [1, 0],
        [2, 0, 0],
        [1, 0, 1],
        [9, 0, 0, 0],
        [1, 1, 0, 1],
        [1] * 100,
    ]
    lists += [[3, 0, 0, 2, 0, 1, 0], [2, 0, 1, 0, 0], [integers(rng, 1, 1, 3)[0] for _ in range(30)]]
    lists += [integers(rng, n, 0, high) for n, high in ((15, 3), (60, 9), (100, 4))]
    return Draft(
        question="""
            A frog sits on the first of several stones in a row. On each stone stands a number: by at most so many
            stones may it leap forward from there. Write a function can_cross(stones) that returns True if the frog
            can reach the last stone, otherwise False.

            The list holds 1 to 100 integers from 0 to 9. With one stone the frog is there already.
        """,
        references=[
            """
                def can_cross(stones):
                    reach = 0
                    for i, leap in enumerate(stones):
                        if i > reach:
                            return False
                        reach = max(reach, i + leap)
                    return True
            """,
            """
                def can_cross(stones):
                    goal = len(stones) - 1
                    for i in range(len(stones) - 1, -1, -1):
                        if i + stones[i] >= goal:
                            goal = i
                    return goal == 0
            """,
            """
                def can_cross(stones):
                    reachable = {0}
                    for i in range(len(stones)):
                        if i in reachable:
                            reachable.update(range(i, i + stones[i] + 1))
                    return len(stones) - 1 in reachable
            """,
        ],
        inputs=[[stones] for stones in lists],
        difficulty="interview",
        fn_name="can_cross",
        starter_code="def can_cross(stones):\n",
        examples=2,
    )


@family("times-before-plus")
def times_before_plus(rng: random.Random) -> Draft:
    texts = [
        "2+3*4",
        "7",
        "0",
        "1+1",
        "2*3",
        "2*3+4",
        "2*3+4*5",
        "1+2+3",
        "2*2*2",
        "10+0*99",
        "99*99*99",
        "5*0+1",
        "0*7",
        "12+30*2",
    ]
    texts += ["".join(str(rng.randint(0, 99)) + rng.choice("+*+") for _ in range(n)) + "8" for n in (5, 12, 30)]
    return Draft(
        question="""
            A cash register reads sums such as 2+3*4 and knows that products are to be computed before sums: 2+3*4 is
            14.

            -----Input-----

            One line with 1 to 31 integers from 0 to 99, with + or * between neighbours and without blanks.

            -----Output-----

            Print the value.
        """,
        references=[
            """
                total = 0
                for term in input().split("+"):
                    product = 1
                    for factor in term.split("*"):
                        product *= int(factor)
                    total += product
                print(total)
            """,
            """
                print(eval(input()))
            """,
            """
                import re
                import sys


                def main():
                    tokens = re.findall(r"\\d+|[+*]", sys.stdin.readline())
                    terms = [int(tokens[0])]
                    for sign, number in zip(tokens[1::2], tokens[2::2]):
                        if sign == "*":
                            terms[-1] *= int(number)
                        else:
                            terms.append(int(number))
                    print(sum(terms))


                main()
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="interview",
    )
