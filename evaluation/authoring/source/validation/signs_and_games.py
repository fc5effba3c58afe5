"""Validation families about secret signs, coloured rings, dice and guessing games, and trials that are planned well."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("robbers-tongue")
def robbers_tongue(rng: Random) -> Draft:
    letters = "abcdefghijklmnopqrstuvwxyz"
    texts = ["hot soup", "a", "b", "aeiou", "y", "bb", "no no", "z", letters, "queen of spades", "oo hoo"]
    texts += ["".join(rng.choice(letters) for _ in range(60)), "a" * 30 + " " + "t" * 29]
    return Draft(
        question="""
            Young robbers speak so that the sheriff does not understand them: they say every consonant twice with an o
            in between, so t becomes tot. The vowels a, e, i, o and u stay as they are.

            -----Input-----
            One line of 1 to 60 characters, letters from a to z and single blanks between them.

            -----Output-----
            Print the line as the robbers say it.
            """,
        references=[
            """
            spoken = ""
            for c in input():
                if c in "aeiou ":
                    spoken += c
                else:
                    spoken += c + "o" + c
            print(spoken)
            """,
            """
            import re

            print(re.sub(r"([^aeiou ])", r"\\1o\\1", input()))
            """,
            """
            def say(letter):
                consonant = letter.isalpha() and letter not in "aeiou"
                return f"{letter}o{letter}" if consonant else letter


            print("".join(map(say, input())))
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="introductory",
    )


@family("knocking-on-the-wall")
def knocking_on_the_wall(rng: Random) -> Draft:
    words = ["hero", "a", "e", "f", "j", "i", "k", "z", "u", "v", "p", "abcdefghijklmnopqrstuvwxyz"]
    words += ["".join(rng.choice("acdeghijlnotuyz") for _ in range(n)) for n in (12, 30)]
    return Draft(
        question="""
            Prisoners knock words on the wall. They write the alphabet into a square of five rows with five letters
            each, row by row, and leave out j, for which they use i. A letter is knocked as the number of its row, then
            the number of its column, both from 1 to 5: a is 11, b is 12, f is 21 and z is 55.

            -----Input-----
            One word of 1 to 30 lowercase letters.

            -----Output-----
            Print the two digits of each letter, with blanks between the letters.
            """,
        references=[
            """
            square = "abcdefghiklmnopqrstuvwxyz"
            codes = []
            for letter in input().strip():
                if letter == "j":
                    letter = "i"
                place = square.index(letter)
                codes.append(str(place // 5 + 1) + str(place % 5 + 1))
            print(" ".join(codes))
            """,
            """
            rows = ["abcde", "fghik", "lmnop", "qrstu", "vwxyz"]
            code = {}
            for r, row in enumerate(rows, 1):
                for c, letter in enumerate(row, 1):
                    code[letter] = 10 * r + c
            code["j"] = code["i"]
            print(*[code[letter] for letter in input().strip()])
            """,
            """
            import sys


            def knocks(letter):
                number = ord(letter) - ord("a")
                if letter >= "j":
                    number -= 1
                row, column = divmod(number, 5)
                return f"{row + 1}{column + 1}"


            print(" ".join(map(knocks, sys.stdin.readline().strip())))
            """,
        ],
        inputs=[lines(word) for word in words],
        difficulty="introductory",
    )


@family("coloured-rings")
def coloured_rings(rng: Random) -> Draft:
    names = ["black", "brown", "red", "orange", "yellow", "green", "blue", "violet", "grey", "white"]
    rows = [["yellow", "violet", "red"], ["black", "black", "black"], ["white", "white", "white"]]
    rows += [["black", "brown", "green"], ["brown", "black", "black"], ["red", "orange", "brown"]]
    rows += [
        ["green", "blue", "grey"],
        ["grey", "red", "orange"],
        ["violet", "yellow", "blue"],
        ["blue", "grey", "violet"],
    ]
    rows += [["orange", "green", "yellow"], [rng.choice(names) for _ in range(3)]]
    return Draft(
        question="""
            A part of a radio tells its resistance in ohms by three coloured rings. The colours stand for digits: black
            0, brown 1, red 2, orange 3, yellow 4, green 5, blue 6, violet 7, grey 8, white 9. The first two rings are
            two digits of a number, and the third says how many zeros follow.

            -----Input-----
            One line with the names of three colours.

            -----Output-----
            Print the resistance, without leading zeros. It is 0 if both digits are.
            """,
        references=[
            """
            colours = ["black", "brown", "red", "orange", "yellow", "green", "blue", "violet", "grey", "white"]
            first, second, third = input().split()
            number = 10 * colours.index(first) + colours.index(second)
            print(number * 10 ** colours.index(third))
            """,
            """
            names = "black brown red orange yellow green blue violet grey white"
            digit = {name: i for i, name in enumerate(names.split())}
            a, b, zeros = [digit[ring] for ring in input().split()]
            print(int(f"{a}{b}" + zeros * "0"))
            """,
            """
            import sys

            table = dict(
                black=0, brown=1, red=2, orange=3, yellow=4, green=5, blue=6, violet=7, grey=8, white=9
            )
            rings = sys.stdin.read().split()
            ohms = 0
            for ring in rings[:2]:
                ohms = ohms * 10 + table[ring]
            for _ in range(table[rings[2]]):
                ohms *= 10
            print(ohms)
            """,
        ],
        inputs=[lines(row) for row in rows],
        difficulty="introductory",
    )


@family("secret-four")
def secret_four(rng: Random) -> Draft:
    pairs = [["4271", "1274"], ["1234", "1234"], ["1234", "4321"], ["1234", "5678"], ["0123", "0456"], ["9876", "1098"]]
    pairs += [["5081", "8501"], ["3915", "3951"], ["1234", "2345"], ["7520", "6521"]]
    for _ in range(4):
        a, b = rng.sample("0123456789", 4), rng.sample("0123456789", 4)
        pairs.append(["".join(a), "".join(b)])
    return Draft(
        question="""
            In a guessing game one child writes down four different digits in secret, and another one guesses four
            different digits. Write a function `answer(secret, guess)` that returns the list of two numbers: how many
            digits of the guess stand at the right place, and how many are in the secret too but at another place.

            Both arguments are texts of four different digits.
            """,
        references=[
            """
            def answer(secret, guess):
                right = 0
                elsewhere = 0
                for i in range(4):
                    if guess[i] == secret[i]:
                        right += 1
                    elif guess[i] in secret:
                        elsewhere += 1
                return [right, elsewhere]
            """,
            """
            def answer(secret, guess):
                exact = sum(s == g for s, g in zip(secret, guess))
                shared = len(set(secret) & set(guess))
                return [exact, shared - exact]
            """,
            """
            def answer(secret, guess):
                distances = [secret.find(digit) - i for i, digit in enumerate(guess) if digit in secret]
                hits = distances.count(0)
                return [hits, len(distances) - hits]
            """,
        ],
        inputs=pairs,
        difficulty="introductory",
        fn_name="answer",
        starter_code="def answer(secret, guess):\n",
    )


@family("halve-and-double")
def halve_and_double(rng: Random) -> Draft:
    pairs = [(13, 12), (1, 1), (2, 1), (1, 1000), (1000, 1), (1000, 1000), (512, 3), (511, 7), (6, 5), (3, 9), (999, 2)]
    pairs += [(rng.randint(10, 1000), rng.randint(10, 1000)) for _ in range(2)]
    return Draft(
        question="""
            A shepherd multiplies a and b in her own way. She writes them side by side. Below, she writes half of the
            left number, rounded down, and twice the right one, and so on until the left number is 1. Then she adds up
            the right numbers of all lines whose left number is odd. Which are they?

            -----Input-----
            One line with a and b (1 <= a, b <= 1000).

            -----Output-----
            Print the numbers that she adds up, from the top to the bottom, in one line.
            """,
        references=[
            """
            a, b = map(int, input().split())
            added = []
            while a >= 1:
                if a % 2 == 1:
                    added.append(b)
                a //= 2
                b *= 2
            print(*added)
            """,
            """
            a, b = map(int, input().split())
            digits = bin(a)[2:][::-1]
            print(" ".join(str(b * 2**i) for i, digit in enumerate(digits) if digit == "1"))
            """,
            """
            def kept(left, right):
                if left == 1:
                    return [right]
                below = kept(left // 2, right + right)
                return below if left % 2 == 0 else [right] + below


            a, b = map(int, input().split())
            for number in kept(a, b):
                print(number, end=" ")
            print()
            """,
        ],
        inputs=[lines(pair) for pair in pairs],
        difficulty="introductory",
    )


@family("three-and-two")
def three_and_two(rng: Random) -> Draft:
    throws = [[3, 5, 3, 3, 5], [1, 1, 2, 2, 3], [6, 6, 6, 6, 6], [4, 4, 4, 4, 1], [1, 2, 3, 4, 5], [2, 2, 2, 3, 4]]
    throws += [[1, 1, 6, 6, 6], [1, 6, 1, 6, 1], [5, 4, 4, 4, 5], [2, 3, 3, 3, 3], [6, 2, 2, 6, 2], [1, 1, 1, 5, 6]]
    throws += [integers(rng, 5, 1, 2), integers(rng, 5, 1, 6)]
    return Draft(
        question="""
            In a game with five dice a full hut is a throw with three dice of one number and two dice of another number.
            Five equal dice are no full hut. Write a function `is_full_hut(dice)` that returns True for a full hut and
            False for any other throw.

            The list holds five integers from 1 to 6.
            """,
        references=[
            """
            def is_full_hut(dice):
                counts = [dice.count(number) for number in range(1, 7)]
                return 3 in counts and 2 in counts
            """,
            """
            def is_full_hut(dice):
                a, b, c, d, e = sorted(dice)
                if a != b or d != e or a == e:
                    return False
                return c == b or c == d
            """,
            """
            from collections import Counter


            def is_full_hut(dice):
                return sorted(Counter(dice).values()) == [2, 3]
            """,
        ],
        inputs=[[throw] for throw in throws],
        difficulty="introductory",
        fn_name="is_full_hut",
        starter_code="def is_full_hut(dice):\n",
        examples=2,
    )


@family("pass-in-the-hills")
def pass_in_the_hills(rng: Random) -> Draft:
    tables = [
        [[7, 4, 6], [9, 5, 8], [3, 2, 9]],
        [[0]],
        [[1, 2], [2, 1]],
        [[5, 5], [5, 5]],
        [[1, 2, 3]],
        [[4], [9], [6]],
        [[1, 2], [3, 4]],
        [[3, 3, 4], [1, 9, 2], [3, 7, 3]],
        [[2, 8, 1], [6, 7, 5], [4, 9, 5]],
        [[99] * 8 for _ in range(8)],
        [[9, 1, 9], [1, 9, 1]],
    ]
    tables += [[integers(rng, w, 1, high) for _ in range(h)] for h, w, high in ((4, 3, 3), (8, 8, 2), (3, 5, 99))]
    return Draft(
        question="""
            A map is a table of heights. A square is a pass if no square of its row is lower and no square of its
            column is higher. Find all passes.

            -----Input-----
            The first line holds the number of rows r and of columns c (1 <= r, c <= 8). Each of the next r lines holds
            c integers from 0 to 99.

            -----Output-----
            Print a line with the row and the column, counted from 1, of each pass: row by row, and each row from left
            to right. If there is none, print none.
            """,
        references=[
            """
            r, c = map(int, input().split())
            table = [list(map(int, input().split())) for _ in range(r)]
            found = False
            for i in range(r):
                for j in range(c):
                    height = table[i][j]
                    column = [table[k][j] for k in range(r)]
                    if height == min(table[i]) and height == max(column):
                        print(i + 1, j + 1)
                        found = True
            if not found:
                print("none")
            """,
            """
            import sys

            r, c, *heights = map(int, sys.stdin.read().split())
            rows = [heights[i * c : (i + 1) * c] for i in range(r)]
            lowest = [min(row) for row in rows]
            highest = [max(column) for column in zip(*rows)]
            passes = [f"{i + 1} {j + 1}" for i in range(r) for j in range(c) if lowest[i] == highest[j]]
            print("\\n".join(passes) or "none")
            """,
            """
            def is_pass(table, i, j):
                if any(other < table[i][j] for other in table[i]):
                    return False
                for row in table:
                    if row[j] > table[i][j]:
                        return False
                return True


            def main():
                r, c = map(int, input().split())
                table = [[int(x) for x in input().split()] for _ in range(r)]
                places = [(i, j) for i in range(r) for j in range(c) if is_pass(table, i, j)]
                if places:
                    for i, j in places:
                        print(i + 1, j + 1)
                else:
                    print("none")


            main()
            """,
        ],
        inputs=[lines((len(table), len(table[0])), *table) for table in tables],
        difficulty="interview",
    )


@family("bells-in-changing-order")
def bells_in_changing_order(rng: Random) -> Draft:
    cases = [["abcd", 9], ["a", 1], ["ab", 1], ["ab", 2], ["xyz", 3], ["xyz", 4], ["xyz", 6], ["abcdefg", 5040]]
    cases += [["bdfhk", 1], ["bdfhk", 24], ["bdfhk", 25], ["abcdefg", 721], ["abcdefg", rng.randint(1000, 5000)]]
    return Draft(
        question="""
            Bell ringers ring their bells in every possible order once. Each bell has a letter, and the orders are rung
            as in a dictionary, the first one in alphabetical order. Write a function `nth_order(bells, k)` that returns
            the k-th order as a text; the first one has k = 1.

            The text bells holds 1 to 7 different lowercase letters in alphabetical order, and k is at least 1 and not
            larger than the number of orders.
            """,
        references=[
            """
            def nth_order(bells, k):
                left = list(bells)
                groups = 1
                for i in range(2, len(left) + 1):
                    groups *= i
                k -= 1
                order = ""
                while left:
                    groups //= len(left)
                    order += left.pop(k // groups)
                    k %= groups
                return order
            """,
            """
            from itertools import islice, permutations


            def nth_order(bells, k):
                return "".join(next(islice(permutations(bells), k - 1, None)))
            """,
            """
            from math import factorial


            def nth_order(bells, k):
                if not bells:
                    return ""
                block = factorial(len(bells) - 1)
                for bell in bells:
                    if k <= block:
                        return bell + nth_order(bells.replace(bell, ""), k)
                    k -= block
            """,
        ],
        inputs=cases,
        difficulty="interview",
        fn_name="nth_order",
        starter_code="def nth_order(bells, k):\n",
    )


@family("glass-of-the-glazier")
def glass_of_the_glazier(rng: Random) -> Draft:
    cases = [(2, 10), (1, 1), (1, 100), (2, 1), (10, 1), (2, 3), (2, 4), (3, 7), (3, 8), (10, 1000), (2, 1000), (3, 25)]
    cases += [(3, 26), (4, rng.randint(100, 1000))]
    return Draft(
        question="""
            A glazier has p equal panes and a tower with n floors. Dropped from some floor or a higher one, perhaps
            from none of the n, a pane breaks; from all lower floors it stays whole and can be dropped again. How many
            drops does he need at worst to find the lowest floor from which panes break, or that there is none, if he
            chooses the floors as well as possible?

            -----Input-----
            One line with p and n (1 <= p <= 10, 1 <= n <= 1000).

            -----Output-----
            Print the number of drops.
            """,
        references=[
            """
            p, n = map(int, input().split())
            reach = [0] * (p + 1)
            drops = 0
            while reach[p] < n:
                drops += 1
                for panes in range(p, 0, -1):
                    reach[panes] += reach[panes - 1] + 1
            print(drops)
            """,
            """
            from math import comb

            p, n = map(int, input().split())
            drops = 1
            while sum(comb(drops, broken) for broken in range(1, p + 1)) < n:
                drops += 1
            print(drops)
            """,
            """
            from functools import lru_cache


            @lru_cache(None)
            def floors(panes, drops):
                if panes == 0 or drops == 0:
                    return 0
                return 1 + floors(panes - 1, drops - 1) + floors(panes, drops - 1)


            panes, n = map(int, input().split())
            drops = 0
            while floors(panes, drops) < n:
                drops += 1
            print(drops)
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="competition",
    )


@family("hikers-in-groups")
def hikers_in_groups(rng: Random) -> Draft:
    cases = [(4, 2), (1, 1), (2, 1), (2, 2), (3, 2), (5, 3), (6, 6), (7, 3), (30, 1), (30, 30), (30, 29), (30, 10)]
    cases += [(rng.randint(10, 29), rng.randint(3, 9)) for _ in range(2)]
    return Draft(
        question="""
            n hikers, all different, part into exactly k groups. No group is empty, and neither the groups nor the
            people in a group have an order. In how many ways can they part? For four hikers and two groups there are 7:
            in 4 ways one of them walks alone, in 3 ways they walk two and two.

            -----Input-----
            One line with n and k (1 <= k <= n <= 30).

            -----Output-----
            Print the number of ways.
            """,
        references=[
            """
            n, k = map(int, input().split())
            ways = [1] + [0] * k
            for _ in range(n):
                for groups in range(k, 0, -1):
                    ways[groups] = groups * ways[groups] + ways[groups - 1]
                ways[0] = 0
            print(ways[k])
            """,
            """
            from functools import lru_cache


            @lru_cache(None)
            def part(hikers, groups):
                if hikers == groups:
                    return 1
                if groups == 0:
                    return 0
                return part(hikers - 1, groups - 1) + groups * part(hikers - 1, groups)


            print(part(*map(int, input().split())))
            """,
            """
            import sys
            from math import comb, factorial

            n, k = map(int, sys.stdin.readline().split())
            total = 0
            for empty in range(k):
                term = comb(k, empty) * (k - empty) ** n
                if empty % 2 == 0:
                    total += term
                else:
                    total -= term
            print(total // factorial(k))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="competition",
    )
