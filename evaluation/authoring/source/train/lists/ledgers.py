"""Dictionaries: totals by name, first and last sightings, groups."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines

NAMES = ["ana", "bo", "cleo", "dan", "eva", "finn"]


@family("tab-by-guest")
def tab_by_guest(rng: Random) -> list[Draft]:
    tabs = [[("bo", 4), ("ana", 3), ("bo", 2)], [("ana", 1)], [("ana", 5), ("bo", 5)], [("bo", 5), ("ana", 5)]]
    tabs += [[("eva", 100)] * 60, [(name, 7) for name in reversed(NAMES)]]
    tabs += [[(rng.choice(NAMES), rng.randint(1, 100)) for _ in range(n)] for n in (4, 8, 15, 30, 60)]
    inputs = [lines(len(tab), *tab) for tab in tabs]
    limits = """
                The first line holds n (1 <= n <= 60). Each of the next n lines holds a name of 1 to 10 lower-case
                letters and an amount from 1 to 100.
    """
    return [
        Draft(
            question=f"""
                A bar notes each order with the guest's name. Write the bills.

                -----Input-----
                {limits.strip()}

                -----Output-----
                Print each guest's name and total on a line, ordered by name.
                """,
            references=[
                """
                n = int(input())
                totals = {}
                for _ in range(n):
                    name, amount = input().split()
                    totals[name] = totals.get(name, 0) + int(amount)
                for name in sorted(totals):
                    print(name, totals[name])
                """,
                """
                import sys
                from collections import defaultdict

                bills = defaultdict(int)
                for line in sys.stdin.read().splitlines()[1:]:
                    guest, amount = line.split()
                    bills[guest] += int(amount)
                for guest, total in sorted(bills.items()):
                    print(guest, total)
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
        Draft(
            question=f"""
                A bar gives its best guest a free drink: the one whose orders cost most in all. When several guests
                are equal, the alphabet decides.

                -----Input-----
                {limits.strip()}

                -----Output-----
                Print the name and the total of the best guest.
                """,
            references=[
                """
                n = int(input())
                totals = {}
                for _ in range(n):
                    name, amount = input().split()
                    if name not in totals:
                        totals[name] = 0
                    totals[name] += int(amount)
                best = min(totals, key=lambda name: (-totals[name], name))
                print(best, totals[best])
                """,
                """
                from collections import Counter

                spent = Counter()
                for _ in range(int(input())):
                    guest, amount = input().split()
                    spent[guest] += int(amount)
                top = max(spent.values())
                print(sorted(g for g in spent if spent[g] == top)[0], top)
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
    ]


@family("first-lonely")
def first_lonely(rng: Random) -> Draft:
    rows = [[3, 7, 3, 5, 7], [1], [1, 1], [2, 2, 9], [9, 2, 2], [4, 4, 5, 5], [1000, 1], list(range(1, 101))]
    rows += [integers(rng, n, 1, high) for n, high in ((6, 4), (20, 15), (50, 30), (100, 60), (100, 1000))]
    return Draft(
        question="""
            Socks with numbers lie on a line. Which is the first sock whose number no other sock has?

            -----Input-----
            The first line holds n (1 <= n <= 100), the second n integers from 1 to 1000.

            -----Output-----
            Print the number of that sock, or NONE.
            """,
        references=[
            """
            n = int(input())
            socks = input().split()
            counts = {}
            for sock in socks:
                counts[sock] = counts.get(sock, 0) + 1
            answer = "NONE"
            for sock in socks:
                if counts[sock] == 1:
                    answer = sock
                    break
            print(answer)
            """,
            """
            from collections import Counter

            input()
            socks = list(map(int, input().split()))
            times = Counter(socks)
            lonely = [s for s in socks if times[s] == 1]
            print(lonely[0] if lonely else "NONE")
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )


@family("words-by-initial")
def words_by_initial(rng: Random) -> Draft:
    texts = [["bear", "ant", "bee", "cat", "ape"], ["a"], ["b", "b"], ["z", "y", "x"], ["aa", "ab", "a"]]
    texts += [
        ["".join(rng.choice("abcdeyz") for _ in range(rng.randint(1, 8))) for _ in range(n)]
        for n in (3, 7, 15, 25, 40, 40)
    ]
    return Draft(
        question="""
            A picture dictionary has a page for each first letter. List the pages: the letter, then the words on it
            in the order in which they came.

            -----Input-----
            The first line holds n (1 <= n <= 40), the second n words of 1 to 8 lower-case letters.

            -----Output-----
            Print a line for each letter that occurs, in alphabetical order: the letter, a colon, and its words, each
            after a blank.
            """,
        references=[
            """
            n = int(input())
            pages = {}
            for word in input().split():
                pages.setdefault(word[0], []).append(word)
            for letter in sorted(pages):
                print(letter + ": " + " ".join(pages[letter]))
            """,
            """
            input()
            words = input().split()
            for letter in "abcdefghijklmnopqrstuvwxyz":
                page = [w for w in words if w.startswith(letter)]
                if page:
                    print(f"{letter}:", *page)
            """,
        ],
        inputs=[lines(len(words), words) for words in texts],
        difficulty="interview",
    )


@family("who-is-missing")
def who_is_missing(rng: Random) -> Draft:
    calls = [
        [["ana", "bo", "cleo"], ["cleo", "ana"]],
        [["ana"], []],
        [["ana"], ["ana"]],
        [[], ["ana"]],
        [[], []],
        [["bo", "ana"], ["dan", "eva"]],
        [NAMES[::-1], []],
    ]
    calls += [[rng.sample(NAMES, rng.randint(1, 6)), rng.sample(NAMES, rng.randint(0, 6))] for _ in range(5)]
    return Draft(
        question="""
            A guide has a list of the guests who booked and a list of those who came. Write a function
            `who_is_missing(booked, came)` that returns a list with the names of the guests who booked and did not
            come, in alphabetical order.

            Each list holds 0 to 6 names of 2 to 4 lower-case letters, none twice. A guest may come without having
            booked.
            """,
        references=[
            """
            def who_is_missing(booked, came):
                return sorted(set(booked) - set(came))
            """,
            """
            def who_is_missing(booked, came):
                missing = []
                for name in booked:
                    if name not in came:
                        missing.append(name)
                missing.sort()
                return missing
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="who_is_missing",
        starter_code="def who_is_missing(booked, came):\n",
    )
