"""Two positions that walk through a list."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("rowing-boats")
def rowing_boats(rng: Random) -> Draft:
    groups = [([70, 50, 80, 50], 100), ([100], 100), ([1, 1], 200), ([100, 100], 199), ([100, 100], 200)]
    groups += [([1, 2, 3], 100), ([30, 30, 30, 30], 100)]
    for n in (5, 12, 40, 80):
        groups.append((integers(rng, n, 1, 100), rng.randint(100, 200)))
    return Draft(
        question="""
            A boat carries one or two people and at most w kilograms. How many boats does a group need at least?

            -----Input-----
            The first line holds n and w (1 <= n <= 80, 100 <= w <= 200), the second the n weights from 1 to 100.

            -----Output-----
            Print the number of boats.
            """,
        references=[
            """
            n, w = map(int, input().split())
            people = sorted(map(int, input().split()))
            i, j = 0, n - 1
            boats = 0
            while i <= j:
                if people[i] + people[j] <= w:
                    i += 1
                j -= 1
                boats += 1
            print(boats)
            """,
            """
            from collections import deque

            n, w = map(int, input().split())
            queue = deque(sorted(map(int, input().split())))
            boats = 0
            while queue:
                heavy = queue.pop()
                if queue and queue[0] + heavy <= w:
                    queue.popleft()
                boats += 1
            print(boats)
            """,
        ],
        inputs=[lines([len(people), w], people) for people, w in groups],
        difficulty="interview",
    )


@family("longest-within-budget")
def longest_within_budget(rng: Random) -> list[Draft]:
    rows = [([4, 2, 1, 7, 3], 8), ([5], 4), ([5], 5), ([1, 1, 1], 3), ([9, 9], 8), ([1] * 100, 1000), ([100, 1, 1], 2)]
    rows += [(integers(rng, n, 1, 100), rng.randint(50, 1000)) for n in (6, 20, 60, 100)]
    inputs = [lines([len(row), b], row) for row, b in rows]
    limits = "The first line holds n and b (1 <= n <= 100, 1 <= b <= 1000), the second n prices from 1 to 100."
    return [
        Draft(
            question=f"""
                A hotel has a price for each of the coming nights. A guest wants to stay as many nights in a row as
                possible for at most b coins.

                -----Input-----
                {limits}

                -----Output-----
                Print the largest number of nights, which may be 0.
                """,
            references=[
                """
                n, b = map(int, input().split())
                prices = list(map(int, input().split()))
                start = 0
                cost = 0
                best = 0
                for end in range(n):
                    cost += prices[end]
                    while cost > b:
                        cost -= prices[start]
                        start += 1
                    best = max(best, end - start + 1)
                print(best)
                """,
                """
                n, b = map(int, input().split())
                prices = list(map(int, input().split()))
                best = 0
                for i in range(n):
                    cost = 0
                    for j in range(i, n):
                        cost += prices[j]
                        if cost > b:
                            break
                        best = max(best, j - i + 1)
                print(best)
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
        Draft(
            question=f"""
                A band plays on some evenings in a row and wants to earn b coins or more with as few evenings as
                possible. The pay for each evening is known.

                -----Input-----
                {limits}

                -----Output-----
                Print the smallest number of evenings in a row, or 0 when even all of them are not enough.
                """,
            references=[
                """
                n, b = map(int, input().split())
                pay = list(map(int, input().split()))
                fewest = n + 1
                start = earned = 0
                for end, coins in enumerate(pay):
                    earned += coins
                    while earned >= b:
                        fewest = min(fewest, end - start + 1)
                        earned -= pay[start]
                        start += 1
                print(fewest if fewest <= n else 0)
                """,
                """
                def fewest(pay, b):
                    for length in range(1, len(pay) + 1):
                        for i in range(len(pay) - length + 1):
                            if sum(pay[i:i + length]) >= b:
                                return length
                    return 0


                n, b = map(int, input().split())
                print(fewest(list(map(int, input().split())), b))
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
    ]


@family("different-beads")
def different_beads(rng: Random) -> Draft:
    strings = ["abcabca", "", "a", "aaaa", "ab", "abba", "abcdefghijklmnopqrstuvwxyz", "zabcadefz"]
    for n, letters in ((8, "abc"), (20, "abcdef"), (60, "abcdefghijkl"), (100, "abcdefghijklmnopqrstuvwxyz")):
        strings.append("".join(rng.choice(letters) for _ in range(n)))
    return Draft(
        question="""
            Each letter of a text stands for the colour of a bead on a string. Write a function `most_different(beads)`
            that returns the length of the longest piece of the string in which no colour occurs twice.

            The text has 0 to 100 lower-case letters.
            """,
        references=[
            """
            def most_different(beads):
                last = {}
                start = 0
                best = 0
                for i, colour in enumerate(beads):
                    if last.get(colour, -1) >= start:
                        start = last[colour] + 1
                    last[colour] = i
                    best = max(best, i - start + 1)
                return best
            """,
            """
            def most_different(beads):
                best = 0
                for start in range(len(beads)):
                    seen = set()
                    for colour in beads[start:]:
                        if colour in seen:
                            break
                        seen.add(colour)
                    best = max(best, len(seen))
                return best
            """,
        ],
        inputs=[[beads] for beads in strings],
        difficulty="interview",
        fn_name="most_different",
        starter_code="def most_different(beads):\n",
    )


@family("hidden-in-order")
def hidden_in_order(rng: Random) -> Draft:
    calls = [
        ["cat", "chalet"],
        ["act", "chat"],
        ["", ""],
        ["", "a"],
        ["a", ""],
        ["aa", "a"],
        ["aa", "aba"],
        ["abc", "abc"],
    ]
    for n in (10, 30, 60):
        text = "".join(rng.choice("abcd") for _ in range(n))
        places = sorted(rng.sample(range(n), n // 3))
        calls.append(["".join(text[i] for i in places), text])
        calls.append(["".join(rng.choice("abcd") for _ in range(n // 2)), text])
    return Draft(
        question="""
            A word hides in a text when one can strike out letters of the text (or none) so that the word is left.
            Write a function `hides(word, text)` that returns whether it does.

            Both have 0 to 60 lower-case letters. The empty word hides everywhere.
            """,
        references=[
            """
            def hides(word, text):
                i = 0
                for letter in text:
                    if i < len(word) and letter == word[i]:
                        i += 1
                return i == len(word)
            """,
            """
            def hides(word, text):
                position = 0
                for letter in word:
                    position = text.find(letter, position) + 1
                    if position == 0:
                        return False
                return True
            """,
            """
            def hides(word, text):
                rest = iter(text)
                return all(letter in rest for letter in word)
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="hides",
        starter_code="def hides(word, text):\n",
        examples=2,
    )
