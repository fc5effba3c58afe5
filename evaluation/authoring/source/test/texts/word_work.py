"""Test families that change the letters or the words of a text."""

import random

from evaluation.authoring.draft import Draft, family, lines


def word(rng: random.Random, alphabet: str, length: int) -> str:
    """Random letters of an alphabet."""
    return "".join(rng.choice(alphabet) for _ in range(length))


@family("caesar-shift")
def caesar_shift(rng: random.Random) -> Draft:
    cases = [
        (3, "xylophone"),
        (0, "same"),
        (25, "a"),
        (1, "z"),
        (1, "abcxyz"),
        (13, "nop"),
        (25, "b"),
        (2, "yz"),
        (5, "a" * 100),
    ]
    cases += [(rng.randint(1, 25), word(rng, "abcdefghijklmnopqrstuvwxyz", n)) for n in (10, 60, 100)]
    return Draft(
        question="""
            Two friends write in a secret code: they replace every letter by the one k places later in the alphabet.
            After z it goes on with a.

            -----Input-----

            The first line holds the integer k (0 <= k <= 25). The second line holds a word of 1 to 100 lowercase
            letters.

            -----Output-----

            Print the word in code.
        """,
        references=[
            """
                k = int(input())
                result = ""
                for c in input():
                    result += chr((ord(c) - ord("a") + k) % 26 + ord("a"))
                print(result)
            """,
            """
                import string

                k = int(input())
                letters = string.ascii_lowercase
                table = str.maketrans(letters, letters[k:] + letters[:k])
                print(input().translate(table))
            """,
            """
                import sys


                def main():
                    k, word = sys.stdin.read().split()
                    alphabet = "abcdefghijklmnopqrstuvwxyz" * 2
                    print("".join(alphabet[alphabet.index(c) + int(k)] for c in word))


                main()
            """,
        ],
        inputs=[lines(k, text) for k, text in cases],
        difficulty="introductory",
    )


@family("words-backwards")
def words_backwards(rng: random.Random) -> Draft:
    texts = ["we like green tea", "hello", "a b", "one two three", "x x y", "Bread And Butter", "z", "a b c d e f g"]
    texts += [" ".join(word(rng, "abcdeABC", rng.randint(1, 8)) for _ in range(n)) for n in (10, 25, 50)]
    return Draft(
        question="""
            A talking mirror repeats a sentence with its words in reverse order. The words themselves stay as they
            are.

            -----Input-----

            One line of 1 to 50 words, separated by single blanks. A word has 1 to 8 English letters.

            -----Output-----

            Print the words in reverse order, separated by blanks.
        """,
        references=[
            """
                words = input().split()
                words.reverse()
                print(" ".join(words))
            """,
            """
                print(*input().split()[::-1])
            """,
            """
                import sys


                def main():
                    result = ""
                    for word in sys.stdin.readline().split():
                        result = word + " " + result
                    print(result.strip())


                main()
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="introductory",
    )


@family("capitals-swapped")
def capitals_swapped(rng: random.Random) -> Draft:
    texts = [
        "Hello",
        "a",
        "Z",
        "zA",
        "ABC",
        "abc",
        "aBcDeF",
        "cAPS",
        "zZ",
        "mN",
        word(rng, "abcXYZ", 30),
        word(rng, "pqRS", 100),
    ]
    return Draft(
        question="""
            Someone has typed a word with the Caps Lock key on. Turn its small letters into capitals and its capitals
            into small letters.

            -----Input-----

            One word of 1 to 100 English letters.

            -----Output-----

            Print the corrected word.
        """,
        references=[
            """
                print(input().swapcase())
            """,
            """
                s = input()
                result = ""
                for c in s:
                    if c.islower():
                        result += c.upper()
                    else:
                        result += c.lower()
                print(result)
            """,
            """
                import sys

                text = sys.stdin.readline().strip()
                print("".join(chr(ord(c) ^ 32) for c in text))
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="introductory",
    )


@family("initials")
def initials(rng: random.Random) -> Draft:
    names = [
        "world health organization",
        "a",
        "",
        "Ada Lovelace",
        "light amplification",
        "x y z",
        "Zoo",
        "b B b",
        "no One",
    ]
    names += [" ".join(word(rng, "abcdefgXYZ", rng.randint(1, 9)) for _ in range(n)) for n in (6, 12, 20)]
    return Draft(
        question="""
            Write a function initials(name) that returns the first letters of all words of a name as capitals, without
            blanks.

            The name holds 0 to 20 words of 1 to 15 English letters, separated by single blanks; it may be the empty
            text.
        """,
        references=[
            """
                def initials(name):
                    result = ""
                    for word in name.split():
                        result += word[0].upper()
                    return result
            """,
            """
                def initials(name):
                    return "".join(word[0] for word in name.upper().split())
            """,
            """
                def initials(name):
                    letters = [c for i, c in enumerate(name) if i == 0 or name[i - 1] == " "]
                    return "".join(letters).upper()
            """,
        ],
        inputs=[[name] for name in names],
        difficulty="introductory",
        fn_name="initials",
        starter_code="def initials(name):\n",
        examples=2,
    )
