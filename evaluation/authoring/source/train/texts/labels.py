"""Labels and names: filled up, cut into groups, written in another style."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines

SMALL = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"


def _text(rng: Random, length: int, signs: str = SMALL) -> str:
    return "".join(rng.choice(signs) for _ in range(length))


@family("photo-name")
def photo_name(rng: Random) -> Draft:
    calls = [["beach", 7], ["a", 0], ["zoo", 9999], ["zoo", 10000], ["party", 99999], ["garden", 1000], ["lake", 999]]
    calls += [[_text(rng, n), rng.randint(1, 10**n)] for n in (1, 2, 3, 4, 5)] + [[_text(rng, 12), 85]]
    return Draft(
        question="""
            A camera names its pictures after the album and their number, like `beach-0007.jpg`: zeros in front of the
            number give it four digits. A number with five digits is written as it is. Write a function
            `photo_name(album, number)` that returns the name.

            The album has 1 to 12 lower-case letters; 0 <= number <= 99999.
            """,
        references=[
            """
            def photo_name(album, number):
                return album + "-" + str(number).zfill(4) + ".jpg"
            """,
            """
            def photo_name(album, number):
                return f"{album}-{number:04d}.jpg"
            """,
            """
            def photo_name(album, number):
                digits = str(number)
                while len(digits) < 4:
                    digits = "0" + digits
                return album + "-" + digits + ".jpg"
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="photo_name",
        starter_code="def photo_name(album, number):\n",
    )


@family("price-tags")
def price_tags(rng: Random) -> Draft:
    menus = [
        (16, [("soup", 4), ("pancakes", 12)]),
        (15, [("a", 0)]),
        (15, [("strawberry", 9999)]),
        (30, [("strawberry", 1000), ("x", 999)]),
        (20, [("tea", 10), ("tea", 9), ("tea", 100)]),
        (17, [("cake", 5)] * 8),
    ]
    for n in (1, 2, 3, 5, 8):
        menus.append((rng.randint(15, 30), [(_text(rng, rng.randint(1, 10)), rng.randint(0, 9999)) for _ in range(n)]))
    return Draft(
        question="""
            A menu has a line of exactly w characters for each dish: first the name, last the price, and dots between
            them.

            -----Input-----
            The first line holds n and w (1 <= n <= 8, 15 <= w <= 30). Each of the next n lines holds a name of 1 to 10
            lower-case letters and a price from 0 to 9999.

            -----Output-----
            Print the n lines of the menu.
            """,
        references=[
            """
            n, w = map(int, input().split())
            for _ in range(n):
                name, price = input().split()
                dots = w - len(name) - len(price)
                print(name + "." * dots + price)
            """,
            """
            import sys

            rows = sys.stdin.read().splitlines()
            width = int(rows[0].split()[1])
            for row in rows[1:]:
                name, price = row.split()
                print(name.ljust(width - len(price), ".") + price)
            """,
            """
            def menu_line(name, price, width):
                line = name
                while len(line) + len(price) < width:
                    line += "."
                return line + price


            n, w = map(int, input().split())
            for _ in range(n):
                name, price = input().split()
                print(menu_line(name, price, w))
            """,
        ],
        inputs=[lines([len(dishes), width], *dishes) for width, dishes in menus],
        difficulty="introductory",
    )


@family("digit-groups")
def digit_groups(rng: Random) -> list[Draft]:
    phones = ["4915730", "1", "12", "123", "1234", "000000", "999999999999999"]
    phones += [_text(rng, n, DIGITS) for n in (5, 8, 9, 11, 14)]
    amounts = [4915730, 0, 7, 99, 999, 1000, 10**6, 999999, 10**15, 100020003]
    amounts += [rng.randint(10 ** (n - 1), 10**n - 1) for n in (5, 8, 12)]
    notes = ["meetmeatten", "a", "abcd", "abcde", "abcdef", "x" * 10, "y" * 50, "z" * 49]
    notes += [_text(rng, n) for n in (12, 23, 34, 46)]
    return [
        Draft(
            question="""
                A phone number is easier to read in groups of three digits, counted from the left, with a hyphen
                between two groups. The last group may be shorter.

                -----Input-----
                One line with a phone number of 1 to 15 digits. It may start with zeros.

                -----Output-----
                Print the number in groups.
                """,
            references=[
                """
                number = input().strip()
                groups = []
                for i in range(0, len(number), 3):
                    groups.append(number[i : i + 3])
                print("-".join(groups))
                """,
                """
                number = input().strip()
                result = ""
                for i in range(len(number)):
                    if i > 0 and i % 3 == 0:
                        result += "-"
                    result += number[i]
                print(result)
                """,
                """
                rest = input().strip()
                while len(rest) > 3:
                    print(rest[:3], end="-")
                    rest = rest[3:]
                print(rest)
                """,
            ],
            inputs=[lines(phone) for phone in phones],
            difficulty="introductory",
        ),
        Draft(
            question="""
                A bank writes an amount in groups of three digits, counted from the right, with an apostrophe between
                two groups: 1234567 becomes 1'234'567. The first group may be shorter.

                -----Input-----
                One line with an integer from 0 to 10^15.

                -----Output-----
                Print it in groups.
                """,
            references=[
                """
                amount = int(input())
                print(f"{amount:,}".replace(",", "'"))
                """,
                """
                digits = input().strip()
                groups = []
                while digits:
                    groups.insert(0, digits[-3:])
                    digits = digits[:-3]
                print("'".join(groups))
                """,
                """
                text = input().strip()
                place = len(text) - 3
                while place > 0:
                    text = text[:place] + "'" + text[place:]
                    place -= 3
                print(text)
                """,
            ],
            inputs=[lines(amount) for amount in amounts],
            difficulty="introductory",
        ),
        Draft(
            question="""
                An old radio sends messages in groups of exactly five letters. When the last group is too short, it is
                filled up with the letter x.

                -----Input-----
                One line with a message of 1 to 50 lower-case letters.

                -----Output-----
                Print the groups in one line, with a blank between two groups.
                """,
            references=[
                """
                message = input().strip()
                while len(message) % 5 != 0:
                    message += "x"
                groups = [message[i : i + 5] for i in range(0, len(message), 5)]
                print(" ".join(groups))
                """,
                """
                message = input().strip()
                groups = []
                while message:
                    groups.append(message[:5].ljust(5, "x"))
                    message = message[5:]
                print(*groups)
                """,
            ],
            inputs=[lines(note) for note in notes],
            difficulty="introductory",
        ),
    ]


@family("name-styles")
def name_styles(rng: Random) -> list[Draft]:
    phrases = ["last train home", "a", "z z z z z z z z", "tea", "ab c", "one two", "x yz xyz"]
    phrases += [" ".join(_text(rng, rng.randint(1, 9)) for _ in range(n)) for n in (2, 3, 5, 8)]
    titles = ["Our Summer Trip", "A", "a", "ZOO", "old MAP of Rome", "x Y", "B b B b B b B b"]
    titles += [" ".join(_text(rng, rng.randint(1, 9), "abcXYZ") for _ in range(n)) for n in (2, 4, 6, 8)]
    camels = ["lastTrainHome", "a", "aB", "abc", "xYZ", "tooManyBsBB", "zAZaZ"]
    camels += [_text(rng, 1) + _text(rng, n, "abcdefghABC") for n in (4, 9, 20, 39)]
    return [
        Draft(
            question="""
                A hashtag is made of a phrase: a `#`, then all words without blanks, each with a capital letter first.
                Write a function `hashtag(phrase)` that returns it.

                The phrase has 1 to 8 words of 1 to 9 lower-case letters, with one blank between words.
                """,
            references=[
                """
                def hashtag(phrase):
                    return "#" + "".join(word.capitalize() for word in phrase.split())
                """,
                """
                def hashtag(phrase):
                    tag = "#"
                    for word in phrase.split(" "):
                        tag += word[0].upper() + word[1:]
                    return tag
                """,
                """
                def hashtag(phrase):
                    return "#" + phrase.title().replace(" ", "")
                """,
            ],
            inputs=[[phrase] for phrase in phrases],
            difficulty="introductory",
            fn_name="hashtag",
            starter_code="def hashtag(phrase):\n",
        ),
        Draft(
            question="""
                A diary is saved under its title: all letters small, a hyphen for each blank, and `.txt` at the end.
                Write a function `file_name(title)` that returns the name.

                The title has 1 to 8 words of 1 to 9 letters, large or small, with one blank between words.
                """,
            references=[
                """
                def file_name(title):
                    return title.lower().replace(" ", "-") + ".txt"
                """,
                """
                def file_name(title):
                    words = [word.lower() for word in title.split()]
                    return "-".join(words) + ".txt"
                """,
                """
                def file_name(title):
                    name = ""
                    for c in title:
                        if c == " ":
                            name += "-"
                        else:
                            name += c.lower()
                    return name + ".txt"
                """,
            ],
            inputs=[[title] for title in titles],
            difficulty="introductory",
            fn_name="file_name",
            starter_code="def file_name(title):\n",
        ),
        Draft(
            question="""
                A programmer writes names like `lastTrainHome`: each word but the first starts with a capital. Write a
                function `words_of(name)` that returns the list of the words, in small letters.

                The name has 1 to 40 letters. The first is small, and every capital starts a new word.
                """,
            references=[
                """
                def words_of(name):
                    words = [""]
                    for letter in name:
                        if letter.isupper():
                            words.append("")
                        words[-1] += letter.lower()
                    return words
                """,
                """
                def words_of(name):
                    spaced = "".join(" " + c.lower() if c.isupper() else c for c in name)
                    return spaced.split()
                """,
                """
                import re


                def words_of(name):
                    return [part.lower() for part in re.findall("[A-Za-z][a-z]*", name)]
                """,
            ],
            inputs=[[camel] for camel in camels],
            difficulty="interview",
            fn_name="words_of",
            starter_code="def words_of(name):\n",
        ),
    ]


@family("name-card")
def name_card(rng: Random) -> list[Draft]:
    names = ["Ada Mary Brook", "Ada", "Bo Li", "A B C D", "A B", "Kim Kim Kim", "Zoe Zed"]
    names += [" ".join(_text(rng, rng.randint(1, 9)).capitalize() for _ in range(n)) for n in (1, 2, 2, 3, 4)]
    cards = ["Brook, Ada Mary", "Ada", "Li, Bo", "D, A B C", "B, A", "Kim, Kim Kim"]
    for n in (1, 1, 2, 2, 3):
        first = " ".join(_text(rng, rng.randint(1, 9)).capitalize() for _ in range(n))
        cards.append(_text(rng, rng.randint(1, 9)).capitalize() + ", " + first)
    cards += ["Zed", "Ada Mary"]
    return [
        Draft(
            question="""
                A library card shows the last word of a name first, then a comma, a blank and the other words. A name
                of one word stays as it is. Write a function `on_the_card(name)` that returns what the card shows.

                The name has 1 to 4 words of 1 to 9 letters, with one blank between words.
                """,
            references=[
                """
                def on_the_card(name):
                    words = name.split()
                    if len(words) == 1:
                        return name
                    return words[-1] + ", " + " ".join(words[:-1])
                """,
                """
                def on_the_card(name):
                    first, blank, last = name.rpartition(" ")
                    return last + ", " + first if blank else name
                """,
                """
                def on_the_card(name):
                    place = name.rfind(" ")
                    if place == -1:
                        return name
                    return name[place + 1 :] + ", " + name[:place]
                """,
            ],
            inputs=[[name] for name in names],
            difficulty="introductory",
            fn_name="on_the_card",
            starter_code="def on_the_card(name):\n",
            examples=2,
        ),
        Draft(
            question="""
                On a list the family name comes first, then a comma, a blank and the first names: `Brook, Ada Mary`. A
                host says `Ada Mary Brook`. Write a function `spoken(entry)` that returns what the host says. An entry
                without a comma is said as it is.

                The entry has 1 to 4 words of 1 to 9 letters and at most one comma, which follows the first word.
                """,
            references=[
                """
                def spoken(entry):
                    if "," not in entry:
                        return entry
                    family, first = entry.split(", ")
                    return first + " " + family
                """,
                """
                def spoken(entry):
                    parts = entry.split(", ")
                    return " ".join(reversed(parts))
                """,
                """
                def spoken(entry):
                    comma = entry.find(",")
                    if comma == -1:
                        return entry
                    return entry[comma + 2 :] + " " + entry[:comma]
                """,
            ],
            inputs=[[card] for card in cards],
            difficulty="introductory",
            fn_name="spoken",
            starter_code="def spoken(entry):\n",
        ),
    ]
