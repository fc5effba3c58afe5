"""Words and lines of text: turning, joining, cutting, replacing."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


def _word(rng: Random, length: int, letters: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    return "".join(rng.choice(letters) for _ in range(length))


@family("shown-differently")
def shown_differently(rng: Random) -> list[Draft]:
    texts = ["Green Tea", "a", "Z", "ABC", "abc", "aB cD eF"]
    letters = "abcdefgXYZ"
    texts += [" ".join(_word(rng, rng.randint(1, 7), letters) for _ in range(n)) for n in (1, 2, 4, 7, 10)]
    tales = [
        ("shouted", "A shouting machine writes every letter as a capital.", "text.upper()", "c.upper()"),
        (
            "without_blanks",
            "A message is squeezed: all blanks are left out.",
            'text.replace(" ", "")',
            '"" if c == " " else c',
        ),
        ("doubled", "An echo repeats every character, the blanks too.", '"".join(c * 2 for c in text)', "c + c"),
        (
            "starred",
            "A censor writes a star instead of every letter e or E.",
            'text.replace("e", "*").replace("E", "*")',
            '"*" if c in "eE" else c',
        ),
    ]
    drafts = []
    for name, tale, short, each in tales:
        drafts.append(
            Draft(
                question=f"""
                    {tale} Write a function `{name}(text)` that returns the changed text.

                    The text has 0 to 80 characters: letters from A to Z, large or small, and blanks.
                    """,
                references=[
                    f"""
                    def {name}(text):
                        return {short}
                    """,
                    f"""
                    def {name}(text):
                        result = ""
                        for c in text:
                            result += {each}
                        return result
                    """,
                ],
                inputs=[[text] for text in (texts[0], "", " ", *texts[1:], "Every eel Ends here")],
                difficulty="introductory",
                fn_name=name,
                starter_code=f"def {name}(text):\n",
            )
        )
    return drafts


@family("card-number")
def card_number(rng: Random) -> Draft:
    cards = ["4921770312", "1234", "12345", "0000000000", "9" * 19, "11112222"]
    cards += [_word(rng, n, "0123456789") for n in (6, 10, 12, 16, 19)]
    return Draft(
        question="""
            A receipt shows only the last four digits of a card number; a star stands for each of the others.

            -----Input-----
            One line with the card number, 4 to 19 digits.

            -----Output-----
            Print what the receipt shows.
            """,
        references=[
            """
            card = input().strip()
            print("*" * (len(card) - 4) + card[-4:])
            """,
            """
            digits = input().strip()
            shown = ""
            for i in range(len(digits)):
                if i < len(digits) - 4:
                    shown += "*"
                else:
                    shown += digits[i]
            print(shown)
            """,
            """
            card = input().strip()
            print(card[-4:].rjust(len(card), "*"))
            """,
        ],
        inputs=[lines(card) for card in cards],
        difficulty="introductory",
    )


@family("every-kth-letter")
def every_kth_letter(rng: Random) -> Draft:
    notes = [("hxexlxlxo", 2), ("abcdef", 3), ("a", 1), ("a", 10), ("abc", 1), ("abcdefghij", 10), ("ab", 2)]
    notes += [(_word(rng, n), rng.randint(1, 10)) for n in (5, 20, 50, 100)]
    return Draft(
        question="""
            To read a hidden message take the first letter of a line, skip to the k-th letter after it, then to the
            k-th after that and so on.

            -----Input-----
            The first line holds a text of 1 to 100 lower-case letters, the second k (1 <= k <= 10).

            -----Output-----
            Print the hidden message.
            """,
        references=[
            """
            text = input()
            k = int(input())
            print(text[::k])
            """,
            """
            text = input()
            k = int(input())
            message = ""
            for i in range(0, len(text), k):
                message += text[i]
            print(message)
            """,
            """
            text = input()
            k = int(input())
            print("".join(c for i, c in enumerate(text) if i % k == 0))
            """,
        ],
        inputs=[lines(text, k) for text, k in notes],
        difficulty="introductory",
    )
