"""Test families about two words side by side."""

import random

from evaluation.authoring.draft import Draft, family


def word(rng: random.Random, alphabet: str, length: int) -> str:
    """Random letters of an alphabet."""
    return "".join(rng.choice(alphabet) for _ in range(length))


@family("zipped-words")
def zipped_words(rng: random.Random) -> Draft:
    pairs = [
        ("ace", "bdf"),
        ("ab", "wxyz"),
        ("", ""),
        ("", "abc"),
        ("abc", ""),
        ("a", "b"),
        ("abcd", "x"),
        ("aaa", "bb"),
    ]
    pairs += [(word(rng, "abc", a), word(rng, "xyz", b)) for a, b in ((20, 20), (100, 30), (30, 100))]
    return Draft(
        question="""
            Write a function zip_words(a, b) that closes a zip: it takes letters in turn from the words a and b,
            starting with a. When one word is used up, the rest of the other one follows.

            Each word has 0 to 100 lowercase letters.
        """,
        references=[
            """
                def zip_words(a, b):
                    result = ""
                    for i in range(max(len(a), len(b))):
                        if i < len(a):
                            result += a[i]
                        if i < len(b):
                            result += b[i]
                    return result
            """,
            """
                from itertools import zip_longest


                def zip_words(a, b):
                    return "".join(x + y for x, y in zip_longest(a, b, fillvalue=""))
            """,
            """
                def zip_words(a, b):
                    if not a:
                        return b
                    return a[0] + zip_words(b, a[1:])
            """,
        ],
        inputs=[list(pair) for pair in pairs],
        difficulty="introductory",
        fn_name="zip_words",
        starter_code="def zip_words(a, b):\n",
        examples=2,
    )


@family("copy-mistakes")
def copy_mistakes(rng: random.Random) -> Draft:
    pairs = [
        ("minster", "monitor"),
        ("", ""),
        ("a", "a"),
        ("a", "b"),
        ("abc", "cba"),
        ("aa", "bb"),
        ("x" * 100, "x" * 100),
    ]
    pairs += [
        ("abcd", "abce"),
        ("zbcd", "abcd"),
        *[(word(rng, "ACGT", n), word(rng, "ACGT", n)) for n in (10, 50, 100)],
    ]
    return Draft(
        question="""
            A monk copies a text letter by letter. Write a function mistakes(text, copy) that returns at how many
            positions the copy differs from the text.

            Both have the same length, 0 to 100 English letters.
        """,
        references=[
            """
                def mistakes(text, copy):
                    count = 0
                    for i in range(len(text)):
                        if text[i] != copy[i]:
                            count += 1
                    return count
            """,
            """
                def mistakes(text, copy):
                    return sum(a != b for a, b in zip(text, copy))
            """,
            """
                def mistakes(text, copy):
                    wrong = [i for i, c in enumerate(copy) if text[i] != c]
                    return len(wrong)
            """,
        ],
        inputs=[list(pair) for pair in pairs],
        difficulty="introductory",
        fn_name="mistakes",
        starter_code="def mistakes(text, copy):\n",
    )
