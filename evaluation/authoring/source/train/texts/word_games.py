"""Games with words and texts: guessing, chains, rhymes, echoes, mistakes, forms to fill in."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines

SMALL = "abcdefghijklmnopqrstuvwxyz"


def _text(rng: Random, length: int, signs: str = SMALL) -> str:
    return "".join(rng.choice(signs) for _ in range(length))


@family("hangman")
def hangman(rng: Random) -> Draft:
    games = [("garden", "eran"), ("a", "a"), ("a", "b"), ("noon", "n"), ("noon", "on"), ("zebra", "ymwvu")]
    games += [("abcdefghij", "jihgfedcba"), ("mmm", "klmn"), ("q" * 20, SMALL)]
    games += [(_text(rng, n, "abcdef"), "".join(rng.sample("abcdefgh", k))) for n, k in ((5, 3), (9, 5), (20, 8))]
    return Draft(
        question="""
            A word is to be guessed letter by letter. Show the word with a `_` for each letter that was not guessed yet,
            and count the wrong guesses: letters that are not in the word.

            -----Input-----
            The first line holds the word of 1 to 20 lower-case letters, the second the guessed letters, 1 to 26
            different lower-case letters without blanks.

            -----Output-----
            Print what is shown of the word and, after a blank, the number of wrong guesses.
            """,
        references=[
            """
            word = input().strip()
            guesses = input().strip()
            shown = ""
            for letter in word:
                if letter in guesses:
                    shown += letter
                else:
                    shown += "_"
            wrong = 0
            for letter in guesses:
                if letter not in word:
                    wrong += 1
            print(shown, wrong)
            """,
            """
            word = input().strip()
            guesses = set(input().strip())
            shown = "".join(c if c in guesses else "_" for c in word)
            print(shown, len(guesses - set(word)))
            """,
            """
            word = input().strip()
            shown = ["_"] * len(word)
            wrong = 0
            for guess in input().strip():
                if guess not in word:
                    wrong += 1
                for i in range(len(word)):
                    if word[i] == guess:
                        shown[i] = guess
            print("".join(shown), wrong)
            """,
        ],
        inputs=[lines(word, guesses) for word, guesses in games],
        difficulty="introductory",
    )


@family("word-chain")
def word_chain(rng: Random) -> Draft:
    chains = [["tree", "egg", "goat", "ape"], ["a"], ["a", "a"], ["a", "b"], ["ab", "bc", "cd"], ["ab", "bc", "dd"]]
    chains += [["ab", "ca"], ["xyz", "zz", "zyx", "xa"], ["aa"] * 20, ["aa"] * 19 + ["ba"]]
    for n, good in ((5, 5), (8, 6), (12, 2), (20, 20)):
        words = [_text(rng, rng.randint(1, 6))]
        for i in range(1, n):
            word = _text(rng, rng.randint(1, 6))
            words.append(words[-1][-1] + word if i < good else word)
        chains.append(words)
    return Draft(
        question="""
            Children play word chain: every word must start with the last letter of the word before it. How many words
            are said until a mistake is made? The wrong word and all after it do not count.

            -----Input-----
            The first line holds n (1 <= n <= 20), the second n words of 1 to 7 lower-case letters.

            -----Output-----
            Print the number of words before the first mistake, or n if there is none.
            """,
        references=[
            """
            n = int(input())
            words = input().split()
            count = 1
            while count < n and words[count][0] == words[count - 1][-1]:
                count += 1
            print(count)
            """,
            """
            n = int(input())
            words = input().split()
            answer = n
            for i in range(1, n):
                if not words[i].startswith(words[i - 1][-1]):
                    answer = i
                    break
            print(answer)
            """,
            """
            def main():
                input()
                last = ""
                said = 0
                for word in input().split():
                    if last and word[0] != last:
                        break
                    said += 1
                    last = word[-1]
                print(said)


            main()
            """,
        ],
        inputs=[lines(len(words), words) for words in chains],
        difficulty="introductory",
    )


@family("rhyming-words")
def rhyming_words(rng: Random) -> Draft:
    calls = [
        ["night", ["light", "moon", "fright", "night"], 4],
        ["a", [], 1],
        ["sun", ["un", "run", "n", "nun"], 3],
        ["sun", ["un", "run", "n", "nu"], 2],
        ["sun", ["un", "run", "n", "nu"], 1],
        ["go", ["go", "go", "ago", "got"], 2],
        ["abcdefgh", ["bcdefgh", "xbcdefgh", "abcdefgh"], 8],
        ["tea", ["eat", "sea", "teas"], 2],
    ]
    for n, k in ((4, 1), (8, 1), (12, 2), (20, 2)):
        calls.append([_text(rng, 5, "ab"), [_text(rng, rng.randint(1, 8), "ab") for _ in range(n)], k])
    return Draft(
        question="""
            Two words rhyme when their last k letters are the same; both must have at least k letters. Write a function
            `rhymes(word, words, k)` that returns the list of those words that rhyme with the given one, in their order.

            All words have 1 to 8 lower-case letters. There are 0 to 20 words in the list; k is at least 1 and at most
            the length of `word`.
            """,
        references=[
            """
            def rhymes(word, words, k):
                return [other for other in words if other.endswith(word[-k:])]
            """,
            """
            def rhymes(word, words, k):
                found = []
                for other in words:
                    if len(other) >= k and other[-k:] == word[-k:]:
                        found.append(other)
                return found
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="rhymes",
        starter_code="def rhymes(word, words, k):\n",
    )


@family("echo-count")
def echo_count(rng: Random) -> list[Draft]:
    calls = [("ana", "bananas"), ("a", "a"), ("a", "b"), ("aa", "aaaa"), ("ab", "abab"), ("abc", "ab"), ("ba", "aab")]
    calls += [("xyz", "xyz"), ("z" * 10, "z" * 60), ("ab", "b" * 30 + "ab")]
    calls += [(_text(rng, n, "ab"), _text(rng, m, "ab")) for n, m in ((1, 10), (2, 20), (3, 40), (3, 60))]
    inputs = [lines(call, song) for call, song in calls]
    story = """
        A bird's call is a short piece of letters. {question}

        -----Input-----
        The first line holds the call, 1 to 10 lower-case letters, the second the song, 1 to 60 lower-case letters.

        -----Output-----
        {answer}
        """
    return [
        Draft(
            question=story.format(
                question="How often does it occur in the bird's song? Calls may overlap: `ana` is heard twice in "
                "`bananas`.",
                answer="Print how often the call occurs.",
            ),
            references=[
                """
                call = input().strip()
                song = input().strip()
                count = 0
                for i in range(len(song)):
                    if song.startswith(call, i):
                        count += 1
                print(count)
                """,
                """
                call = input().strip()
                song = input().strip()
                k = len(call)
                print(sum(song[i : i + k] == call for i in range(len(song) - k + 1)))
                """,
                """
                call, song = input().strip(), input().strip()
                count = 0
                place = song.find(call)
                while place != -1:
                    count += 1
                    place = song.find(call, place + 1)
                print(count)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=story.format(
                question="At which place of the bird's song does it begin for the last time? Places are counted from "
                "1.",
                answer="Print this place, or 0 when the call does not occur.",
            ),
            references=[
                """
                call = input().strip()
                song = input().strip()
                print(song.rfind(call) + 1)
                """,
                """
                call = input().strip()
                song = input().strip()
                place = 0
                for i in range(len(song)):
                    if song[i : i + len(call)] == call:
                        place = i + 1
                print(place)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("between-marks")
def between_marks(rng: Random) -> Draft:
    notes = ["call [tom] at [six]", "[]", "[a]", "][", "abc", "[abc", "abc]", "a]b[c]d", "[[a]", "[a]]", "[a[b]c]"]
    notes += [_text(rng, n, "ab[]") for n in (7, 15, 60)]
    return Draft(
        question="""
            In a note the important part stands in square brackets. Find the first `[` and the first `]` behind it.

            -----Input-----
            One line of 1 to 60 characters: lower-case letters, the signs [ and ], and single blanks between them.

            -----Output-----
            Print the text between the two brackets in quotation marks, like "tom"; it may be empty. When there is no
            such `[` or no such `]`, print NOTHING.
            """,
        references=[
            """
            note = input()
            start = note.find("[")
            end = note.find("]", start + 1)
            if start == -1 or end == -1:
                print("NOTHING")
            else:
                print('"' + note[start + 1 : end] + '"')
            """,
            """
            note = input()
            before, opening, rest = note.partition("[")
            part, closing, after = rest.partition("]")
            if opening and closing:
                print(f'"{part}"')
            else:
                print("NOTHING")
            """,
            """
            note = input()
            answer = "NOTHING"
            if "[" in note:
                rest = note[note.index("[") + 1 :]
                if "]" in rest:
                    answer = '"' + rest[: rest.index("]")] + '"'
            print(answer)
            """,
        ],
        inputs=[lines(note) for note in notes],
        difficulty="introductory",
    )


@family("typed-with-mistakes")
def typed_with_mistakes(rng: Random) -> Draft:
    keys = ["goot<d mornin!day", "<", "!", "a", "ab<<<c", "ab!", "one two!<x", "a b<", "a b!c", "x<y<z", " a", "a !b"]
    keys.append(_text(rng, 25, "abc <!"))
    keys += [_text(rng, 100, "abcde   <!")]
    return Draft(
        question="""
            Two keys of an old computer repair mistakes: `<` deletes the last character of the text, and `!` deletes all
            characters back to the last blank, which stays; without a blank it deletes everything. They do nothing when
            there is nothing to delete. Write a function `typed(keys)` that returns the text in the end.

            The keys are 1 to 100 lower-case letters, blanks and the signs < and !.
            """,
        references=[
            """
            def typed(keys):
                text = ""
                for key in keys:
                    if key == "<":
                        text = text[:-1]
                    elif key == "!":
                        text = text[: text.rfind(" ") + 1]
                    else:
                        text += key
                return text
            """,
            """
            def typed(keys):
                text = []
                for key in keys:
                    if key == "<":
                        if text:
                            text.pop()
                    elif key == "!":
                        while text and text[-1] != " ":
                            text.pop()
                    else:
                        text.append(key)
                return "".join(text)
            """,
        ],
        inputs=[[key] for key in keys],
        difficulty="interview",
        fn_name="typed",
        starter_code="def typed(keys):\n",
    )


@family("form-letter")
def form_letter(rng: Random) -> Draft:
    calls = [
        ["Dear {name}, come at {hour}!", {"name": "Ida", "hour": "six"}],
        ["", {}],
        ["no gaps", {"a": "x"}],
        ["{a}", {}],
        ["{a}", {"a": "x"}],
        ["{a}{b}{a}", {"a": "x", "b": "y"}],
        ["{a}{b}", {"a": "", "b": "y"}],
        ["a {b} c", {"a": "x", "c": "y"}],
        ["{ab} {a}b", {"a": "x", "ab": "yy"}],
        ["{b} and {a}", {"a": "b", "b": "a"}],
        ["To {town} by {bus} or by {tram}.", {"bus": "Bus 7", "town": "Ulm"}],
    ]
    for n in (2, 4, 6):
        parts = [rng.choice(["and ", "{a} ", "{b}, ", "{c}", "or "]) for _ in range(2 * n)]
        calls.append(["".join(parts), {key: _text(rng, 3) for key in rng.sample("abc", 2)}])
    return Draft(
        question="""
            A letter has gaps like {name}. Write a function `filled(letter, values)` that returns the letter with each
            gap replaced by the value that the dictionary has for its name. A gap whose name is not in the dictionary is
            replaced by three dots.

            The letter has 0 to 100 characters; braces occur only around names of 1 to 8 lower-case letters. The
            dictionary has 0 to 5 entries, and no value has braces.
            """,
        references=[
            """
            def filled(letter, values):
                result = ""
                while "{" in letter:
                    before, letter = letter.split("{", 1)
                    name, letter = letter.split("}", 1)
                    result += before + values.get(name, "...")
                return result + letter
            """,
            """
            import re


            def filled(letter, values):
                return re.sub(r"{(.*?)}", lambda gap: values.get(gap.group(1), "..."), letter)
            """,
            """
            def filled(letter, values):
                parts = letter.replace("{", "}").split("}")
                for i in range(1, len(parts), 2):
                    parts[i] = values.get(parts[i], "...")
                return "".join(parts)
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="filled",
        starter_code="def filled(letter, values):\n",
    )
