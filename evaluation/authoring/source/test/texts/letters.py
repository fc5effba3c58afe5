"""Test families about the letters of a word."""

import random

from evaluation.authoring.draft import Draft, family


def word(rng: random.Random, alphabet: str, length: int) -> str:
    """Random letters of an alphabet."""
    return "".join(rng.choice(alphabet) for _ in range(length))


@family("anagrams")
def anagrams(rng: random.Random) -> Draft:
    long = word(rng, "abcdefghij", 200)
    mixed = "".join(rng.sample(long, len(long)))
    pairs = [("listen", "silent"), ("a", "a"), ("a", "b"), ("ab", "abb"), ("aab", "abb"), ("abc", "cab"), ("ac", "bb")]
    pairs += [
        (long, mixed),
        (long, mixed[:-1] + "z"),
        ("below", "elbow"),
        ("abab", "aabb"),
        ("aaa", "aa"),
        ("ad", "bc"),
        ("ab", "abg"),
    ]
    return Draft(
        question="""
            Write a function are_anagrams(a, b) that returns True if the word b can be made by putting the letters of
            the word a into another order, and False if it cannot. A word counts as an anagram of itself.

            Both words have 1 to 200 lowercase letters.
        """,
        references=[
            """
                def are_anagrams(a, b):
                    return sorted(a) == sorted(b)
            """,
            """
                from collections import Counter


                def are_anagrams(a, b):
                    return Counter(a) == Counter(b)
            """,
            """
                def are_anagrams(a, b):
                    if len(a) != len(b):
                        return False
                    for letter in set(a):
                        if a.count(letter) != b.count(letter):
                            return False
                    return True
            """,
        ],
        inputs=[[a, b] for a, b in pairs],
        difficulty="introductory",
        fn_name="are_anagrams",
        starter_code="def are_anagrams(a, b):\n",
    )


@family("vowel-count")
def vowel_count(rng: random.Random) -> Draft:
    texts = ["Open the door", "", "a", "b", "AEIOU", "aeiou", "rhythm", " ", "yY", "Queue", "xaexioxu", "E i", "OOO"]
    texts += [word(rng, "abcdefghijklmnopqrstuvwxyzAEIOU ", 60), word(rng, "aeioubcdAEIOU", 200)]
    return Draft(
        question="""
            Write a function count_vowels(text) that returns how many letters of a text are vowels. The vowels are a,
            e, i, o and u, small or capital.

            The text has 0 to 200 characters: English letters and spaces.
        """,
        references=[
            """
                def count_vowels(text):
                    return sum(1 for c in text if c in "aeiouAEIOU")
            """,
            """
                def count_vowels(text):
                    count = 0
                    for letter in text.lower():
                        if letter in "aeiou":
                            count += 1
                    return count
            """,
            """
                def count_vowels(text):
                    return sum(text.upper().count(vowel) for vowel in "AEIOU")
            """,
        ],
        inputs=[[text] for text in texts],
        difficulty="introductory",
        fn_name="count_vowels",
        starter_code="def count_vowels(text):\n",
    )


@family("run-length")
def run_length(rng: random.Random) -> Draft:
    texts = ["aaabcc", "a", "zz", "abc", "aabbaa", "abab", "b" * 1000, "x" * 9 + "y" * 10 + "z" * 99, "aab", "baa"]
    texts += ["".join(rng.choice("pqr") * rng.randint(1, 12) for _ in range(12)), word(rng, "mn", 40)]
    return Draft(
        question="""
            A knitting pattern lists the colour of each stitch by a letter. To save paper, each longest run of equal
            letters is written as the letter followed by the length of the run, even if that is 1.

            -----Input-----

            One line of 1 to 1000 lowercase letters.

            -----Output-----

            Print the short form of the pattern.
        """,
        references=[
            """
                s = input()
                result = ""
                i = 0
                while i < len(s):
                    j = i
                    while j < len(s) and s[j] == s[i]:
                        j += 1
                    result += s[i] + str(j - i)
                    i = j
                print(result)
            """,
            """
                from itertools import groupby

                s = input().strip()
                print("".join(letter + str(len(list(group))) for letter, group in groupby(s)))
            """,
            """
                import sys


                def main():
                    pattern = sys.stdin.readline().strip()
                    parts = []
                    for c in pattern:
                        if parts and parts[-1][0] == c:
                            parts[-1][1] += 1
                        else:
                            parts.append([c, 1])
                    for c, n in parts:
                        print(c, n, sep="", end="")
                    print()


                main()
            """,
            """
                import re

                print(re.sub(r"(.)\\1*", lambda m: m.group(1) + str(len(m.group())), input()))
            """,
        ],
        inputs=[f"{text}\n" for text in texts],
        difficulty="interview",
    )


@family("rock-paper-scissors")
def rock_paper_scissors(rng: random.Random) -> Draft:
    hands = [(word(rng, "RPS", n), word(rng, "RPS", n)) for n in (5, 20, 100, 99, 7)]
    cases = [
        ("RPS", "SPR"),
        ("R", "R"),
        ("R", "S"),
        ("R", "P"),
        ("P", "R"),
        ("P", "S"),
        ("S", "P"),
        ("S", "R"),
        ("P", "P"),
    ]
    return Draft(
        question="""
            Ada and Ben play rounds of rock (R), paper (P) and scissors (S). Rock beats scissors, scissors beat paper,
            paper beats rock, and equal hands are a draw.

            -----Input-----

            Two lines of equal length with 1 to 100 of the letters R, P and S: the hands of Ada and the hands of Ben,
            round by round.

            -----Output-----

            Print the number of rounds that Ada won.
        """,
        references=[
            """
                a = input()
                b = input()
                wins = 0
                for x, y in zip(a, b):
                    if x + y in ("RS", "SP", "PR"):
                        wins += 1
                print(wins)
            """,
            """
                ada = input().strip()
                ben = input().strip()
                beats = {"R": "S", "S": "P", "P": "R"}
                print(sum(beats[ada[i]] == ben[i] for i in range(len(ada))))
            """,
            """
                import sys


                def main():
                    ada, ben = sys.stdin.read().split()
                    won = 0
                    for x, y in zip(ada, ben):
                        if ("RPS".index(x) - "RPS".index(y)) % 3 == 1:
                            won += 1
                    print(won)


                main()
            """,
        ],
        inputs=[f"{a}\n{b}\n" for a, b in cases + hands],
        difficulty="introductory",
    )
