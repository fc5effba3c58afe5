"""Validation families about letters, brackets and the order of things."""

import random

from evaluation.authoring.draft import Draft, family


def word(rng: random.Random, alphabet: str, length: int) -> str:
    """Random letters of an alphabet."""
    return "".join(rng.choice(alphabet) for _ in range(length))


@family("palindromes")
def palindromes(rng: random.Random) -> Draft:
    half = word(rng, "abcdefgh", 500)
    texts = ["level", "window", "", "a", "ab", "aa", "aba", "abca", "abba", "abab", half + half[::-1], half + half]
    return Draft(
        question="""
            A word is a palindrome if it reads the same from both ends. Write a function is_palindrome(word) that
            returns True for a palindrome and False for any other word.

            The word has 0 to 1000 lowercase letters. The empty word is a palindrome.
        """,
        references=[
            """
                def is_palindrome(word):
                    return word == word[::-1]
            """,
            """
                def is_palindrome(word):
                    i, j = 0, len(word) - 1
                    while i < j:
                        if word[i] != word[j]:
                            return False
                        i += 1
                        j -= 1
                    return True
            """,
            """
                def is_palindrome(word):
                    return all(a == b for a, b in zip(word, reversed(word)))
            """,
        ],
        inputs=[[text] for text in texts],
        difficulty="introductory",
        fn_name="is_palindrome",
        starter_code="def is_palindrome(word):\n",
        examples=2,
    )


@family("roman-numerals")
def roman_numerals(rng: random.Random) -> Draft:
    numbers = [1987, 1, 4, 9, 14, 40, 49, 90, 400, 444, 900, 999, 3999, 3888, 2000, *rng.sample(range(1, 4000), 4)]
    return Draft(
        question="""
            A stonemason carves years in Roman numerals. The letters are I = 1, V = 5, X = 10, L = 50, C = 100, D =
            500 and M = 1000, written from large to small; 4, 9, 40, 90, 400 and 900 are IV, IX, XL, XC, CD and CM.

            -----Input-----

            One integer n (1 <= n <= 3999).

            -----Output-----

            Print n as a Roman numeral.
        """,
        references=[
            """
                n = int(input())
                values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1]
                names = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"]
                result = ""
                for v, s in zip(values, names):
                    while n >= v:
                        result += s
                        n -= v
                print(result)
            """,
            """
                n = int(input())
                ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
                tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
                hundreds = ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"]
                print("M" * (n // 1000) + hundreds[n // 100 % 10] + tens[n // 10 % 10] + ones[n % 10])
            """,
            """
                def digit(d, one, five, ten):
                    if d == 9:
                        return one + ten
                    if d == 4:
                        return one + five
                    if d >= 5:
                        return five + one * (d - 5)
                    return one * d


                def main():
                    s = input().strip().zfill(4)
                    letters = ["M  ", "CDM", "XLC", "IVX"]
                    print("".join(digit(int(c), *abc) for c, abc in zip(s, letters)))


                main()
            """,
        ],
        inputs=[f"{n}\n" for n in numbers],
        difficulty="interview",
    )


@family("balanced-brackets")
def balanced_brackets(rng: random.Random) -> Draft:
    texts = [
        "([]{})",
        "([)]",
        "(",
        ")",
        "()",
        "]",
        "((",
        "{[()]}",
        "}{",
        "()(",
        "[(])",
        "(]",
        "{}[]()",
        "[" * 50 + "]" * 50,
    ]
    texts += ["(" * 100, "[" * 50 + "]" * 49 + "}", "()" * 49 + ")(", word(rng, "()[]{}", 8)]
    return Draft(
        question="""
            An editor marks a line red if its brackets do not match: every bracket must be closed by one of its own
            kind, and in the right order.

            -----Input-----

            One line of 1 to 100 characters, each one of ()[]{}.

            -----Output-----

            Print ok if the brackets match, otherwise red.
        """,
        references=[
            """
                s = input()
                stack = []
                pairs = {")": "(", "]": "[", "}": "{"}
                good = True
                for c in s:
                    if c in "([{":
                        stack.append(c)
                    elif stack and stack[-1] == pairs[c]:
                        stack.pop()
                    else:
                        good = False
                        break
                print("ok" if good and not stack else "red")
            """,
            """
                s = input().strip()
                while "()" in s or "[]" in s or "{}" in s:
                    s = s.replace("()", "").replace("[]", "").replace("{}", "")
                print("red" if s else "ok")
            """,
            """
                import sys


                def matched(text):
                    expected = []
                    for c in text:
                        if c == "(":
                            expected.append(")")
                        elif c == "[":
                            expected.append("]")
                        elif c == "{":
                            expected.append("}")
                        elif not expected or expected.pop() != c:
                            return False
                    return len(expected) == 0


                print("ok" if matched(sys.stdin.readline().strip()) else "red")
            """,
        ],
        inputs=[f"{text}\n" for text in texts],
        difficulty="interview",
        examples=2,
    )


@family("merging-sorted")
def merging_sorted(rng: random.Random) -> Draft:
    pairs = [([1, 4, 6], [2, 4, 9]), ([], []), ([], [3]), ([-5], []), ([1, 2], [3, 4]), ([3, 4], [1, 2])]
    pairs += [([7, 7, 7], [7]), ([-1000, 1000], [-1000, 1000]), ([5], [1, 2, 3, 8]), ([0], [0])]
    for n, m in ((100, 100), (100, 3), (20, 60)):
        pairs.append(tuple(sorted(rng.randint(-1000, 1000) for _ in range(size)) for size in (n, m)))
    return Draft(
        question="""
            Two queues of people, each sorted by height, join into one sorted queue. Write a function merge(a, b) that
            takes two ascending lists of integers and returns one ascending list of all their elements.

            Each list has 0 to 100 elements between -1000 and 1000. Equal elements are all kept.
        """,
        references=[
            """
                def merge(a, b):
                    result = []
                    i = j = 0
                    while i < len(a) and j < len(b):
                        if a[i] <= b[j]:
                            result.append(a[i])
                            i += 1
                        else:
                            result.append(b[j])
                            j += 1
                    return result + a[i:] + b[j:]
            """,
            """
                def merge(a, b):
                    return sorted(a + b)
            """,
            """
                import heapq


                def merge(a, b):
                    return list(heapq.merge(a, b))
            """,
        ],
        inputs=[[list(a), list(b)] for a, b in pairs],
        difficulty="interview",
        fn_name="merge",
        starter_code="def merge(a, b):\n",
    )
