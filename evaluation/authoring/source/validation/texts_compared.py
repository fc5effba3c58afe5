"""Validation families that hold texts against each other."""

import random

from evaluation.authoring.draft import Draft, family


@family("common-prefix")
def common_prefix(rng: random.Random) -> Draft:
    lists = [
        ["report", "reptile", "repeat"],
        ["dog", "cat"],
        ["a"],
        [""],
        ["", "abc"],
        ["abc", ""],
        ["same", "same", "same"],
    ]
    lists += [
        ["ab", "abc", "abcd"],
        ["abcd", "abc", "ab"],
        ["abx", "aby", "zbx"],
        ["x" * 60] * 20,
        ["aab", "aac", "aab"],
    ]
    stem = "".join(rng.choice("abc") for _ in range(20))
    lists.append([stem[: rng.randint(8, 20)] + rng.choice("xyz") for _ in range(20)])
    return Draft(
        question="""
            A shell completes a name as far as all the files agree. Write a function common_prefix(names) that returns
            the longest text with which every name in the list begins. It may be empty.

            The list has 1 to 20 names, each of 0 to 60 lowercase letters.
        """,
        references=[
            """
                def common_prefix(names):
                    prefix = names[0]
                    for name in names:
                        while not name.startswith(prefix):
                            prefix = prefix[:-1]
                    return prefix
            """,
            """
                def common_prefix(names):
                    result = ""
                    for letters in zip(*names):
                        if len(set(letters)) > 1:
                            break
                        result += letters[0]
                    return result
            """,
            """
                def common_prefix(names):
                    first, last = min(names), max(names)
                    i = 0
                    while i < len(first) and first[i] == last[i]:
                        i += 1
                    return first[:i]
            """,
            """
                import os


                def common_prefix(names):
                    return os.path.commonprefix(names)
            """,
        ],
        inputs=[[names] for names in lists],
        difficulty="interview",
        fn_name="common_prefix",
        starter_code="def common_prefix(names):\n",
    )


@family("edit-distance")
def edit_distance(rng: random.Random) -> Draft:
    pairs = [
        ("garden", "warned"),
        ("a", "a"),
        ("a", "b"),
        ("abc", "c"),
        ("ab", "ba"),
        ("z", "abcdef"),
        ("abcdef", "z"),
    ]
    pairs += [("sunday", "saturday"), ("a" * 200, "b" * 200), ("a" * 200, "a"), ("abcabc", "cabcab"), ("horse", "ros")]
    for length in (12, 40, 199):
        first = [rng.choice("abcd") for _ in range(length)]
        second = [c for c in first if rng.randrange(5)]
        second.insert(rng.randrange(len(second)), "z")
        pairs.append(("".join(first), "".join(second)))
    return Draft(
        question="""
            A spelling checker ranks its proposals by the number of key strokes that lead from the word typed to the
            word proposed. One stroke inserts a letter anywhere, deletes a letter, or replaces a letter by another
            one.

            -----Input-----

            Two lines with a word each, of 1 to 200 lowercase letters: the word typed and the word proposed.

            -----Output-----

            Print the smallest number of strokes that turn the first word into the second.
        """,
        references=[
            """
                a = input().strip()
                b = input().strip()
                n, m = len(a), len(b)
                dp = [[0] * (m + 1) for _ in range(n + 1)]
                for i in range(n + 1):
                    for j in range(m + 1):
                        if i == 0:
                            dp[i][j] = j
                        elif j == 0:
                            dp[i][j] = i
                        elif a[i - 1] == b[j - 1]:
                            dp[i][j] = dp[i - 1][j - 1]
                        else:
                            dp[i][j] = 1 + min(dp[i - 1][j - 1], dp[i - 1][j], dp[i][j - 1])
                print(dp[n][m])
            """,
            """
                import sys


                def distance(a, b):
                    row = list(range(len(b) + 1))
                    for i, x in enumerate(a, 1):
                        previous, row[0] = row[0], i
                        for j, y in enumerate(b, 1):
                            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
                    return row[-1]


                first, second = sys.stdin.read().split()
                print(distance(first, second))
            """,
            """
                import sys
                from functools import lru_cache

                sys.setrecursionlimit(5000)
                a, b = sys.stdin.read().split()


                @lru_cache(maxsize=None)
                def strokes(i, j):
                    if i == len(a):
                        return len(b) - j
                    if j == len(b):
                        return len(a) - i
                    if a[i] == b[j]:
                        return strokes(i + 1, j + 1)
                    return 1 + min(strokes(i + 1, j), strokes(i, j + 1), strokes(i + 1, j + 1))


                print(strokes(0, 0))
            """,
        ],
        inputs=[f"{first}\n{second}\n" for first, second in pairs],
        difficulty="competition",
    )
