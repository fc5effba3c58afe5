"""Texts that are changed, cut, joined and compared as wholes."""

from __future__ import annotations

import random
from typing import Any

from evaluation.authoring.practice.operation import Operation, Program
from evaluation.authoring.practice.single import Int, Single, Text, Words
from evaluation.authoring.practice.subjects.words import WORDS

S = Text("s")
NAMES = Words("words", WORDS)


def _two_letters(rng: random.Random) -> dict[str, Any]:
    return dict(zip("xy", rng.sample("abdeiklmnorst", 2), strict=True))


def _sign(rng: random.Random) -> dict[str, Any]:
    return {"x": rng.choice("-+/*=_")}


def _size(rng: random.Random) -> dict[str, Any]:
    return {"k": rng.randint(2, 5)}


def _with(*templates: str) -> Any:
    """Return the tests of these texts, with the constants put in."""
    return lambda c: [
        (template.replace("X", str(c.get("x", ""))).replace("Y", str(c.get("y", ""))),) for template in templates
    ]


ANY = ["lantern", "a", "aa", "ab", "aba", "abcabc", "noon", "zzzzz", "abcdefghij", "abcdefg"]
PLAIN = [(text,) for text in ANY]

TEXTS = (
    Single(
        "replace-letter",
        "texts",
        "text",
        (S,),
        (
            "On an old typewriter the key {x} is broken, and {y} is typed in its place. || what comes out when s is "
            "typed",
            "A sign painter has no {x} left and paints {y} for each of them. The sign shall read s. || the text on "
            "the sign",
            "In a secret language each {x} becomes a {y}. || the text s in that language",
            "Every letter {x} of a text s is changed into {y}; all others stay. || the new text",
            "{Name} mixes up two letters and always writes {y} where {x} belongs. || how {Name} writes s",
            "A file holds the text s. All {x} in it are overwritten with {y}. || the text afterwards",
        ),
        (
            Program('s.replace("{x}", "{y}")'),
            Program("b", 'b = ""\nfor c in s:\n    if c == "{x}":\n        b += "{y}"\n    else:\n        b += c'),
        ),
        ("change", "typed", "new_text", "written", "overwritten"),
        constants=_two_letters,
        edges=_with("taXpXYn", "X", "Y", "XX", "YX", "zzz", "XaX", "bXXXb"),
    ),
    Single(
        "backwards",
        "texts",
        "text",
        (S,),
        (
            "{Name} writes the word s from right to left. || what {Name} writes",
            "A text s is seen in a mirror that turns only its order. || the text in the mirror, the last letter first",
            "A tape with the text s is played backwards. || the letters in the order in which they are heard",
            "The letters of s are put on a pile, one on the other, and then taken from the top. || the text that "
            "this gives",
            "A train of wagons with the letters of s drives in reverse. || the letters as they pass, the last wagon "
            "first",
            "A text s is turned around. || the text, beginning with its last letter",
        ),
        (Program("s[::-1]"), Program("b", 'b = ""\nfor c in s:\n    b = c + b')),
        ("reverse", "turned", "backwards", "from_behind", "turn_around"),
        edges=lambda c: PLAIN,
    ),
    Single(
        "every-kth",
        "texts",
        "text",
        (S,),
        (
            "A message is hidden in s: only the letters at the places 1, {k1}, {k2} and so on count, every {k}th "
            "letter from the first on. || the message",
            "{Name} reads only each {k}th letter of s, beginning with the first one. || what {Name} reads",
            "Of a text s the first letter is kept, then {skip} are left out, the next is kept, and so on. || the "
            "kept letters as one text",
            "A printer prints the first letter of s, skips {skip}, prints one, skips {skip} again, and goes on like "
            "that. || what is printed",
            "A frog sits on the first letter of s and jumps on by {k} letters each time. || the letters on which it "
            "sits, as one text",
            "From the word s one letter is taken, {skip} are passed over, then again one is taken, from the first "
            "one on. || the letters taken, joined",
        ),
        (Program("s[::{k}]"), Program("b", 'b = ""\nfor i in range(0, len(s), {k}):\n    b += s[i]')),
        ("message", "read_some", "printed", "frog", "taken"),
        constants=lambda r: (lambda k: {"k": k, "k1": k + 1, "k2": 2 * k + 1, "skip": k - 1})(r.randint(3, 5)),
        edges=lambda c: [("fantastic",), *PLAIN],
    ),
    Single(
        "first-part",
        "texts",
        "text",
        (S,),
        (
            "A form has room for {k} letters, and the rest of a name s is cut off. || what stands in the form",
            "A screen shows only the first {k} letters of a text s, or all of it if it is shorter. || the text on "
            "the screen",
            "Files get names from a title s: its first {k} letters (fewer, if it has not as many). || the name of "
            "the file",
            "{Name} stops reading the word s after {k} letters or at its end. || the part that was read",
            "A stamp has {k} places. Letters of s are set into it from the left until it is full or the word ends. "
            "|| what the stamp prints",
        ),
        (Program("s[:{k}]"), Program("b", 'b = ""\nfor c in s:\n    if len(b) < {k}:\n        b += c')),
        ("shorten", "shown", "file_name", "read_part", "stamp"),
        constants=_size,
        edges=lambda c: PLAIN,
    ),
    Single(
        "without-ends",
        "texts",
        "text",
        (Text("s", least=3),),
        (
            "A text s is torn at both ends, so that the first and the last letter are lost. || what is left of it",
            "{Name} cuts the first and the last letter off a word s. || the rest",
            "Quotation marks were typed as letters around a word; they are the first and the last letter of s. || "
            "the word between them",
            "The two wagons at the ends of a train with the letters s are taken away. || the letters of the train "
            "that remains",
            "A bread with the letters s on it loses its two end slices, one letter each. || the letters that are left",
        ),
        (Program("s[1:-1]"), Program("b", 'b = ""\nfor i in range(1, len(s) - 1):\n    b += s[i]')),
        ("inner", "rest", "between", "train", "slices"),
        edges=lambda c: [("basket",), ("abc",), ("aaa",), ("abcd",), ("noon",), ("xyx",)],
    ),
    Single(
        "repeated-with-sign",
        "texts",
        "text",
        (Int("n", 1, 20), S),
        (
            "A song repeats the word s n times, with {x} between two of them. || the line of the song",
            "{Name} writes the word s n times in a row and puts {x} between the words. || what is written",
            "A border is made of n copies of the text s, joined by {x}. || the border",
            "A machine stamps s n times and {x} after every stamp but the last. || what the paper shows",
            "n signs with the text s hang side by side, and between neighbours there is a {x}. || the line that one "
            "reads",
            "The word s is said n times; each pause in between is noted as {x}. || the notes",
        ),
        (Program('"{x}".join([s] * n)'), Program("b", 'b = s\nfor _ in range(n - 1):\n    b += "{x}" + s')),
        ("song", "copies", "border", "side_by_side", "said"),
        constants=_sign,
        edges=lambda c: [(3, "la"), (1, "a"), (20, "ab"), (2, "echo"), (1, "longword"), (5, "x")],
    ),
    Single(
        "letters-apart",
        "texts",
        "text",
        (S,),
        (
            "On a poster the letters of s are set apart, with {x} between neighbours. || the text on the poster",
            "{Name} spells the word s and puts {x} between any two letters. || the spelled word",
            "A chain has a bead for each letter of s and {x} between two beads. || the chain as a text",
            "Between all neighbouring letters of s a {x} is printed. || the printed line",
            "The letters of s stand on a line, kept apart by {x}. || the whole line",
        ),
        (Program('"{x}".join(s)'), Program("b", 'b = s[0]\nfor c in s[1:]:\n    b += "{x}" + c')),
        ("spell", "apart", "chain", "spaced", "spread"),
        constants=_sign,
        edges=lambda c: PLAIN,
    ),
    Single(
        "moved-front",
        "texts",
        "text",
        (Text("s", least=5),),
        (
            "The first {k} letters of a word s are moved to its end. || the new word",
            "{Name} takes {k} letters off the front of s and hangs them on at the back, in the same order. || the "
            "word that comes out",
            "A deck of letters s is cut: the top {k} (the first ones) go below the others. || the deck afterwards, "
            "from the top",
            "In a play language, words begin after their first {k} letters, which are said last. || how s is said",
            "A ring with the letters of s is read from letter number {k1} on, and then on from the first. || what is "
            "read",
        ),
        (Program("s[{k}:] + s[:{k}]"), Program("s", "for _ in range({k}):\n    s = s[1:] + s[0]")),
        ("moved", "front_to_back", "cut", "said", "ring"),
        constants=lambda r: (lambda k: {"k": k, "k1": k + 1})(r.randint(2, 4)),
        edges=lambda c: [("lantern",), ("abcde",), ("aaaaa",), ("ababab",), ("abcdefghij",)],
    ),
    Single(
        "count-piece",
        "texts",
        "integer",
        (Text("s", "ab", few=2, chars="letters a and b"),),
        (
            "A knitter notes two kinds of stitches as a and b in the row s. || how often an {x} is followed at once "
            "by {y}",
            "A signal is written as a text s of a and b. || the number of places where {x} stands directly before {y}",
            "Cars of two makes, a and b, pass by in the order s. || how many times {y} comes right after {x}",
            "Steps of a dance are called a and b; s is the dance. || how often the two steps {x}{y} are danced one "
            "after the other",
            "A wall of stones of the kinds a and b is given as s. || the number of stones {x} with a {y} just on the "
            "right",
        ),
        (
            Program('s.count("{x}{y}")'),
            Program(
                "count",
                'count = 0\nfor i in range(len(s) - 1):\n    if s[i] == "{x}" and s[i + 1] == "{y}":\n        count '
                "+= 1",
            ),
        ),
        ("pairs", "signals", "passes", "dance_steps", "stones"),
        constants=lambda r: dict(zip("xy", r.sample("ab", 2), strict=True)),
        edges=_with("XYaXYb", "X", "Y", "XY", "YX", "XXX", "YYY", "XYXYXY", "YXYX", "XXYY"),
    ),
    Single(
        "equal-neighbours",
        "texts",
        "integer",
        (Text("s", few=3),),
        (
            "Beads with the letters of s hang on a string. || how many beads have the same letter as the next one",
            "{Name} looks for double letters in s: a letter that equals the one after it. || the number of places "
            "where that happens",
            "A text s was typed by somebody whose keys stick. || how often a letter is the same as the letter before",
            "Flags with letters stand in a row s. || the number of neighbours that show the same letter",
            "Tiles with the letters s lie side by side. || how many pairs of adjacent tiles are alike",
        ),
        (
            Program("count", "count = 0\nfor i in range(len(s) - 1):\n    if s[i] == s[i + 1]:\n        count += 1"),
            Program("len([i for i in range(1, len(s)) if s[i] == s[i - 1]])"),
        ),
        ("doubles", "same_pairs", "sticky", "neighbours", "alike"),
        edges=lambda c: [("aabbba",), ("a",), ("aa",), ("ab",), ("aaaa",), ("abab",), ("abb",), ("aab",)],
    ),
    Single(
        "most-frequent-letter",
        "texts",
        "text",
        (Text("s", few=4),),
        (
            "A printer wants to know which letter of a text s she needs most often. || that letter; of several the "
            "first in the alphabet",
            "Children vote with letters; s holds all votes. || the letter with the most votes, and of several the "
            "alphabetically first",
            "Balls with letters are drawn, s shows them in order. || the letter that was drawn most often (of "
            "several the first in the alphabet)",
            "A detective counts the letters of the note s. || the most frequent letter; if there are several, the "
            "one that comes first in the alphabet",
            "On a bush grow leaves with the letters of s. || the letter that occurs on the most leaves, the "
            "alphabetically first of several",
        ),
        (
            Program("max(sorted(set(s)), key=s.count)"),
            Program(
                "best",
                'best = ""\nfor c in sorted(set(s)):\n    if best == "" or s.count(c) > s.count(best):\n        best '
                "= c",
            ),
        ),
        ("most_used", "winner", "most_drawn", "most_frequent", "top_letter"),
        edges=lambda c: [("cabbage",), ("a",), ("ba",), ("bbaa",), ("abc",), ("ccb",), ("zzyyx",), ("yyzz",)],
        difficulty="interview",
    ),
    Single(
        "longest-run",
        "texts",
        "integer",
        (Text("s", "ab", few=2, chars="letters a and b"),),
        (
            "A coin is tossed again and again; s notes the sides as a and b. || the length of the longest series of "
            "equal sides",
            "A row of lamps is noted as s, a for on and b for off. || how long the longest stretch of equal letters is",
            "A team's games are a (won) or b (lost). s is the season. || the greatest number of equal results one "
            "after the other",
            "A wall is a row s of stones of the kinds a and b. || the largest number of neighbouring stones of one "
            "kind",
            "Days are dry (a) or wet (b) as s tells. || the length of the longest time without a change of weather",
        ),
        (
            Program(
                "best",
                "best = 1\nrun = 1\nfor i in range(1, len(s)):\n    if s[i] == s[i - 1]:\n        run += 1\n    "
                "else:\n        run = 1\n    best = max(best, run)",
            ),
            Program("k", 'k = 1\nwhile "a" * (k + 1) in s or "b" * (k + 1) in s:\n    k += 1'),
        ),
        ("longest_run", "stretch", "series", "stones", "steady"),
        edges=lambda c: [
            ("aabbbab",),
            ("a",),
            ("ab",),
            ("aa",),
            ("bbb",),
            ("abab",),
            ("aaab",),
            ("abbb",),
            ("abbbaa",),
        ],
        difficulty="interview",
    ),
    Single(
        "joined-words",
        "texts",
        "text",
        (NAMES,),
        (
            "The words of a line are joined by {x} to get the name of a file. || the name",
            "A path is given by the words of a line. || the words with {x} between two of them",
            "{Name} links all words of a line with {x}. || what comes out",
            "Tags are written in one line with blanks. A page wants {x} in place of each blank. || the new line",
            "Words come from a list, and a program sets {x} between neighbours. || the text that it makes",
        ),
        (Program('"{x}".join(words)'), Program("b", 'b = words[0]\nfor w in words[1:]:\n    b += "{x}" + w')),
        ("file_name", "link", "join_words", "new_line", "glue"),
        constants=_sign,
        edges=lambda c: [(["red", "old", "rose"],), (["a"],), (["up", "up"],)],
    ),
    Single(
        "word-beginnings",
        "texts",
        "row",
        (NAMES,),
        (
            "To save room, each word of a line is cut after {k} letters (shorter words stay whole). || the short "
            "words in order",
            "{Name} notes only the first {k} letters of every word, or all of them if there are fewer. || the notes "
            "in order",
            "A display has {k} places for each word of a line. What is longer loses its end. || what the display "
            "shows, word by word",
            "Codes are made of the words of a line: from each the first {k} letters, or the whole word. || the codes "
            "in order",
            "Labels with {k} letters at most are written, one for each word of a line. || the labels in order, long "
            "words being cut",
        ),
        (Program("[w[:{k}] for w in words]"), Program("b", "b = []\nfor w in words:\n    b.append(w[:{k}])")),
        ("short_words", "notes", "display", "codes", "labels"),
        constants=_size,
        edges=lambda c: [(["winter", "rose", "up"],), (["a"],), (["street"],)],
    ),
    Single(
        "padded-number",
        "texts",
        "text",
        (Int("n", 0, 99999),),
        (
            "Photos get numbers with {k} digits; short ones are filled up with zeros on the left, long ones stay as "
            "they are. || the number n in this form",
            "A counter has {k} wheels at least and shows zeros in front. || how it shows n (all digits, if n has more)",
            "Tickets are numbered with at least {k} digits, with zeros in front. || ticket number n as it is printed",
            "A code is made of n by putting zeros before it until it has {k} digits; nothing is cut off. || the code",
            "A lock needs {k} digits or more. {Name} fills n up with zeros on the left. || what {Name} dials",
        ),
        (Program("str(n).zfill({k})"), Program("b", 'b = str(n)\nwhile len(b) < {k}:\n    b = "0" + b')),
        ("padded", "counter", "ticket", "code", "dial"),
        constants=lambda r: {"k": r.randint(3, 6)},
        edges=lambda c: [(42,), (0,), (7,), (99999,), (100,), (999,), (1000,), (12345,)],
    ),
    Single(
        "bar-of-signs",
        "texts",
        "lines",
        (Int("n", 1, 20),),
        (
            "A stair of the sign {x} has 1 sign in its first line, 2 in the second, and so on up to n. || the lines "
            "of the stair",
            "{Name} draws n lines with {x}; line i has i signs. || the drawing",
            "A growing plant is drawn with {x}: one sign on day 1, two on day 2, and so on until day n. || the "
            "picture of every day",
            "Print n rows, each one sign {x} longer than the one above, the first with one sign. || the rows",
            "A ramp is made of the sign {x}. Its n lines get longer by one each, from one sign on. || the ramp",
        ),
        (
            Program("b", 'b = []\nfor i in range(1, n + 1):\n    b.append("{x}" * i)'),
            Program('["{x}" * (i + 1) for i in range(n)]'),
        ),
        ("stair", "drawing", "plant", "rows", "ramp"),
        constants=_sign,
        edges=lambda c: [(3,), (1,), (2,), (20,), (5,), (7,), (10,), (4,), (6,), (8,), (9,), (12,)],
    ),
    Single(
        "box-of-signs",
        "texts",
        "lines",
        (Int("r", 1, 20), Int("c", 1, 20)),
        (
            "A carpet of r rows with c signs {x} each is drawn. || its rows",
            "{Name} fills a field of r lines and c columns with {x}. || the lines of the field",
            "A wall of r layers, each of c stones, is shown with the sign {x} for a stone. || the layers",
            "Print a rectangle of {x}, r lines high and c signs wide. || the lines",
            "A flag of r stripes consists of c signs {x} in each stripe. || the stripes",
        ),
        (Program("b", 'b = []\nfor i in range(r):\n    b.append("{x}" * c)'), Program('["{x}" * c for _ in range(r)]')),
        ("carpet", "field", "wall", "rectangle", "flag"),
        constants=_sign,
        edges=lambda c: [(2, 5), (1, 1), (1, 20), (20, 1), (3, 3), (5, 2), (20, 20)],
    ),
    Single(
        "deleted-letter",
        "texts",
        "text",
        (S,),
        (
            "The key {x} of a typewriter is stuck and prints nothing; everything else works. || what comes out when "
            "s is typed (at least one other letter is in it)",
            "{Name} strikes out each {x} in the word s, which has other letters as well. || the word without them",
            "A mouse has eaten every letter {x} of a biscuit text s, but not all of the text. || the letters that "
            "are left, in order",
        ),
        (Program('s.replace("{x}", "")'), Program("b", 'b = ""\nfor c in s:\n    if c != "{x}":\n        b += c')),
        ("typed", "struck", "eaten"),
        constants=_two_letters,
        edges=_with("taXpXYn", "Y", "YX", "XY", "zzz", "XaX", "bXXXb"),
        valid=lambda s: len(set(s)) > 1,
        sister="replace-letter",
        held_for="test",
    ),
    Single(
        "last-part",
        "texts",
        "text",
        (S,),
        (
            "A narrow screen shows only the last {k} letters of a text s, or all of it if it is shorter. || the text "
            "on the screen",
            "{Name} missed the beginning and heard only the last {k} letters of s (all, if s has no more). || what "
            "{Name} heard",
            "Keys are kept under the last {k} letters of a name s, or the whole name if it is short. || the letters "
            "on the key",
        ),
        (Program("s[-{k}:]"), Program("b", 'b = ""\nfor i in range(max(0, len(s) - {k}), len(s)):\n    b += s[i]')),
        ("ending", "heard", "tail"),
        constants=_size,
        edges=lambda c: PLAIN,
        sister="first-part",
        held_for="test",
    ),
    Single(
        "rarest-letter",
        "texts",
        "text",
        (Text("s", few=4),),
        (
            "A printer wants to know which letter of a text s she needs least often. || that letter of s; of several "
            "the first in the alphabet",
            "Balls with letters are drawn, s shows them in order. || of the letters drawn the one that came least "
            "often (of several the first in the alphabet)",
            "{Name} counts the letters of the word s. || the rarest letter that it has; if there are several, the "
            "one that comes first in the alphabet",
        ),
        (
            Program("min(sorted(set(s)), key=s.count)"),
            Program(
                "best",
                'best = ""\nfor c in sorted(set(s)):\n    if best == "" or s.count(c) < s.count(best):\n        best '
                "= c",
            ),
        ),
        ("least_used", "rarest", "seldom"),
        edges=lambda c: [("cabbage",), ("a",), ("ba",), ("bbaa",), ("aab",), ("ccb",), ("zzyyx",), ("yyzz",)],
        difficulty="interview",
        sister="most-frequent-letter",
        held_for="validation",
    ),
    Single(
        "different-neighbours",
        "texts",
        "integer",
        (Text("s", few=3),),
        (
            "Flags with letters stand in a row s. || how many flags have another letter than the next one",
            "A text s is read letter by letter. || the number of times that a letter is not the same as the one before",
            "Beads with the letters of s hang on a string. || the number of neighbours with different letters",
        ),
        (
            Program("count", "count = 0\nfor i in range(len(s) - 1):\n    if s[i] != s[i + 1]:\n        count += 1"),
            Program("len([i for i in range(1, len(s)) if s[i] != s[i - 1]])"),
        ),
        ("changes", "switches", "unlike"),
        edges=lambda c: [("aabbba",), ("a",), ("aa",), ("ab",), ("aaaa",), ("abab",), ("abb",), ("aab",)],
        sister="equal-neighbours",
        held_for="validation",
    ),
)


def text_operations() -> list[Operation]:
    """Return the operations on whole texts."""
    return [one.operation() for one in TEXTS]
