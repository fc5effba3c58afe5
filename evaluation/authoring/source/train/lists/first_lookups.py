"""Look something up, compare two words, sort things into two places."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("show-of-hands")
def show_of_hands(rng: Random) -> Draft:
    votes = [["yes", "no", "yes"], ["no"], ["yes"], ["empty"], ["yes", "no"], ["empty"] * 20 + ["yes"]]
    votes += [["yes"] * 25 + ["no"] * 25, ["no", "no", "yes", "empty", "empty"]]
    votes += [[rng.choice(["yes", "no", "empty"]) for _ in range(n)] for n in (6, 15, 30, 50)]
    return Draft(
        question="""
            A club votes. A plan is accepted when there are more `yes` than `no`; empty votes do not count.

            -----Input-----
            The first line holds n (1 <= n <= 50). Each of the next n lines holds `yes`, `no` or `empty`.

            -----Output-----
            Print ACCEPTED or REJECTED and how many votes counted.
            """,
        references=[
            """
            n = int(input())
            votes = [input().strip() for _ in range(n)]
            yes = votes.count("yes")
            no = votes.count("no")
            if yes > no:
                print("ACCEPTED", yes + no)
            else:
                print("REJECTED", yes + no)
            """,
            """
            import sys

            margin = 0
            counted = 0
            for vote in sys.stdin.read().split()[1:]:
                if vote != "empty":
                    counted += 1
                    margin += 1 if vote == "yes" else -1
            print("ACCEPTED" if margin > 0 else "REJECTED", counted)
            """,
        ],
        inputs=[lines(len(row), *row) for row in votes],
        difficulty="introductory",
    )


@family("at-which-door")
def at_which_door(rng: Random) -> Draft:
    names = ["ana", "ben", "cem", "dora", "eva", "fay", "gus", "hugo", "ida", "jan"]
    houses = [(["ben", "ana", "eva"], "eva"), (["ana"], "ana"), (["ana"], "ben"), (["eva", "ana"], "eva")]
    houses += [(names, "jan"), (names, "zoe"), (names[::-1], "fay"), (["anna"], "ann")]
    houses += [(rng.sample(names, n), rng.choice(names)) for n in (3, 5, 7, 9)]
    return Draft(
        question="""
            In a street the people of n houses are listed in order. At which house does the postman find a person?

            -----Input-----
            The first line holds n different names (1 <= n <= 10) of 3 to 5 lower-case letters, the second the name to
            look for.

            -----Output-----
            Print the number of the house, counted from 1, or UNKNOWN.
            """,
        references=[
            """
            people = input().split()
            name = input().strip()
            if name in people:
                print(people.index(name) + 1)
            else:
                print("UNKNOWN")
            """,
            """
            people = input().split()
            wanted = input().strip()
            answer = "UNKNOWN"
            for number, person in enumerate(people, 1):
                if person == wanted:
                    answer = number
            print(answer)
            """,
            """
            houses = {name: number for number, name in enumerate(input().split(), 1)}
            print(houses.get(input().strip(), "UNKNOWN"))
            """,
        ],
        inputs=[lines(people, name) for people, name in houses],
        difficulty="introductory",
        examples=2,
    )


@family("first-in-the-book")
def first_in_the_book(rng: Random) -> Draft:
    pairs = [
        ("pear", "apple"),
        ("fig", "fig"),
        ("a", "b"),
        ("ab", "a"),
        ("a", "ab"),
        ("zoo", "zebra"),
        ("z", "yyyyyyyyyy"),
    ]
    for n in (2, 3, 5, 10):
        pairs.append(tuple("".join(rng.choice("abc") for _ in range(n)) for _ in range(2)))
    return Draft(
        question="""
            Which of two words comes first in a dictionary, and how many letters do the two have together?

            -----Input-----
            Two lines, each with a word of 1 to 10 lower-case letters. The words may be the same.

            -----Output-----
            Print the word that comes first and the number of letters.
            """,
        references=[
            """
            first = input().strip()
            second = input().strip()
            if second < first:
                first, second = second, first
            print(first, len(first) + len(second))
            """,
            """
            words = sorted([input().strip(), input().strip()])
            print(words[0], len("".join(words)))
            """,
        ],
        inputs=[lines(*pair) for pair in pairs],
        difficulty="introductory",
    )


@family("two-baskets")
def two_baskets(rng: Random) -> Draft:
    rows = [[5, 2, 8, 3], [1], [2], [2, 4], [3, 1], list(range(1, 41)), [1000] * 40, [7, 7, 6, 6]]
    rows += [integers(rng, n, 1, 1000) for n in (3, 9, 20, 40)]
    return Draft(
        question="""
            Balls with numbers roll into two baskets: even numbers into the first, odd ones into the second.

            -----Input-----
            The first line holds n (1 <= n <= 40), the second n integers from 1 to 1000.

            -----Output-----
            Print two lines: the even numbers and the odd numbers, each in their order, or `-` for an empty basket.
            """,
        references=[
            """
            n = int(input())
            even = []
            odd = []
            for ball in input().split():
                if int(ball) % 2 == 0:
                    even.append(ball)
                else:
                    odd.append(ball)
            print(" ".join(even) if even else "-")
            print(" ".join(odd) if odd else "-")
            """,
            """
            input()
            balls = list(map(int, input().split()))
            for parity in (0, 1):
                basket = [b for b in balls if b % 2 == parity]
                print(*basket or "-")
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )
