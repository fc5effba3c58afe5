"""Pieces of texts: how many there are, how they repeat and grow, in how many ways they can be read."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines

SMALL = "abcdefghijklmnopqrstuvwxyz"


def _text(rng: Random, length: int, signs: str = SMALL) -> str:
    return "".join(rng.choice(signs) for _ in range(length))


@family("growing-plant")
def growing_plant(rng: Random) -> Draft:
    plants = [("AB", "BA", 3), ("A", "B", 0), ("B", "A", 1), ("B", "A", 2), ("AB", "A", 6), ("AAA", "B", 6)]
    plants += [("BBB", "AAA", 6), ("BA", "B", 1), ("B", "AB", 2)]
    plants += [(_text(rng, a, "AB"), _text(rng, b, "AB"), days) for a, b, days in ((2, 3, 4), (3, 1, 5), (3, 3, 5))]
    return Draft(
        question="""
            A plant is drawn as a row of the letters A and B. It starts as a single A. Every night each A is replaced by
            a text a and, at the same time, each B by a text b. What does the plant look like after d nights?

            -----Input-----
            The first line holds a, the second b: 1 to 3 letters A or B each. The third line holds d (0 <= d <= 6).

            -----Output-----
            Print the plant.
            """,
        references=[
            """
            a = input().strip()
            b = input().strip()
            d = int(input())
            plant = "A"
            for _ in range(d):
                grown = ""
                for letter in plant:
                    if letter == "A":
                        grown += a
                    else:
                        grown += b
                plant = grown
            print(plant)
            """,
            """
            rules = {"A": input().strip(), "B": input().strip()}
            plant = "A"
            for _ in range(int(input())):
                plant = "".join(rules[letter] for letter in plant)
            print(plant)
            """,
            """
            def grow(letter, nights):
                if nights == 0:
                    return letter
                return "".join(grow(part, nights - 1) for part in (a if letter == "A" else b))


            a = input().strip()
            b = input().strip()
            print(grow("A", int(input())))
            """,
        ],
        inputs=[lines(*plant) for plant in plants],
        difficulty="interview",
    )


@family("different-pieces")
def different_pieces(rng: Random) -> Draft:
    texts = [("banana", 2), ("a", 1), ("aaaa", 2), ("abcd", 4), ("abcd", 3), ("abab", 1), ("abab", 2), ("z" * 200, 7)]
    texts += [("abcabc", 3)] + [(_text(rng, n, "abc"), k) for n, k in ((10, 2), (30, 3), (100, 3), (200, 4))]
    return Draft(
        question="""
            Look at all pieces of k letters that stand next to each other in a text. How many different ones are there?

            -----Input-----
            The first line holds the text, 1 to 200 lower-case letters, the second k: at least 1 and at most the length
            of the text.

            -----Output-----
            Print the number of different pieces.
            """,
        references=[
            """
            text = input().strip()
            k = int(input())
            pieces = set()
            for i in range(len(text) - k + 1):
                pieces.add(text[i : i + k])
            print(len(pieces))
            """,
            """
            text = input().strip()
            k = int(input())
            print(len({text[end - k : end] for end in range(k, len(text) + 1)}))
            """,
            """
            text = input().strip()
            k = int(input())
            count = 0
            for i in range(len(text) - k + 1):
                if text.find(text[i : i + k]) == i:
                    count += 1
            print(count)
            """,
        ],
        inputs=[lines(text, k) for text, k in texts],
        difficulty="interview",
    )


@family("wallpaper")
def wallpaper(rng: Random) -> Draft:
    bands = ["abcabcabc", "a", "aa", "ab", "aba", "abab", "aabaab", "aabaaba", "aaaaaab", "z" * 60, "abcdabc"]
    bands += [_text(rng, n, "ab") * k for n, k in ((4, 5), (10, 3), (29, 2))]
    return Draft(
        question="""
            A band of wallpaper is made of a pattern that is printed one or more times in a row, always completely.
            Write a function `pattern(band)` that returns the shortest pattern from which the band can be made.

            The band has 1 to 60 lower-case letters.
            """,
        references=[
            """
            def pattern(band):
                n = len(band)
                for size in range(1, n + 1):
                    if n % size == 0 and band[:size] * (n // size) == band:
                        return band[:size]
            """,
            """
            def pattern(band):
                size = (band + band).find(band, 1)
                return band[:size]
            """,
            """
            def pattern(band):
                size = 1
                while len(band) % size != 0 or any(band[i] != band[i % size] for i in range(len(band))):
                    size += 1
                return band[:size]
            """,
        ],
        inputs=[[band] for band in bands],
        difficulty="interview",
        fn_name="pattern",
        starter_code="def pattern(band):\n",
    )


@family("ways-to-read")
def ways_to_read(rng: Random) -> Draft:
    calls = [("tea", "teeata"), ("a", "a"), ("a", "b"), ("ab", "a"), ("ab", "ba"), ("aa", "aaaa"), ("abc", "abc")]
    calls += [("a" * 20, "a" * 200), ("a" * 3, "a" * 200), ("ab", "aabb"), ("aba", "ababa")]
    calls += [(_text(rng, n, "ab"), _text(rng, m, "ab")) for n, m in ((2, 10), (8, 60), (15, 200))]
    return Draft(
        question="""
            Letters of a text are marked so that the marked ones, read from left to right, give a word. In how many ways
            can they be chosen? Two ways are different when they do not mark the same places. Give the remainder of the
            number divided by 10^9 + 7.

            -----Input-----
            The first line holds the word, 1 to 20 lower-case letters, the second the text, 1 to 200 lower-case letters.

            -----Output-----
            Print the remainder.
            """,
        references=[
            """
            word = input().strip()
            text = input().strip()
            ways = [1] + [0] * len(word)
            for c in text:
                for i in range(len(word), 0, -1):
                    if word[i - 1] == c:
                        ways[i] += ways[i - 1]
            print(ways[len(word)] % (10**9 + 7))
            """,
            """
            word = input().strip()
            text = input().strip()
            ways = [1] * (len(text) + 1)
            for letter in word:
                longer = [0]
                for i, c in enumerate(text):
                    longer.append(longer[-1] + (ways[i] if c == letter else 0))
                ways = longer
            print(ways[-1] % 1000000007)
            """,
            """
            from functools import lru_cache

            word = input().strip()
            text = input().strip()


            @lru_cache(None)
            def count(i, j):
                if i == len(word):
                    return 1
                if j == len(text):
                    return 0
                total = count(i, j + 1)
                if word[i] == text[j]:
                    total += count(i + 1, j + 1)
                return total


            print(count(0, 0) % (10**9 + 7))
            """,
        ],
        inputs=[lines(word, text) for word, text in calls],
        difficulty="competition",
    )


@family("pasted-pieces")
def pasted_pieces(rng: Random) -> Draft:
    texts = ["lalelulalelutra", "a", "aa", "abcdef", "abcabc", "abcdabcd", "abcdabcdabcd", "aaaaaaaaaaaa", "abcdeabcd"]
    texts += ["xabcdyabcdzabcd", "abcdefgh" * 15, _text(rng, 120, "ab")]
    stock = [_text(rng, n) for n in (3, 4, 5, 7)]
    texts += ["".join(rng.choice(stock) for _ in range(n)) for n in (6, 17)]
    return Draft(
        question="""
            A text is written from left to right. A key press that adds one letter takes 1 second. Instead, any piece
            of the text written so far can be copied and pasted at its end, which takes 3 seconds, no matter how long
            the piece is. Nothing is ever deleted. How many seconds does a text take at least?

            -----Input-----
            One line with the text, 1 to 120 lower-case letters.

            -----Output-----
            Print the smallest number of seconds.
            """,
        references=[
            """
            text = input().strip()
            n = len(text)
            best = list(range(n + 1))
            for done in range(n):
                best[done + 1] = min(best[done + 1], best[done] + 1)
                for end in range(done + 1, n + 1):
                    if text[done:end] in text[:done]:
                        best[end] = min(best[end], best[done] + 3)
            print(best[n])
            """,
            """
            from functools import lru_cache

            text = input().strip()


            @lru_cache(None)
            def seconds(length):
                if length == 0:
                    return 0
                best = seconds(length - 1) + 1
                for start in range(1, length):
                    if text[start:length] in text[:start]:
                        best = min(best, seconds(start) + 3)
                return best


            print(seconds(len(text)))
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="competition",
    )


@family("forbidden-pairs")
def forbidden_pairs(rng: Random) -> Draft:
    rules = [(3, 2, ["ab"]), (1, 1, ["aa"]), (2, 1, ["aa"]), (1, 6, ["ab"]), (2, 6, ["fa"]), (2, 3, ["ab", "ba"])]
    rules += [(500, 1, ["aa"]), (500, 6, ["ab"]), (500, 2, ["aa", "ab", "ba"]), (4, 3, ["aa", "bb", "cc"])]
    for n, k, m in ((5, 3, 4), (20, 4, 5), (100, 5, 10), (500, 6, 12)):
        pairs = [a + b for a in "abcdef"[:k] for b in "abcdef"[:k]]
        rules.append((n, k, rng.sample(pairs, m)))
    return Draft(
        question="""
            A language has the first k letters of the alphabet, and every row of letters is a word, unless a forbidden
            pair stands somewhere in it: its two letters right after each other, in this order. How many words with n
            letters are there? Give the remainder of the number divided by 10^9 + 7.

            -----Input-----
            The first line holds n and k (1 <= n <= 500, 1 <= k <= 6). The second line holds one or more different
            forbidden pairs, separated by blanks, each of two of the k letters.

            -----Output-----
            Print the remainder.
            """,
        references=[
            """
            n, k = map(int, input().split())
            forbidden = set(input().split())
            letters = "abcdef"[:k]
            ways = {letter: 1 for letter in letters}
            for _ in range(n - 1):
                longer = {}
                for b in letters:
                    longer[b] = sum(ways[a] for a in letters if a + b not in forbidden)
                ways = longer
            print(sum(ways.values()) % (10**9 + 7))
            """,
            """
            MOD = 10**9 + 7
            n, k = map(int, input().split())
            allowed = [[True] * k for _ in range(k)]
            for pair in input().split():
                allowed[ord(pair[0]) - ord("a")][ord(pair[1]) - ord("a")] = False
            ends = [1] * k
            for _ in range(1, n):
                new = [0] * k
                for a in range(k):
                    for b in range(k):
                        if allowed[a][b]:
                            new[b] = (new[b] + ends[a]) % MOD
                ends = new
            print(sum(ends) % MOD)
            """,
        ],
        inputs=[lines([n, k], pairs) for n, k, pairs in rules],
        difficulty="competition",
    )


@family("file-mask")
def file_mask(rng: Random) -> Draft:
    calls = [["p*.tx?", "plan.txt"], ["p*.tx?", "plan.tx"], ["*", ""], ["?", ""], ["", ""], ["", "a"]]
    calls += [
        ["a*b*c", "axbbc"],
        ["a*b*c", "acb"],
        ["?*?", "a"],
        ["**a", "ba"],
        ["*ab", "aab"],
        ["*ab?", "abab"],
    ]
    calls += [["*a*b*", _text(rng, 40, "abc")], ["*aab*ab?ba*", _text(rng, 40, "ab")]]
    return Draft(
        question="""
            In a mask for file names `?` stands for exactly one character and `*` for any number of characters, also
            none; other characters stand for themselves. Write a function `fits(mask, name)` that returns whether the
            mask fits the whole name.

            Both have 0 to 40 characters, lower-case letters and dots, the mask also ? and *.
            """,
        references=[
            """
            def fits(mask, name):
                reached = [True] + [False] * len(name)
                for m in mask:
                    if m == "*":
                        for i in range(len(name)):
                            if reached[i]:
                                reached[i + 1] = True
                    else:
                        reached = [False] + [reached[i] and m in ("?", c) for i, c in enumerate(name)]
                return reached[-1]
            """,
            """
            from functools import lru_cache


            def fits(mask, name):
                @lru_cache(None)
                def match(i, j):
                    if i == len(mask):
                        return j == len(name)
                    if mask[i] == "*":
                        return match(i + 1, j) or (j < len(name) and match(i, j + 1))
                    return j < len(name) and mask[i] in ("?", name[j]) and match(i + 1, j + 1)

                return match(0, 0)
            """,
        ],
        inputs=calls,
        difficulty="competition",
        fn_name="fits",
        starter_code="def fits(mask, name):\n",
        examples=2,
    )


@family("letters-struck-out")
def letters_struck_out(rng: Random) -> Draft:
    words = [("market", 3), ("a", 0), ("ab", 1), ("ba", 1), ("abc", 2), ("cba", 2), ("aaaa", 2), ("aba", 1)]
    words += [("bbab", 1), ("z" * 999 + "a", 999)]
    words += [(_text(rng, n, "abcd"), k) for n, k in ((10, 4), (50, 20))] + [(_text(rng, 1000), k) for k in (10, 300)]
    return Draft(
        question="""
            Exactly k letters of a word are struck out; the others keep their order. Of all texts that can be left, find
            the one that comes first in alphabetical order.

            -----Input-----
            The first line holds a word of 1 to 1000 lower-case letters, the second k: at least 0 and less than the
            length of the word.

            -----Output-----
            Print the text.
            """,
        references=[
            """
            word = input().strip()
            k = int(input())
            kept = []
            left = k
            for letter in word:
                while kept and left > 0 and kept[-1] > letter:
                    kept.pop()
                    left -= 1
                kept.append(letter)
            print("".join(kept[: len(word) - k]))
            """,
            """
            word = input().strip()
            k = int(input())
            result = ""
            start = 0
            for end in range(k, len(word)):
                best = min(word[start : end + 1])
                result += best
                start = word.index(best, start) + 1
            print(result)
            """,
        ],
        inputs=[lines(word, k) for word, k in words],
        difficulty="competition",
    )
