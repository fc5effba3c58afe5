"""Ranges that are marked, gaps between them, and texts that follow a rule."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("painted-wall")
def painted_wall(rng: Random) -> list[Draft]:
    walls = [(6, [(1, 3), (3, 5)]), (1, [(1, 1)]), (5, [(2, 4)]), (4, [(1, 4), (1, 4)]), (3, [(1, 1), (3, 3)])]
    walls += [(100, [(1, 100)] * 50), (100, [(i, 101 - i) for i in range(1, 51)])]
    for n, m in ((5, 3), (20, 6), (60, 20), (100, 50)):
        walls.append((n, [tuple(sorted(integers(rng, 2, 1, n))) for _ in range(m)]))
    inputs = [lines([n, len(coats)], *coats) for n, coats in walls]
    limits = """
                The first line holds n and m (1 <= n <= 100, 1 <= m <= 50). Each of the next m lines holds a and b
                (1 <= a <= b <= n): the boards from a to b, both included, get one coat of paint.
    """
    return [
        Draft(
            question=f"""
                A wall has n boards. How many coats of paint does each have in the end?

                -----Input-----
                {limits.strip()}

                -----Output-----
                Print n numbers in one line: the coats of each board.
                """,
            references=[
                """
                n, m = map(int, input().split())
                change = [0] * (n + 2)
                for _ in range(m):
                    a, b = map(int, input().split())
                    change[a] += 1
                    change[b + 1] -= 1
                coats = []
                current = 0
                for i in range(1, n + 1):
                    current += change[i]
                    coats.append(current)
                print(*coats)
                """,
                """
                n, m = map(int, input().split())
                wall = [0] * n
                for _ in range(m):
                    a, b = map(int, input().split())
                    for i in range(a - 1, b):
                        wall[i] += 1
                print(" ".join(map(str, wall)))
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
        Draft(
            question=f"""
                A wall has n boards, of which some get paint. How many neighbouring boards in a row are left without
                any paint at most?

                -----Input-----
                {limits.strip()}

                -----Output-----
                Print the length of the longest stretch without paint, 0 when there is none.
                """,
            references=[
                """
                n, m = map(int, input().split())
                painted = [False] * n
                for _ in range(m):
                    a, b = map(int, input().split())
                    for i in range(a - 1, b):
                        painted[i] = True
                longest = 0
                length = 0
                for board in painted:
                    if board:
                        length = 0
                    else:
                        length += 1
                        longest = max(longest, length)
                print(longest)
                """,
                """
                n, m = map(int, input().split())
                coats = sorted(tuple(map(int, input().split())) for _ in range(m))
                reached = 0
                gap = 0
                for a, b in coats:
                    gap = max(gap, a - reached - 1)
                    reached = max(reached, b)
                print(max(gap, n - reached))
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
    ]


@family("secret-alphabet")
def secret_alphabet(rng: Random) -> Draft:
    calls = [
        ["noon", "deed"],
        ["moon", "deed"],
        ["", ""],
        ["a", "b"],
        ["ab", "aa"],
        ["aa", "ab"],
        ["abc", "ab"],
        ["aaa", "aa"],
    ]
    calls += [["abcabc", "xyzxyz"], ["abcabc", "xyzxyx"], ["ab", "ba"]]
    for n in (10, 40, 60):
        word = "".join(rng.choice("abcdef") for _ in range(n))
        code = dict(zip("abcdef", rng.sample("abcdefghij", 6), strict=True))
        other = "".join(code[letter] for letter in word)
        calls += [[word, other], [word, other[:-1] + rng.choice("abcdefghij")]]
    return Draft(
        question="""
            In a secret alphabet every letter stands for another one or for itself: the same letter always for the same
            letter, and different letters for different ones. Write a function `can_mean(code, word)` that returns
            whether the code can mean the word.

            Both are texts of 0 to 60 lower-case letters.
            """,
        references=[
            """
            def can_mean(code, word):
                if len(code) != len(word):
                    return False
                forward = {}
                backward = {}
                for a, b in zip(code, word):
                    if forward.setdefault(a, b) != b or backward.setdefault(b, a) != a:
                        return False
                return True
            """,
            """
            def can_mean(code, word):
                if len(code) != len(word):
                    return False
                pairs = set(zip(code, word))
                return len(pairs) == len(set(code)) == len(set(word))
            """,
            """
            def can_mean(code, word):
                def shape(text):
                    return [text.index(letter) for letter in text]

                return shape(code) == shape(word)
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="can_mean",
        starter_code="def can_mean(code, word):\n",
        examples=2,
    )


@family("device-settings")
def device_settings(rng: Random) -> Draft:
    texts = ["volume=7;light=3;volume=9", "", "a=0", "a=1;a=2;a=3", "b=100;a=100", "light=5;;volume=1", ";", "a=10;b=9"]
    for n in (3, 6, 10, 12):
        texts.append(
            ";".join(f"{rng.choice(['light', 'volume', 'speed', 'tone'])}={rng.randint(0, 100)}" for _ in range(n))
        )
    return Draft(
        question="""
            Settings of a device are stored as a text like `light=3;volume=9`. Write a function `read_settings(text)`
            that returns them as a dictionary from names to integers. When a name occurs again, the later value
            counts. Empty parts are ignored.

            The text has up to 12 parts divided by semicolons, names of 1 to 6 lower-case letters and values from 0 to
            100. It may be empty.
            """,
        references=[
            """
            def read_settings(text):
                settings = {}
                for part in text.split(";"):
                    if part:
                        name, value = part.split("=")
                        settings[name] = int(value)
                return settings
            """,
            """
            def read_settings(text):
                pairs = [part.split("=") for part in text.split(";") if part]
                return {name: int(value) for name, value in pairs}
            """,
        ],
        inputs=[[text] for text in texts],
        difficulty="interview",
        fn_name="read_settings",
        starter_code="def read_settings(text):\n",
    )


@family("same-song-again")
def same_song_again(rng: Random) -> Draft:
    calls = [[[4, 7, 4, 9, 7], 2], [[], 1], [[5], 1], [[5, 5], 1], [[1, 2, 1], 1], [[1, 2, 3, 1], 3], [[1, 2, 3, 1], 2]]
    calls += [[integers(rng, n, 1, high), k] for n, high, k in ((10, 6, 2), (30, 20, 5), (60, 40, 3), (60, 10, 10))]
    return Draft(
        question="""
            Songs have numbers, and listeners complain about a song that was already among the k songs right before it.
            Write a function `complaints(songs, k)` that returns how many songs they complain about.

            The list holds 0 to 60 integers from 1 to 100; 1 <= k <= 10.
            """,
        references=[
            """
            def complaints(songs, k):
                last = {}
                count = 0
                for i, song in enumerate(songs):
                    if song in last and i - last[song] <= k:
                        count += 1
                    last[song] = i
                return count
            """,
            """
            def complaints(songs, k):
                return sum(song in songs[max(0, i - k):i] for i, song in enumerate(songs))
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="complaints",
        starter_code="def complaints(songs, k):\n",
    )
