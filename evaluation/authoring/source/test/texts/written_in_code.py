"""Test families about letters in disguise: secret writing, made-up languages, and what two texts share."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


def _word(rng: Random, letters: str, length: int) -> str:
    return "".join(rng.choice(letters) for _ in range(length))


@family("other-strand")
def other_strand(rng: Random) -> Draft:
    strands = ["AACGT", "A", "C", "G", "T", "AT", "CA", "GGGT", "ACGT", "TTTTCC", "CAGTTGAC"]
    strands += [_word(rng, "ACGT", n) for n in (30, 100)]
    return Draft(
        question="""
            A strand of a gene is a row of the letters A, C, G and T. It is bound to a second strand: opposite an A
            there is always a T, opposite a T an A, opposite a C a G, and opposite a G a C. The second strand is read in
            the other direction, so its last letter is the one opposite the first letter of the first strand.

            -----Input-----
            One line of 1 to 100 letters: the first strand.

            -----Output-----
            Print the second strand as it is read.
            """,
        references=[
            """
            strand = input().strip()
            partner = {"A": "T", "T": "A", "C": "G", "G": "C"}
            other = ""
            for letter in strand:
                other = partner[letter] + other
            print(other)
            """,
            """
            print(input().strip()[::-1].translate(str.maketrans("ACGT", "TGCA")))
            """,
            """
            import sys

            letters = list(sys.stdin.readline().strip())
            letters.reverse()
            print("".join("TGCA"["ACGT".index(c)] for c in letters))
            """,
        ],
        inputs=[lines(strand) for strand in strands],
        difficulty="introductory",
    )


@family("alphabet-in-the-mirror")
def alphabet_in_the_mirror(rng: Random) -> Draft:
    letters = "abcdefghijklmnopqrstuvwxyz"
    texts = ["meet me at noon", "a", "z", "m", "n", letters, "az by", "q x", "zzz zzz", "wizard love"]
    texts += [_word(rng, letters, 100), _word(rng, letters, 20) + " " + _word(rng, letters, 30)]
    return Draft(
        question="""
            In a very old secret writing the alphabet stands in front of a mirror: a is written as z and z as a, b as y
            and y as b, c as x, and so on. Blanks stay.

            -----Input-----
            One line of 1 to 100 characters, letters from a to z and single blanks between them.

            -----Output-----
            Print the line in the secret writing.
            """,
        references=[
            """
            result = ""
            for c in input():
                if c == " ":
                    result += " "
                else:
                    result += chr(ord("a") + ord("z") - ord(c))
            print(result)
            """,
            """
            import string

            letters = string.ascii_lowercase
            print(input().translate(str.maketrans(letters, letters[::-1])))
            """,
            """
            alphabet = "abcdefghijklmnopqrstuvwxyz"
            secret = [alphabet[25 - alphabet.index(c)] if c in alphabet else c for c in input()]
            print("".join(secret))
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="introductory",
    )


@family("no-letter-again")
def no_letter_again(rng: Random) -> Draft:
    letters = "abcdefghijklmnopqrstuvwxyz"
    shuffled = list(letters)
    rng.shuffle(shuffled)
    texts = ["Six-year-old", "Book shelf", "", "-", "a", "aA", "a-b-c", "Ab aC", "- -", "zebra", "Palm tree", "AbA"]
    texts += ["".join(shuffled), _word(rng, letters.upper(), 8)]
    return Draft(
        question="""
            A poet looks for titles in which no letter occurs twice. Small letters and capitals count as the same;
            hyphens and blanks may occur as often as they like. Write a function `no_letter_twice(title)` that returns
            True if the title is of that kind, otherwise False.

            The title has 0 to 40 characters: English letters, hyphens and blanks.
            """,
        references=[
            """
            def no_letter_twice(title):
                letters = [c for c in title.lower() if c.isalpha()]
                return len(letters) == len(set(letters))
            """,
            """
            def no_letter_twice(title):
                seen = ""
                for c in title.upper():
                    if c in "- ":
                        continue
                    if c in seen:
                        return False
                    seen += c
                return True
            """,
            """
            def no_letter_twice(title):
                title = title.lower()
                return all(title.count(c) < 2 for c in "abcdefghijklmnopqrstuvwxyz")
            """,
        ],
        inputs=[[text] for text in texts],
        difficulty="introductory",
        fn_name="no_letter_twice",
        starter_code="def no_letter_twice(title):\n",
        examples=2,
    )


@family("owl-speech")
def owl_speech(rng: Random) -> Draft:
    texts = ["the owl flies by", "a", "b", "sky", "idea", "stone", "u", "queue at zoo", "rhythm of night", "strength"]
    texts += [" ".join(_word(rng, "aeiouuybcdfghlmnrst", rng.randint(1, 8)) for _ in range(n)) for n in (4, 8, 10)]
    return Draft(
        question="""
            The owls of a wood change every word of a sentence. The letters before the first vowel of the word go to
            its end, and then um is added: stone becomes onestum. A word without a vowel only gets um. The vowels are
            a, e, i, o and u.

            -----Input-----
            One line of 1 to 10 words with 1 to 8 lowercase letters each, separated by single blanks.

            -----Output-----
            Print the sentence as the owls say it.
            """,
        references=[
            """
            answer = []
            for word in input().split():
                i = 0
                while i < len(word) and word[i] not in "aeiou":
                    i += 1
                answer.append(word[i:] + word[:i] + "um")
            print(" ".join(answer))
            """,
            """
            def changed(word):
                for i in range(len(word)):
                    if word[i] in "aeiou":
                        return word[i:] + word[:i] + "um"
                return word + "um"


            print(*map(changed, input().split()))
            """,
            """
            words = input().split()
            for k in range(len(words)):
                word = words[k]
                for _ in word:
                    if word[0] in "aeiou":
                        break
                    word = word[1:] + word[0]
                words[k] = word + "um"
            print(" ".join(words))
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="introductory",
    )


@family("word-as-a-key")
def word_as_a_key(rng: Random) -> Draft:
    letters = "abcdefghijklmnopqrstuvwxyz"
    cases = [
        ("meet at noon", "owl"),
        ("a", "a"),
        ("z", "b"),
        ("zz zz", "zy"),
        ("a b c d e f", "bc"),
        ("abc", "keyring"),
    ]
    cases += [(letters, "z"), ("hello", "aaaaaaaaaa"), ("x" * 100, letters[:10]), ("ab ab", "ab"), ("by the sea", "m")]
    cases += [(_word(rng, letters, 40) + " " + _word(rng, letters, 50), _word(rng, letters, n)) for n in (5, 10)]
    return Draft(
        question="""
            Two pen friends agree on a key word and write it under their text again and again, one letter under each
            letter; a blank gets none. A letter with a key letter a stays as it is, with b it becomes the next letter of
            the alphabet, with c the one after that, and so on; after z comes a. Blanks stay.

            -----Input-----
            The first line holds a text of 1 to 100 letters from a to z and single blanks between them, the second a key
            word of 1 to 10 letters from a to z.

            -----Output-----
            Print the text in the secret writing.
            """,
        references=[
            """
            text = input()
            key = input().strip()
            secret = ""
            used = 0
            for c in text:
                if c == " ":
                    secret += c
                else:
                    shift = ord(key[used % len(key)]) - ord("a")
                    secret += chr((ord(c) - ord("a") + shift) % 26 + ord("a"))
                    used += 1
            print(secret)
            """,
            """
            from itertools import cycle

            alphabet = "abcdefghijklmnopqrstuvwxyz"
            text = input()
            key = cycle(alphabet.index(c) for c in input().strip())
            print("".join(c if c == " " else (alphabet * 2)[alphabet.index(c) + next(key)] for c in text))
            """,
            """
            import sys


            def moved(letter, key_letter):
                code = ord(letter) + ord(key_letter) - ord("a")
                return chr(code if code <= ord("z") else code - 26)


            text, key = [line.strip() for line in sys.stdin]
            words = []
            for word in text.split(" "):
                words.append("".join(map(moved, word, key * 100)))
                start = len(word) % len(key)
                key = key[start:] + key[:start]
            print(" ".join(words))
            """,
        ],
        inputs=[lines(*case) for case in cases],
        difficulty="interview",
    )


@family("lamp-signals")
def lamp_signals(rng: Random) -> Draft:
    book = [("a", ".-"), ("e", "."), ("n", "-."), ("s", "..."), ("t", "-")]
    one = [("q", "-")]
    long = [(c, format(i, "b").replace("0", ".").replace("1", "-")) for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")]
    codes = [code for _, code in long]
    cases = [
        (book, "- . -. / ... . .- --"),
        (one, "-"),
        (one, "."),
        (one, "- / -"),
        (one, "- - -"),
        (book, ". / --- / ."),
    ]
    cases += [(book, ".- -. -"), (one, "-- / - .- -"), ([("x", "....."), ("y", "....")], "..... .... / ...... ...")]
    for words in (1, 3, 6):
        cases.append((long, " / ".join(" ".join(rng.choice(codes) for _ in range(6)) for _ in range(words))))
    return Draft(
        question="""
            Two ships send messages with a lamp: . is a short flash and - a long one. They have a code book of their
            own. Codes of letters are separated by blanks, and / stands between two words. A code that is not in the
            book is noted as ?.

            -----Input-----
            The first line holds n (1 <= n <= 26). Each of the next n lines holds a lowercase letter and its code of 1
            to 5 flashes; all letters and all codes differ. The last line holds a message of 1 to 100 codes and signs /,
            separated by single blanks. A / has a code on both sides.

            -----Output-----
            Print the message in letters, with a blank between two words.
            """,
        references=[
            """
            n = int(input())
            book = {}
            for _ in range(n):
                letter, code = input().split()
                book[code] = letter
            message = ""
            for code in input().split():
                if code == "/":
                    message += " "
                elif code in book:
                    message += book[code]
                else:
                    message += "?"
            print(message)
            """,
            """
            book = dict(input().split()[::-1] for _ in range(int(input())))
            words = input().split(" / ")
            print(*("".join(book.get(code, "?") for code in word.split()) for word in words))
            """,
            """
            import sys

            n, *rest = sys.stdin.read().split()
            pairs = 2 * int(n)
            letters, codes = rest[:pairs:2], rest[1:pairs:2]
            for code in rest[pairs:]:
                if code == "/":
                    print(end=" ")
                elif code in codes:
                    print(letters[codes.index(code)], end="")
                else:
                    print(end="?")
            print()
            """,
        ],
        inputs=[lines(len(pairs), *pairs, message) for pairs, message in cases],
        difficulty="interview",
    )


@family("longest-mirror")
def longest_mirror(rng: Random) -> Draft:
    words = ["xabbacdc", "a", "ab", "aa", "aba", "abcdcba", "abacdfgdcaba", "bananas", "aaaa", "abcbad", "dabba"]
    words += ["a" * 100, _word(rng, "ab", 100), _word(rng, "abc", 60)]
    return Draft(
        question="""
            A stone mason may cut letters off both ends of a word until the rest reads the same from left to right and
            from right to left. Which is the longest rest that he can get? Of equally long ones the one farthest to the
            left counts.

            -----Input-----
            One line with a word of 1 to 100 lowercase letters.

            -----Output-----
            Print the rest.
            """,
        references=[
            """
            word = input().strip()
            best = ""
            for i in range(len(word)):
                for j in range(i + 1, len(word) + 1):
                    part = word[i:j]
                    if part == part[::-1] and len(part) > len(best):
                        best = part
            print(best)
            """,
            """
            def grown(word, left, right):
                while left >= 0 and right < len(word) and word[left] == word[right]:
                    left -= 1
                    right += 1
                return word[left + 1 : right]


            word = input().strip()
            candidates = []
            for i in range(len(word)):
                candidates.append(grown(word, i, i))
                candidates.append(grown(word, i, i + 1))
            print(max(candidates, key=len))
            """,
            """
            import sys


            def longest(word):
                for length in range(len(word), 0, -1):
                    for start in range(len(word) - length + 1):
                        rest = word[start : start + length]
                        if rest == "".join(reversed(rest)):
                            return rest


            print(longest(sys.stdin.readline().strip()))
            """,
        ],
        inputs=[lines(word) for word in words],
        difficulty="interview",
    )


@family("two-tellers")
def two_tellers(rng: Random) -> Draft:
    pairs = [
        ("bridge", "badge"),
        ("a", "a"),
        ("a", "b"),
        ("abc", "cba"),
        ("abcabc", "abc"),
        ("x", "aaaaax"),
        ("ab", "ba"),
    ]
    pairs += [("a" * 200, "a" * 199), ("ab" * 100, "ba" * 100), ("xaybzc", "abc"), ("abcde", "fghij")]
    pairs += [(_word(rng, "abcd", n), _word(rng, "abcd", m)) for n, m in ((12, 15), (200, 200), (40, 90))]
    return Draft(
        question="""
            Two tellers tell the same old tale, each as a row of scenes; a letter stands for a scene. From each row some
            scenes are struck out, so that what remains is the same in both, in the same order. How many scenes can
            remain at most?

            -----Input-----
            Two lines with 1 to 200 lowercase letters each, one row of scenes a line.

            -----Output-----
            Print the largest possible number of remaining scenes.
            """,
        references=[
            """
            a = input().strip()
            b = input().strip()
            best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
            for i in range(len(a)):
                for j in range(len(b)):
                    if a[i] == b[j]:
                        best[i + 1][j + 1] = best[i][j] + 1
                    else:
                        best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j])
            print(best[len(a)][len(b)])
            """,
            """
            first = input().strip()
            second = input().strip()
            row = [0] * (len(second) + 1)
            for c in first:
                corner = 0
                for j, d in enumerate(second, 1):
                    above = row[j]
                    row[j] = corner + 1 if c == d else max(above, row[j - 1])
                    corner = above
            print(row[-1])
            """,
            """
            import sys
            from functools import lru_cache

            sys.setrecursionlimit(5000)
            a, b = sys.stdin.read().split()


            @lru_cache(None)
            def common(i, j):
                if i == len(a) or j == len(b):
                    return 0
                if a[i] == b[j]:
                    return 1 + common(i + 1, j + 1)
                return max(common(i + 1, j), common(i, j + 1))


            print(common(0, 0))
            """,
        ],
        inputs=[lines(*pair) for pair in pairs],
        difficulty="competition",
    )
