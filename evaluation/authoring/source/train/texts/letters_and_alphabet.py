"""Letters of a line: counted, valued by their place in the alphabet, compared, typed."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines

SMALL = "abcdefghijklmnopqrstuvwxyz"


def _text(rng: Random, length: int, signs: str = SMALL) -> str:
    return "".join(rng.choice(signs) for _ in range(length))


def _phrase(rng: Random, count: int, longest: int, signs: str = SMALL) -> str:
    return " ".join(_text(rng, rng.randint(1, longest), signs) for _ in range(count))


@family("letters-of-a-line")
def letters_of_a_line(rng: Random) -> list[Draft]:
    wanted = [("e", "See the green tree"), ("a", "a"), ("a", "A"), ("a", "b"), ("z", "Zz zZ"), ("x", "no such thing")]
    wanted += [(rng.choice("abc"), _phrase(rng, n, 8, "abcABC")) for n in (1, 2, 5, 9)] + [("q", "Q" * 50 + "q" * 50)]
    texts = ["a green tree", "a", "z y x", "b a b a", "zz yy", "abcdefghijklmnopqrstuvwxyz", "q" * 100]
    texts += [_phrase(rng, n, 8, "abcde") for n in (2, 4, 6)] + [_phrase(rng, n, 8) for n in (3, 8)]
    return [
        Draft(
            question="""
                A sign painter asks how often a letter stands in a text, small or as a capital.

                -----Input-----
                The first line holds a small letter, the second the text: 1 to 100 characters, letters from A to Z,
                large or small, and blanks.

                -----Output-----
                Print how often the letter occurs.
                """,
            references=[
                """
                letter = input().strip()
                text = input().lower()
                print(text.count(letter))
                """,
                """
                letter = input().strip()
                count = 0
                for c in input():
                    if c == letter or c == letter.upper():
                        count += 1
                print(count)
                """,
                """
                letter, text = input().strip(), input()
                print(sum(1 for c in text if c.lower() == letter))
                """,
            ],
            inputs=[lines(letter, text) for letter, text in wanted],
            difficulty="introductory",
        ),
        Draft(
            question="""
                Which letter occurs most often in a text? Of equally frequent letters the one that comes first in the
                alphabet counts.

                -----Input-----
                One line of 1 to 100 characters: words of lower-case letters with one blank between words.

                -----Output-----
                Print the letter and, after a blank, how often it occurs.
                """,
            references=[
                """
                text = input()
                best = "a"
                for letter in "abcdefghijklmnopqrstuvwxyz":
                    if text.count(letter) > text.count(best):
                        best = letter
                print(best, text.count(best))
                """,
                """
                text = input().replace(" ", "")
                letter = max(sorted(set(text)), key=text.count)
                print(letter, text.count(letter))
                """,
                """
                from collections import Counter

                counts = Counter(input().replace(" ", ""))
                most = max(counts.values())
                print(min(c for c in counts if counts[c] == most), most)
                """,
            ],
            inputs=[lines(text) for text in texts],
            difficulty="introductory",
        ),
        Draft(
            question="""
                A printer cuts one stamp for each different letter of a text. How many stamps does he cut?

                -----Input-----
                One line of 1 to 100 characters: words of lower-case letters with one blank between words.

                -----Output-----
                Print the number of different letters.
                """,
            references=[
                """
                text = input()
                stamps = set(text)
                stamps.discard(" ")
                print(len(stamps))
                """,
                """
                text = input()
                stamps = ""
                for c in text:
                    if c != " " and c not in stamps:
                        stamps += c
                print(len(stamps))
                """,
                """
                print(len(set("".join(input().split()))))
                """,
            ],
            inputs=[lines(text) for text in texts],
            difficulty="introductory",
        ),
    ]


@family("kinds-of-signs")
def kinds_of_signs(rng: Random) -> Draft:
    texts = ["Room 12, 3rd floor!", "a", "Z", "0", "9", "?", "...", "A9z0", "azAZ", "1-2-3"]
    texts += [_text(rng, n, "abXY019.,-!?") for n in (10, 30, 60)] + ["x" + "9" * 99]
    return Draft(
        question="""
            A sign maker charges letters, digits and other signs differently. Count them; blanks are free.

            -----Input-----
            One line of 1 to 100 characters: letters from A to Z, large or small, digits, the signs . , - ! ? and
            single blanks between them.

            -----Output-----
            Print the number of letters, the number of digits and the number of other signs in one line.
            """,
        references=[
            """
            text = input()
            letters = digits = others = 0
            for c in text:
                if c.isalpha():
                    letters += 1
                elif c.isdigit():
                    digits += 1
                elif c != " ":
                    others += 1
            print(letters, digits, others)
            """,
            """
            text = input().replace(" ", "")
            letters = sum(c.isalpha() for c in text)
            digits = sum(c.isdigit() for c in text)
            print(letters, digits, len(text) - letters - digits)
            """,
            """
            def count(text, signs):
                return sum(text.count(sign) for sign in signs)


            text = input()
            print(
                count(text.lower(), "abcdefghijklmnopqrstuvwxyz"),
                count(text, "0123456789"),
                count(text, ".,-!?"),
            )
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="introductory",
    )


@family("word-worth")
def word_worth(rng: Random) -> Draft:
    words = ["cab", "a", "z", "m", "n", "aaaaaa", "aaaaaaa", "zzzzzz", "zzzzzzz", "mnmnmn", "mnmnmno", "y" * 20]
    words += [_text(rng, n) for n in (5, 15)]
    return Draft(
        question="""
            In a word game a letter is worth as much as its place in the alphabet: a is worth 1, z is worth 26. A word
            of seven or more letters counts double.

            -----Input-----
            One line with a word of 1 to 20 lower-case letters.

            -----Output-----
            Print what the word is worth.
            """,
        references=[
            """
            word = input().strip()
            worth = 0
            for letter in word:
                worth += ord(letter) - ord("a") + 1
            if len(word) >= 7:
                worth *= 2
            print(worth)
            """,
            """
            alphabet = "abcdefghijklmnopqrstuvwxyz"
            word = input().strip()
            worth = sum(alphabet.index(letter) + 1 for letter in word)
            print(2 * worth if len(word) > 6 else worth)
            """,
            """
            def place(letter):
                return ord(letter) - 96


            word = input().strip()
            factor = 1 if len(word) < 7 else 2
            print(factor * sum(map(place, word)))
            """,
        ],
        inputs=[lines(word) for word in words],
        difficulty="introductory",
    )


@family("letters-from-to")
def letters_from_to(rng: Random) -> Draft:
    pairs = ["cg", "gc", "aa", "zz", "az", "za", "ab", "ba", "yz"] + [_text(rng, 2) for _ in range(4)]
    return Draft(
        question="""
            The shelves of a shop are marked with the letters of the alphabet. Walk from one shelf to another: which
            letters do you pass, the first and the last included? The walk may lead backwards.

            -----Input-----
            One line with two lower-case letters, separated by a blank: where the walk starts and where it ends.

            -----Output-----
            Print the letters of the walk as one word.
            """,
        references=[
            """
            start, end = input().split()
            if start <= end:
                print("".join(chr(i) for i in range(ord(start), ord(end) + 1)))
            else:
                print("".join(chr(i) for i in range(ord(start), ord(end) - 1, -1)))
            """,
            """
            start, end = input().split()
            step = 1 if start < end else -1
            walk = start
            while walk[-1] != end:
                walk += chr(ord(walk[-1]) + step)
            print(walk)
            """,
            """
            alphabet = "abcdefghijklmnopqrstuvwxyz"
            a, b = map(alphabet.index, input().split())
            part = alphabet[min(a, b) : max(a, b) + 1]
            print(part if a <= b else part[::-1])
            """,
        ],
        inputs=[lines(list(pair)) for pair in pairs],
        difficulty="introductory",
    )


@family("letter-dial")
def letter_dial(rng: Random) -> Draft:
    words = ["cab", "a", "z", "m", "n", "o", "an", "na", "azazaz", "nnn", "amzm", "b"]
    words += [_text(rng, n) for n in (9, 50)]
    return Draft(
        question="""
            A label maker has a dial with the letters a to z in a circle, so that a follows after z. It shows a. To
            write a word it is turned to each letter in turn, always the shorter way; a click leads from a letter to
            the next or the previous one. How many clicks does a word take?

            -----Input-----
            One line with a word of 1 to 50 lower-case letters.

            -----Output-----
            Print the number of clicks.
            """,
        references=[
            """
            word = input().strip()
            clicks = 0
            shown = "a"
            for letter in word:
                way = abs(ord(letter) - ord(shown))
                clicks += min(way, 26 - way)
                shown = letter
            print(clicks)
            """,
            """
            word = "a" + input().strip()
            clicks = 0
            for a, b in zip(word, word[1:]):
                forward = (ord(b) - ord(a)) % 26
                backward = (ord(a) - ord(b)) % 26
                clicks += min(forward, backward)
            print(clicks)
            """,
        ],
        inputs=[lines(word) for word in words],
        difficulty="interview",
    )


@family("numbered-letters")
def numbered_letters(rng: Random) -> list[Draft]:
    words = ["baker", "a", "z", "az", "zebra", "abcdefghijklmnopqrstuvwxyz"]
    words += [_text(rng, n) for n in (2, 5, 9, 17, 40)]
    rows = [[8, 9, 0, 2, 15, 2], [1], [26], [1, 0, 26], list(range(1, 27)), [25, 2, 24]]
    rows += [[(" " + SMALL).index(letter) for letter in _phrase(rng, n, 6)] for n in (1, 2, 3, 4, 5)]
    return [
        Draft(
            question="""
                Children write secret notes with numbers: 1 for a, 2 for b and so on up to 26 for z.

                -----Input-----
                One line with a word of 1 to 40 lower-case letters.

                -----Output-----
                Print the numbers of its letters in one line.
                """,
            references=[
                """
                word = input().strip()
                print(*[ord(letter) - ord("a") + 1 for letter in word])
                """,
                """
                alphabet = "abcdefghijklmnopqrstuvwxyz"
                numbers = []
                for letter in input().strip():
                    numbers.append(str(alphabet.index(letter) + 1))
                print(" ".join(numbers))
                """,
            ],
            inputs=[lines(word) for word in words],
            difficulty="introductory",
        ),
        Draft(
            question="""
                In a secret note 1 stands for a, 2 for b and so on up to 26 for z; 0 stands for a blank. What does the
                note say?

                -----Input-----
                One line with 1 to 40 integers from 0 to 26. The first and the last are not 0, and no two zeros are
                neighbours.

                -----Output-----
                Print the text of the note.
                """,
            references=[
                """
                text = ""
                for number in map(int, input().split()):
                    if number == 0:
                        text += " "
                    else:
                        text += chr(ord("a") + number - 1)
                print(text)
                """,
                """
                signs = " abcdefghijklmnopqrstuvwxyz"
                print("".join(signs[int(number)] for number in input().split()))
                """,
            ],
            inputs=[lines(row) for row in rows],
            difficulty="introductory",
        ),
    ]


@family("shared-letters")
def shared_letters(rng: Random) -> list[Draft]:
    pairs = [
        ["planet", "teapot"],
        ["", ""],
        ["a", ""],
        ["", "a"],
        ["z", "z"],
        ["a", "b"],
        ["zyx", "xyz"],
        ["aaa", "aa"],
    ]
    pairs += [[_text(rng, n, "abcdefgh"), _text(rng, m, "efghijkl")] for n, m in ((3, 3), (6, 4), (10, 15), (40, 40))]
    return [
        Draft(
            question="""
                Write a function `shared(first, second)` that returns the letters that occur in both words, each once,
                in alphabetical order, as one text.

                The words have 0 to 40 lower-case letters.
                """,
            references=[
                """
                def shared(first, second):
                    return "".join(sorted(set(first) & set(second)))
                """,
                """
                def shared(first, second):
                    result = ""
                    for letter in "abcdefghijklmnopqrstuvwxyz":
                        if letter in first and letter in second:
                            result += letter
                    return result
                """,
            ],
            inputs=pairs,
            difficulty="introductory",
            fn_name="shared",
            starter_code="def shared(first, second):\n",
        ),
        Draft(
            question="""
                Ida and Tom compare their door signs. Write a function `only_one(first, second)` that returns the
                letters that occur in exactly one of the two words, each once, in alphabetical order, as one text.

                The words have 0 to 40 lower-case letters.
                """,
            references=[
                """
                def only_one(first, second):
                    return "".join(sorted(set(first) ^ set(second)))
                """,
                """
                def only_one(first, second):
                    found = []
                    for letter in set(first + second):
                        if (letter in first) != (letter in second):
                            found.append(letter)
                    found.sort()
                    return "".join(found)
                """,
            ],
            inputs=pairs,
            difficulty="introductory",
            fn_name="only_one",
            starter_code="def only_one(first, second):\n",
        ),
    ]
