"""Sentences and the words in them: capitals, blanks, endings, syllables."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines

SMALL = "abcdefghijklmnopqrstuvwxyz"


def _text(rng: Random, length: int, signs: str = SMALL) -> str:
    return "".join(rng.choice(signs) for _ in range(length))


def _words(rng: Random, count: int, longest: int, signs: str = SMALL) -> list[str]:
    return [_text(rng, rng.randint(1, longest), signs) for _ in range(count)]


@family("tidy-sentence")
def tidy_sentence(rng: Random) -> Draft:
    texts = ["the lake is cold", "is it?", "go!", "a", "z.", "yes", "what a day it was!", "no no no."]
    texts += [" ".join(_words(rng, n, 7)) + rng.choice(["", ".", "!", "?"]) for n in (1, 3, 5, 8, 10)]
    return Draft(
        question="""
            Nils types in a hurry. Make a sentence of what he typed: it starts with a capital letter, and when it does
            not end with a full stop, an exclamation mark or a question mark, a full stop is added.

            -----Input-----
            One line with 1 to 10 words of lower-case letters, up to 80 characters in all, one blank between words. One
            of the signs . ! ? may follow directly after the last word.

            -----Output-----
            Print the sentence.
            """,
        references=[
            """
            text = input().strip()
            text = text[0].upper() + text[1:]
            if text[-1] not in ".!?":
                text += "."
            print(text)
            """,
            """
            sentence = input().strip().capitalize()
            if not sentence.endswith((".", "!", "?")):
                sentence = sentence + "."
            print(sentence)
            """,
            """
            def main():
                text = input().strip()
                end = "." if text[-1].isalpha() else ""
                print(text[:1].upper() + text[1:] + end)


            main()
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="introductory",
    )


@family("blanks-squeezed")
def blanks_squeezed(rng: Random) -> Draft:
    texts = ["  two   little words ", "", " ", "a", " a", "a ", "a b", "a  b", "     ", "x   y  z"]
    texts += [_text(rng, n, "ab   ") for n in (8, 20, 60)]
    return Draft(
        question="""
            A text was typed with too many blanks. Write a function `squeezed(text)` that returns it without blanks at
            its start and its end and with exactly one blank between two words.

            The text has 0 to 60 characters, lower-case letters and blanks; it may consist of blanks alone.
            """,
        references=[
            """
            def squeezed(text):
                return " ".join(text.split())
            """,
            """
            def squeezed(text):
                text = text.strip()
                while "  " in text:
                    text = text.replace("  ", " ")
                return text
            """,
            """
            def squeezed(text):
                result = ""
                for c in text:
                    if c != " " or (result and result[-1] != " "):
                        result += c
                return result.rstrip()
            """,
        ],
        inputs=[[text] for text in texts],
        difficulty="introductory",
        fn_name="squeezed",
        starter_code="def squeezed(text):\n",
    )


@family("book-title")
def book_title(rng: Random) -> Draft:
    titles = ["the house in the forest", "a", "of", "the end", "and then", "what we dream of", "in and of a the in"]
    titles += ["anna and ina", "thea of ohio in andover", "light"]
    stock = ["a", "and", "in", "of", "the", "moon", "ant", "ink", "offer", "river"]
    titles += [" ".join(rng.choice(stock) for _ in range(n)) for n in (3, 5, 8, 10)]
    return Draft(
        question="""
            In a book title all words start with a capital, only the words a, and, in, of and the stay small. The first
            and the last word start with a capital in any case. Write a function `book_title(text)` that returns the
            title.

            The text has 1 to 10 words of 1 to 12 lower-case letters, with one blank between words.
            """,
        references=[
            """
            def book_title(text):
                words = text.split()
                last = len(words) - 1
                for i, word in enumerate(words):
                    if i == 0 or i == last or word not in ("a", "and", "in", "of", "the"):
                        words[i] = word.capitalize()
                return " ".join(words)
            """,
            """
            def book_title(text):
                small = {"a", "and", "in", "of", "the"}
                words = [w if w in small else w.title() for w in text.split(" ")]
                words[0] = words[0].title()
                words[-1] = words[-1].title()
                return " ".join(words)
            """,
        ],
        inputs=[[title] for title in titles],
        difficulty="interview",
        fn_name="book_title",
        starter_code="def book_title(text):\n",
    )


@family("word-twice")
def word_twice(rng: Random) -> Draft:
    rows = [["i", "saw", "the", "the", "old", "old", "mill"], ["a"], ["a", "a"], ["a", "b"], ["a", "b", "a"]]
    rows += [["x", "y", "y"], ["no"] * 20, ["on", "no", "on", "no", "no"], ["ab", "abc", "ab", "b"]]
    rows += [_words(rng, n, 1, "abcdefgh"[:k]) for n, k in ((4, 3), (8, 4), (12, 8), (20, 8))]
    return Draft(
        question="""
            When one types in a hurry, a word is sometimes typed twice in a row. Which is the first word that is the
            same as the word right before it?

            -----Input-----
            One line with 1 to 20 words of lower-case letters, up to 100 characters in all, one blank between words.

            -----Output-----
            Print the place of this word, counted from 1, or 0 if there is no such word.
            """,
        references=[
            """
            words = input().split()
            place = 0
            for i in range(1, len(words)):
                if words[i] == words[i - 1]:
                    place = i + 1
                    break
            print(place)
            """,
            """
            def first_double(words):
                previous = ""
                for place, word in enumerate(words, 1):
                    if word == previous:
                        return place
                    previous = word
                return 0


            print(first_double(input().split()))
            """,
            """
            words = input().split()
            doubles = [i + 2 for i in range(len(words) - 1) if words[i] == words[i + 1]]
            print(doubles[0] if doubles else 0)
            """,
        ],
        inputs=[lines(row) for row in rows],
        difficulty="introductory",
    )


@family("plural-forms")
def plural_forms(rng: Random) -> Draft:
    words = ["city", "lamp", "bus", "box", "brush", "bench", "day", "key", "toy", "guy", "iy", "by", "math", "oh"]
    return Draft(
        question="""
            A language course teaches: a word that ends with s, x, ch or sh gets `es` in the plural. A final y becomes
            `ies`, unless a, e, i, o or u stands before it. All other words get `s`. Write a function `plural(word)`
            that returns the plural.

            The word has 2 to 12 lower-case letters.
            """,
        references=[
            """
            def plural(word):
                if word.endswith(("s", "x", "ch", "sh")):
                    return word + "es"
                if word[-1] == "y" and word[-2] not in "aeiou":
                    return word[:-1] + "ies"
                return word + "s"
            """,
            """
            def plural(word):
                last = word[-1]
                before = word[-2]
                if last == "y":
                    if before in "aeiou":
                        return word + "s"
                    return word[:-1] + "ies"
                if last in "sx" or (last == "h" and before in "cs"):
                    return word + "es"
                return word + "s"
            """,
        ],
        inputs=[[word] for word in words],
        difficulty="interview",
        fn_name="plural",
        starter_code="def plural(word):\n",
        examples=2,
    )


@family("place-suffix")
def place_suffix(rng: Random) -> Draft:
    places = [22, 1, 2, 3, 4, 11, 12, 13, 20, 101, 111, 113, 993, 1000]
    return Draft(
        question="""
            At a run every guest gets a badge with the place, like 22nd. Numbers that end with 1 get `st`, those that
            end with 2 get `nd`, those that end with 3 get `rd`, all others `th`. But numbers that end with 11, 12 or 13
            get `th` as well.

            -----Input-----
            One line with an integer from 1 to 1000.

            -----Output-----
            Print what the badge shows.
            """,
        references=[
            """
            n = int(input())
            if n % 100 in (11, 12, 13):
                ending = "th"
            elif n % 10 == 1:
                ending = "st"
            elif n % 10 == 2:
                ending = "nd"
            elif n % 10 == 3:
                ending = "rd"
            else:
                ending = "th"
            print(str(n) + ending)
            """,
            """
            number = input().strip()
            endings = {"1": "st", "2": "nd", "3": "rd"}
            if number.endswith(("11", "12", "13")):
                print(number + "th")
            else:
                print(number + endings.get(number[-1], "th"))
            """,
        ],
        inputs=[lines(place) for place in places],
        difficulty="introductory",
    )


@family("syllables")
def syllables(rng: Random) -> Draft:
    poems = ["wa-ter-fall in sum-mer", "a", "a-b", "a b", "so cold", "ba-na-na", "un-be-liev-a-ble", "x y z"]
    for n in (2, 4, 8, 10):
        poems.append(" ".join("-".join(_words(rng, rng.randint(1, 4), 2)) for _ in range(n)))
    return Draft(
        question="""
            A line of a song is written with a hyphen between the syllables of a word. Count the words and the
            syllables.

            -----Input-----
            One line with 1 to 10 words, one blank between words. A word has 1 to 5 syllables of lower-case letters with
            a hyphen between two syllables.

            -----Output-----
            Print the number of words and the number of syllables in one line.
            """,
        references=[
            """
            words = input().split()
            syllables = 0
            for word in words:
                syllables += len(word.split("-"))
            print(len(words), syllables)
            """,
            """
            line = input().strip()
            words = line.count(" ") + 1
            print(words, words + line.count("-"))
            """,
            """
            words = input().split()
            print(len(words), sum(word.count("-") + 1 for word in words))
            """,
        ],
        inputs=[lines(poem) for poem in poems],
        difficulty="introductory",
    )


@family("waving-text")
def waving_text(rng: Random) -> Draft:
    texts = ["see the sea", "a", "ab", "abc", "a b c d", "ab cd", "abc def ghi", "zzzzzzzz"]
    texts += [" ".join(_words(rng, n, 8)) for n in (2, 4, 7, 10)]
    return Draft(
        question="""
            Mia likes waving texts: the first letter is a capital, the second small, the third a capital and so on.
            Blanks do not count.

            -----Input-----
            One line with 1 to 10 words of 1 to 8 lower-case letters, one blank between words.

            -----Output-----
            Print the waving text.
            """,
        references=[
            """
            text = input()
            result = ""
            capital = True
            for c in text:
                if c == " ":
                    result += c
                else:
                    result += c.upper() if capital else c
                    capital = not capital
            print(result)
            """,
            """
            letters = 0
            result = []
            for c in input():
                if c != " ":
                    letters += 1
                result.append(c.upper() if letters % 2 == 1 else c)
            print("".join(result))
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="introductory",
    )
