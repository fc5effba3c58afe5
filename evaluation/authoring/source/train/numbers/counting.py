"""Counting what meets a condition in a list or a line of words."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("against-a-mark")
def against_a_mark(rng: Random) -> list[Draft]:
    rows = [([150, 132, 160, 140], 140), ([1], 1), ([1], 200), ([200], 1), ([90, 90, 90], 90), ([89, 90, 91], 90)]
    rows += [(integers(rng, n, 1, 200), rng.randint(50, 150)) for n in (4, 9, 20, 80)]
    rows += [(integers(rng, n, 95, 105), 100) for n in (20, 45)]
    inputs = [lines([len(row), mark], row) for row, mark in rows]
    tales = [
        ("A ride is for children of at least k centimetres. How many of the n children may ride?", ">="),
        ("A low tunnel lets a lorry pass only when it is lower than k. How many of the n lorries pass?", "<"),
        ("Guess the weight: whoever says exactly k wins. How many of the n guests win?", "=="),
    ]
    drafts = []
    for tale, sign in tales:
        drafts.append(
            Draft(
                question=f"""
                    {tale}

                    -----Input-----
                    The first line holds n and k (1 <= n <= 80, 1 <= k <= 200), the second n integers from 1 to 200.

                    -----Output-----
                    Print how many of them.
                    """,
                references=[
                    f"""
                    n, k = map(int, input().split())
                    values = list(map(int, input().split()))
                    count = 0
                    for value in values:
                        if value {sign} k:
                            count += 1
                    print(count)
                    """,
                    f"""
                    n, k = map(int, input().split())
                    print(sum(int(v) {sign} k for v in input().split()))
                    """,
                    f"""
                    import sys

                    n, k, *values = map(int, sys.stdin.read().split())
                    print(len([v for v in values if v {sign} k]))
                    """,
                ],
                inputs=inputs,
                difficulty="introductory",
            )
        )
    return drafts


@family("frost-days")
def frost_days(rng: Random) -> Draft:
    weeks = [[3, -1, 0, -5], [0], [-1], [1], [-40] * 31, [40] * 31, [0] * 5]
    weeks += [integers(rng, n, -40, 40) for n in (3, 7, 14, 31)]
    return Draft(
        question="""
            A gardener notes the lowest reading of each night. A night below zero is a frost, a night above zero is
            mild, a zero is neither. Count the frosts and the mild nights.

            -----Input-----
            The first line holds n (1 <= n <= 31), the second n integers from -40 to 40.

            -----Output-----
            Print the number of frosts and the number of mild nights.
            """,
        references=[
            """
            n = int(input())
            frost = 0
            mild = 0
            for reading in input().split():
                reading = int(reading)
                if reading < 0:
                    frost += 1
                elif reading > 0:
                    mild += 1
            print(frost, mild)
            """,
            """
            input()
            nights = list(map(int, input().split()))
            print(sum(t < 0 for t in nights), sum(t > 0 for t in nights))
            """,
        ],
        inputs=[lines(len(week), week) for week in weeks],
        difficulty="introductory",
    )


@family("same-as-neighbour")
def same_as_neighbour(rng: Random) -> Draft:
    rows = [[2, 2, 5, 5, 5], [1], [4, 4], [4, 5], [1, 2, 1, 2], [9] * 100, [1, 1, 2, 2]]
    rows += [integers(rng, n, 1, 3) for n in (5, 12, 40, 100)]
    return Draft(
        question="""
            Cars wait in a row, each with a colour number. How many cars have the same colour as the car right before
            them?

            -----Input-----
            The first line holds n (1 <= n <= 100), the second n colours from 1 to 9.

            -----Output-----
            Print the number of such cars.
            """,
        references=[
            """
            n = int(input())
            colours = input().split()
            same = 0
            for i in range(1, n):
                if colours[i] == colours[i - 1]:
                    same += 1
            print(same)
            """,
            """
            input()
            row = list(map(int, input().split()))
            print(sum(a == b for a, b in zip(row, row[1:])))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("long-words")
def long_words(rng: Random) -> list[Draft]:
    letters = "abcdefghij"
    texts = [("a frog sat on the log", 2), ("x", 1), ("x", 2), ("aa aa aa", 2), ("abcdefghij", 10)]
    for count in (2, 5, 9, 14, 20, 20):
        words = ["".join(rng.choice(letters) for _ in range(rng.randint(1, 10))) for _ in range(count)]
        texts.append((" ".join(words), rng.randint(1, 10)))
    inputs = [lines(k, text) for text, k in texts]
    limits = "The first line holds k (1 <= k <= 10), the second 1 to 20 lower-case words of 1 to 10 letters."
    return [
        Draft(
            question=f"""
                A typist is paid for every word of more than k letters. How many words of the text are paid for?

                -----Input-----
                {limits}

                -----Output-----
                Print the number of words.
                """,
            references=[
                """
                k = int(input())
                words = input().split()
                paid = 0
                for word in words:
                    if len(word) > k:
                        paid += 1
                print(paid)
                """,
                """
                k = int(input())
                print(len([w for w in input().split() if len(w) > k]))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                A label maker cuts each word of a text to its first k letters. Show what it prints.

                -----Input-----
                {limits}

                -----Output-----
                Print the cut words in one line.
                """,
            references=[
                """
                k = int(input())
                short = []
                for word in input().split():
                    short.append(word[:k])
                print(" ".join(short))
                """,
                """
                k = int(input())
                print(*[w[:k] for w in input().split()])
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
                In a word game the words with exactly k letters are written down, the others are skipped.

                -----Input-----
                {limits}

                -----Output-----
                Print the words with k letters in their order, one a line, or NONE when there are none.
                """,
            references=[
                """
                k = int(input())
                found = [word for word in input().split() if len(word) == k]
                if found:
                    for word in found:
                        print(word)
                else:
                    print("NONE")
                """,
                """
                k = int(input())
                chosen = list(filter(lambda w: len(w) == k, input().split()))
                print("\\n".join(chosen) or "NONE")
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]
