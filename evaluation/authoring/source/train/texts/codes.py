"""Codes and marks: are they valid, which comes next, how are they said and typed."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines

SMALL = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"


def _text(rng: Random, length: int, signs: str = SMALL) -> str:
    return "".join(rng.choice(signs) for _ in range(length))


@family("door-code")
def door_code(rng: Random) -> list[Draft]:
    codes = ["4071", "0471", "", "0", "123", "1000", "123456", "1234567", "12a4", "a123", "12 34", "999999", "12-45"]
    codes += [_text(rng, 5, DIGITS + "x")]
    marks = ["B-07", "B-7", "", "A-00", "F-99", "G-12", "b-07", "B07", "B-007", "AB-07", "C-x1", "D-1x", "E_10", "A-01"]
    return [
        Draft(
            question="""
                A door accepts a code of 4 to 6 digits of which the first is not 0. Write a function `valid(code)` that
                returns whether the code is of this kind.

                The code has 0 to 8 characters: digits, lower-case letters, hyphens and blanks.
                """,
            references=[
                """
                def valid(code):
                    return code.isdigit() and 4 <= len(code) <= 6 and code[0] != "0"
                """,
                """
                def valid(code):
                    if len(code) < 4 or len(code) > 6:
                        return False
                    for c in code:
                        if c not in "0123456789":
                            return False
                    return not code.startswith("0")
                """,
                """
                import re


                def valid(code):
                    return bool(re.fullmatch("[1-9][0-9]{3,5}", code))
                """,
            ],
            inputs=[[code] for code in codes],
            difficulty="introductory",
            fn_name="valid",
            starter_code="def valid(code):\n",
            examples=2,
        ),
        Draft(
            question="""
                The lockers of a school have marks like B-07: a capital letter from A to F, a hyphen and two digits,
                which are not 00. Write a function `is_mark(text)` that returns whether a text is such a mark.

                The text has 0 to 6 characters: letters, digits, hyphens and underscores.
                """,
            references=[
                """
                def is_mark(text):
                    if len(text) != 4 or text[0] not in "ABCDEF" or text[1] != "-":
                        return False
                    return text[2:].isdigit() and text[2:] != "00"
                """,
                """
                import re


                def is_mark(text):
                    return re.fullmatch("[A-F]-[0-9][0-9]", text) is not None and not text.endswith("00")
                """,
                """
                def is_mark(text):
                    letter, hyphen, number = text[:1], text[1:2], text[2:]
                    if letter == "" or not "A" <= letter <= "F" or hyphen != "-":
                        return False
                    return len(number) == 2 and number.isdigit() and int(number) > 0
                """,
            ],
            inputs=[[mark] for mark in marks],
            difficulty="introductory",
            fn_name="is_mark",
            starter_code="def is_mark(text):\n",
            examples=2,
        ),
    ]


@family("check-letter")
def check_letter(rng: Random) -> Draft:
    numbers = ["40719", "0", "1", "9", "01", "10", "998", "9999", "99999999", "00000001", "8999"]
    numbers += [_text(rng, n, DIGITS) for n in (3, 6, 8)]
    codes = []
    for i, number in enumerate(numbers):
        letter = chr(97 + sum(place * int(digit) for place, digit in enumerate(number, 1)) % 26)
        codes.append(number + (rng.choice(SMALL) if i % 4 == 3 else letter))
    codes[0] = "40719c"
    return Draft(
        question="""
            The number of a library card ends with a check letter. To find it, multiply the first digit by 1, the second
            by 2, the third by 3 and so on, add the products and take the remainder on division by 26: 0 stands for a, 1
            for b, ..., 25 for z. Does the letter fit the digits?

            -----Input-----
            One line with 1 to 8 digits and, directly behind them, a lower-case letter.

            -----Output-----
            Print OK if the letter is right, otherwise the right letter.
            """,
        references=[
            """
            card = input().strip()
            total = 0
            for i in range(len(card) - 1):
                total += (i + 1) * int(card[i])
            letter = chr(ord("a") + total % 26)
            if letter == card[-1]:
                print("OK")
            else:
                print(letter)
            """,
            """
            card = input().strip()
            digits, given = card[:-1], card[-1]
            total = sum(place * int(digit) for place, digit in enumerate(digits, 1))
            right = "abcdefghijklmnopqrstuvwxyz"[total % 26]
            print("OK" if given == right else right)
            """,
        ],
        inputs=[lines(code) for code in codes],
        difficulty="interview",
    )


@family("next-plate")
def next_plate(rng: Random) -> Draft:
    plates = ["AB99", "AA00", "AA09", "AA98", "ZZ99", "AZ99", "ZA99", "ZZ98", "BZ00", "MY99", "QZ19", "YZ99"]
    plates += [_text(rng, 2, SMALL.upper()) + _text(rng, 2, DIGITS) for _ in range(2)]
    return Draft(
        question="""
            Number plates are given out in this order: AA00, AA01, ..., AA99, AB00, ..., AZ99, BA00, ..., ZZ99. After
            ZZ99 it starts again with AA00. Which plate comes after a given one?

            -----Input-----
            One line with a plate: two capital letters and two digits.

            -----Output-----
            Print the next plate.
            """,
        references=[
            """
            plate = input().strip()
            first = ord(plate[0]) - ord("A")
            second = ord(plate[1]) - ord("A")
            number = int(plate[2:]) + 1
            if number == 100:
                number = 0
                second += 1
            if second == 26:
                second = 0
                first = (first + 1) % 26
            print(chr(ord("A") + first) + chr(ord("A") + second) + f"{number:02d}")
            """,
            """
            letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            plate = input().strip()
            count = letters.index(plate[0]) * 2600 + letters.index(plate[1]) * 100 + int(plate[2:])
            count = (count + 1) % 67600
            print(letters[count // 2600] + letters[count // 100 % 26] + str(count % 100).zfill(2))
            """,
            """
            plate = list(input().strip())
            for i in (3, 2, 1, 0):
                if plate[i] == "9":
                    plate[i] = "0"
                elif plate[i] == "Z":
                    plate[i] = "A"
                else:
                    plate[i] = chr(ord(plate[i]) + 1)
                    break
            print("".join(plate))
            """,
        ],
        inputs=[lines(plate) for plate in plates],
        difficulty="interview",
    )


@family("broken-keys")
def broken_keys(rng: Random) -> Draft:
    texts = [("tmk", "we had tea and milk"), ("a", "a"), ("b", "a"), ("z", "buzz z zoo a"), (SMALL, "no key works")]
    texts += [("abc", "d e f a"), ("xy", "yes no yes no"), ("q", "last word q"), ("e", "end ends tree a")]
    for n, k in ((3, 1), (6, 2), (10, 3), (12, 5)):
        words = [_text(rng, rng.randint(1, 7), "abcdefgh") for _ in range(n)]
        texts.append(("".join(rng.sample("abcdefgh", k)), " ".join(words)))
    return Draft(
        question="""
            Some keys of a keyboard are broken. How many words of a text can still be typed without any of them?

            -----Input-----
            The first line holds the letters on the broken keys, 1 to 26 different lower-case letters without blanks.
            The second line holds the text: 1 to 12 words of 1 to 7 lower-case letters, one blank between words.

            -----Output-----
            Print the number of words that can be typed.
            """,
        references=[
            """
            broken = input().strip()
            count = 0
            for word in input().split():
                good = True
                for letter in word:
                    if letter in broken:
                        good = False
                if good:
                    count += 1
            print(count)
            """,
            """
            broken = set(input().strip())
            words = input().split()
            print(sum(1 for word in words if not broken & set(word)))
            """,
            """
            broken = input().strip()
            print(sum(all(c not in broken for c in word) for word in input().split()))
            """,
        ],
        inputs=[lines(broken, text) for broken, text in texts],
        difficulty="introductory",
    )


@family("digits-spoken")
def digits_spoken(rng: Random) -> Draft:
    numbers = ["4071", "0", "9", "00", "0123456789", "9876543210", "5555", "15"]
    numbers += [_text(rng, n, DIGITS) for n in (3, 7, 12, 15)]
    return Draft(
        question="""
            On the phone a number is said digit by digit: zero, one, two, three, four, five, six, seven, eight,
            nine.

            -----Input-----
            One line with 1 to 15 digits; the first may be 0.

            -----Output-----
            Print the words that are said, in one line.
            """,
        references=[
            """
            words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
            said = []
            for digit in input().strip():
                said.append(words[int(digit)])
            print(" ".join(said))
            """,
            """
            names = "zero one two three four five six seven eight nine".split()
            print(*[names[int(digit)] for digit in input().strip()])
            """,
        ],
        inputs=[lines(number) for number in numbers],
        difficulty="introductory",
    )


@family("lines-with-a-word")
def lines_with_a_word(rng: Random) -> Draft:
    texts = [
        ("tea", ["we drink tea", "the team wins", "tea for two"]),
        ("a", ["a"]),
        ("a", ["b"]),
        ("ab", ["abc ab", "abc", "b a", "ab ab"]),
        ("no", ["no", "no no", "not", "on no"]),
        ("x", ["xx xxx"] * 10),
        ("end", ["the end", "end of it", "in the end we end", "weekend"]),
    ]
    for n in (3, 5, 8, 10):
        rows = [" ".join(_text(rng, rng.randint(1, 2), "ab") for _ in range(rng.randint(1, 6))) for _ in range(n)]
        texts.append((_text(rng, 2, "ab"), rows))
    return Draft(
        question="""
            In which lines of a text does a word occur? It must stand there as a whole word: `tea` does not occur in
            `the team wins`.

            -----Input-----
            The first line holds the word, the second n (1 <= n <= 10). Each of the next n lines holds 1 to 10 words,
            one blank between words. All words have 1 to 8 lower-case letters.

            -----Output-----
            Print the numbers of the lines, counted from 1, in one line, or NONE if the word does not occur.
            """,
        references=[
            """
            word = input().strip()
            n = int(input())
            found = []
            for number in range(1, n + 1):
                if word in input().split():
                    found.append(number)
            if found:
                print(*found)
            else:
                print("NONE")
            """,
            """
            import sys

            rows = sys.stdin.read().splitlines()
            word = rows[0].strip()
            found = [str(i) for i, row in enumerate(rows[2:], 1) if word in row.split()]
            print(" ".join(found) or "NONE")
            """,
            """
            word = " " + input().strip() + " "
            numbers = ""
            for i in range(int(input())):
                if word in " " + input() + " ":
                    numbers += f"{i + 1} "
            print(numbers if numbers else "NONE")
            """,
        ],
        inputs=[lines(word, len(rows), *rows) for word, rows in texts],
        difficulty="introductory",
    )
