"""Validation families that look at the ends, the middle and the order of a list or a word."""

import random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("record-highs")
def record_highs(rng: random.Random) -> Draft:
    lists = [
        [3, 5, 5, 2, 8],
        [7],
        [4, 4, 4],
        [5, 4, 3, 2, 1],
        [1, 2, 3, 4, 5],
        [-5, -3, -4, -1],
        [0, 0, 1],
        [-100, 100],
    ]
    lists += [
        [-100] * 5,
        integers(rng, 30, -100, 100),
        integers(rng, 100, -100, 100),
        sorted(integers(rng, 40, -100, 100)),
    ]
    return Draft(
        question="""
            The weather office calls a day a record if it was warmer than all the days before it. The first day always
            is one.

            -----Input-----

            The first line holds the integer n (1 <= n <= 100). The second line holds n integers between -100 and 100,
            the temperatures in order.

            -----Output-----

            Print the number of records.
        """,
        references=[
            """
                n = int(input())
                t = list(map(int, input().split()))
                best = t[0]
                count = 1
                for x in t:
                    if x > best:
                        best = x
                        count += 1
                print(count)
            """,
            """
                n = int(input())
                t = list(map(int, input().split()))
                print(sum(1 for i in range(n) if all(x < t[i] for x in t[:i])))
            """,
            """
                import sys
                from itertools import accumulate

                temperatures = list(map(int, sys.stdin.read().split()))[1:]
                print(len(set(accumulate(temperatures, max))))
            """,
        ],
        inputs=[lines(len(values), values) for values in lists],
        difficulty="introductory",
    )


@family("swapped-ends")
def swapped_ends(rng: random.Random) -> Draft:
    texts = ["table", "", "a", "ab", "aa", "abc", "noon", "Zebra", "xyyyx", "hello world"]
    texts += ["".join(rng.choice("abcdefgh") for _ in range(length)) for length in (20, 100)]
    return Draft(
        question="""
            Write a function swap_ends(text) that returns the text with its first and its last character swapped. A
            text of fewer than two characters stays as it is.

            The text has 0 to 100 characters: English letters and blanks.
        """,
        references=[
            """
                def swap_ends(text):
                    if len(text) < 2:
                        return text
                    return text[-1] + text[1:-1] + text[0]
            """,
            """
                def swap_ends(text):
                    letters = list(text)
                    if letters:
                        letters[0], letters[-1] = letters[-1], letters[0]
                    return "".join(letters)
            """,
        ],
        inputs=[[text] for text in texts],
        difficulty="introductory",
        fn_name="swap_ends",
        starter_code="def swap_ends(text):\n",
    )


@family("middle-letters")
def middle_letters(rng: random.Random) -> Draft:
    texts = ["magic", "bird", "a", "ab", "abc", "abcd", "zzzz", "abcdefg", "abcdefgh", "radar"]
    texts += ["".join(rng.choice("abcdefgh") for _ in range(length)) for length in (49, 50, 99, 100)]
    return Draft(
        question="""
            A sign painter starts every word in the middle. Which letters does he paint first? A word of odd length
            has one middle letter, a word of even length has two.

            -----Input-----

            One word of 1 to 100 lowercase letters.

            -----Output-----

            Print the middle letter, or the two middle letters without a blank.
        """,
        references=[
            """
                s = input()
                n = len(s)
                if n % 2 == 1:
                    print(s[n // 2])
                else:
                    print(s[n // 2 - 1:n // 2 + 1])
            """,
            """
                word = input().strip()
                while len(word) > 2:
                    word = word[1:-1]
                print(word)
            """,
            """
                import sys

                s = sys.stdin.read().strip()
                half = (len(s) - 1) // 2
                print(s[half:len(s) - half])
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="introductory",
        examples=2,
    )


@family("majority-vote")
def majority_vote(rng: random.Random) -> Draft:
    names = ["ada", "bob", "cy", "dee"]
    lists = [["ada", "bob", "ada"], ["ada", "bob"], ["bob"], [], ["cy", "cy"], ["a", "b", "c"], ["a", "a", "b", "b"]]
    lists += [
        ["a", "b", "b", "b", "c"],
        ["x", "y", "x", "z"],
        ["x", "y", "x", "z", "x"],
        ["p"] * 50 + ["q"] * 49 + ["p"],
    ]
    tied = ["p"] * 50 + ["q"] * 50
    rng.shuffle(tied)
    lists += [
        tied,
        [rng.choice(names) for _ in range(40)],
        [rng.choice([*names, "eve", "eve", "eve", "eve", "eve"]) for _ in range(81)],
    ]
    return Draft(
        question="""
            A club elects the candidate who gets more than half of all votes. Write a function winner(votes) that
            returns the name of that candidate, or an empty string if there is none.

            The list holds 0 to 100 names of 1 to 10 lowercase letters.
        """,
        references=[
            """
                def winner(votes):
                    for name in set(votes):
                        if votes.count(name) * 2 > len(votes):
                            return name
                    return ""
            """,
            """
                from collections import Counter


                def winner(votes):
                    if not votes:
                        return ""
                    name, count = Counter(votes).most_common(1)[0]
                    return name if count > len(votes) // 2 else ""
            """,
            """
                def winner(votes):
                    candidate, lead = "", 0
                    for name in votes:
                        if lead == 0:
                            candidate = name
                        lead += 1 if name == candidate else -1
                    return candidate if 2 * votes.count(candidate) > len(votes) else ""
            """,
        ],
        inputs=[[votes] for votes in lists],
        difficulty="introductory",
        fn_name="winner",
        starter_code="def winner(votes):\n",
        examples=2,
    )


@family("matrix-diagonals")
def matrix_diagonals(rng: random.Random) -> Draft:
    squares = [[[1, 2, 3], [4, 5, 6], [9, 8, 9]], [[5]], [[0]], [[1, 2], [3, 4]], [[2, 7], [1, 6]], [[-1, 0], [0, -1]]]
    squares += [[[0, 0, 4], [0, 9, 0], [4, 0, 0]], [[100] * 10 for _ in range(10)]]
    squares += [[integers(rng, n, -100, 100) for _ in range(n)] for n in (3, 4, 5, 10)]
    return Draft(
        question="""
            A square table of numbers has two diagonals: one from the upper left to the lower right corner, one from
            the upper right to the lower left. Write a function diagonals(table) that returns the list [a, b] of the
            sums along the first and along the second diagonal.

            The table is a list of n rows of n integers (1 <= n <= 10) between -100 and 100.
        """,
        references=[
            """
                def diagonals(table):
                    n = len(table)
                    a = 0
                    b = 0
                    for i in range(n):
                        a += table[i][i]
                        b += table[i][n - 1 - i]
                    return [a, b]
            """,
            """
                def diagonals(table):
                    first = sum(row[i] for i, row in enumerate(table))
                    second = sum(row[-1 - i] for i, row in enumerate(table))
                    return [first, second]
            """,
            """
                def diagonals(table):
                    sums = [0, 0]
                    n = len(table)
                    for y in range(n):
                        for x in range(n):
                            if x == y:
                                sums[0] += table[y][x]
                            if x + y == n - 1:
                                sums[1] += table[y][x]
                    return sums
            """,
        ],
        inputs=[[square] for square in squares],
        difficulty="introductory",
        fn_name="diagonals",
        starter_code="def diagonals(table):\n",
    )
