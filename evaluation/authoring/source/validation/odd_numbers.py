"""Validation families about curious numbers and rows of numbers, and ways to count them."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


@family("ladder-at-the-wall")
def ladder_at_the_wall(rng: Random) -> Draft:
    return Draft(
        question="""
            A ladder of c metres leans at a wall. Its foot stands a metres away from the wall, its top touches the wall
            b metres above the ground, and so a * a + b * b = c * c. Find all positive integers a and b with a <= b for
            which this holds.

            -----Input-----
            One integer c (1 <= c <= 1000).

            -----Output-----
            Print a line with a and b for each solution, in ascending order of a. If there is none, print none.
            """,
        references=[
            """
            c = int(input())
            found = False
            for a in range(1, c):
                for b in range(a, c):
                    if a * a + b * b == c * c:
                        print(a, b)
                        found = True
            if not found:
                print("none")
            """,
            """
            from math import isqrt

            c = int(input())
            solutions = []
            for a in range(1, c):
                b = isqrt(c * c - a * a)
                if a <= b and a * a + b * b == c * c:
                    solutions.append(f"{a} {b}")
            print("\\n".join(solutions) if solutions else "none")
            """,
            """
            import sys

            c = int(sys.stdin.read())
            a, b = 1, c - 1
            answers = []
            while a <= b:
                total = a**2 + b**2
                if total == c**2:
                    answers.append((a, b))
                if total < c**2:
                    a += 1
                else:
                    b -= 1
            for pair in answers or [("none",)]:
                print(*pair)
            """,
        ],
        inputs=[lines(c) for c in (25, 1, 2, 5, 7, 10, 13, 41, 50, 65, 85, 97, 325, rng.randint(100, 400))],
        difficulty="introductory",
    )


@family("homesick-flea")
def homesick_flea(rng: Random) -> Draft:
    numbers = [6, 0, 1, 2, 3, 4, 5, 7, 20, 24, 66, 1000, *rng.sample(range(100, 1000), 2)]
    return Draft(
        question="""
            A flea starts at mark 0 of a long ruler. Its k-th jump is k marks long. It jumps back if it lands on a mark
            larger than 0 on which it has not been before, otherwise forward: after the marks 0, 1, 3 and 6 it jumps
            back to 2.

            -----Input-----
            One integer n (0 <= n <= 1000).

            -----Output-----
            Print the mark on which the flea sits after n jumps.
            """,
        references=[
            """
            n = int(input())
            visited = {0}
            place = 0
            for k in range(1, n + 1):
                back = place - k
                if back > 0 and back not in visited:
                    place = back
                else:
                    place += k
                visited.add(place)
            print(place)
            """,
            """
            marks = [0]
            for k in range(1, int(input()) + 1):
                target = marks[-1] - k
                if target <= 0 or target in marks:
                    target += 2 * k
                marks.append(target)
            print(marks[-1])
            """,
            """
            import sys

            jumps = int(sys.stdin.readline())
            been = [False] * (jumps * (jumps + 1) + 1)
            here = length = 0
            while length < jumps:
                been[here] = True
                length += 1
                if here > length and not been[here - length]:
                    here -= length
                else:
                    here += length
            print(here)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("square-keeps-the-end")
def square_keeps_the_end(rng: Random) -> Draft:
    numbers = [76, 7, 0, 1, 5, 6, 25, 10, 24, 36, 376, 625, 9376, 90625, 109376, 1000000, 60, rng.randint(10, 99999)]
    return Draft(
        question="""
            A number clings to its square if the square ends with just the digits of the number: 76 * 76 is 5776. Write
            a function `clings(n)` that returns True if n is such a number, otherwise False.

            0 <= n <= 10^6. The number is written without leading zeros.
            """,
        references=[
            """
            def clings(n):
                return str(n * n).endswith(str(n))
            """,
            """
            def clings(n):
                power = 10
                while power <= n:
                    power *= 10
                return n * n % power == n
            """,
            """
            def clings(n):
                square = n * n
                while n > 0:
                    if n % 10 != square % 10:
                        return False
                    n //= 10
                    square //= 10
                return True
            """,
        ],
        inputs=[[n] for n in numbers],
        difficulty="introductory",
        fn_name="clings",
        starter_code="def clings(n):\n",
        examples=2,
    )


@family("ages-of-houses")
def ages_of_houses(rng: Random) -> Draft:
    numbers = [11, 1, 2, 3, 4, 5, 6, 7, 10, 64, 21845, 100000, *rng.sample(range(100, 100000), 2)]
    return Draft(
        question="""
            Every house of a long street has an age. House 1 is 1 year old. House 2k is as old as house k. House 2k + 1
            is as old as the houses k and k + 1 together. So house 5 is as old as the houses 2 and 3 together: 1 + 2 = 3
            years.

            -----Input-----
            One integer n (1 <= n <= 100000).

            -----Output-----
            Print the age of house n.
            """,
        references=[
            """
            def age(n):
                if n == 1:
                    return 1
                if n % 2 == 0:
                    return age(n // 2)
                return age(n // 2) + age(n // 2 + 1)


            print(age(int(input())))
            """,
            """
            n = int(input())
            ages = [0, 1]
            for house in range(2, n + 1):
                k = house // 2
                if house % 2 == 0:
                    ages.append(ages[k])
                else:
                    ages.append(ages[k] + ages[k + 1])
            print(ages[n])
            """,
            """
            import sys

            n = int(sys.stdin.readline())
            a, b = 1, 0
            while n > 0:
                if n % 2 == 1:
                    b += a
                else:
                    a += b
                n //= 2
            print(b)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("add-the-mirror-image")
def add_the_mirror_image(rng: Random) -> Draft:
    numbers = [57, 1, 9, 10, 11, 12, 19, 59, 89, 98, 100, 121, 9999, 10000]
    return Draft(
        question="""
            If a number does not read the same from both ends, add to it the number with its digits in reverse order,
            and go on like that: 57 becomes 57 + 75 = 132, then 132 + 231 = 363, which reads the same from both ends.

            -----Input-----
            One integer n (1 <= n <= 10000). At most 24 additions are needed for it.

            -----Output-----
            Print the number of additions and the number reached by them.
            """,
        references=[
            """
            n = int(input())
            additions = 0
            while str(n) != str(n)[::-1]:
                n += int(str(n)[::-1])
                additions += 1
            print(additions, n)
            """,
            """
            def mirrored(n):
                result = 0
                while n > 0:
                    result = 10 * result + n % 10
                    n //= 10
                return result


            n = int(input())
            steps = 0
            other = mirrored(n)
            while n != other:
                n += other
                other = mirrored(n)
                steps += 1
            print(steps, n)
            """,
            """
            def main(text, count):
                back = "".join(reversed(text))
                if text == back:
                    print(count, text)
                else:
                    main(str(int(text) + int(back)), count + 1)


            main(input().strip(), 0)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("all-fractions-in-line")
def all_fractions_in_line(rng: Random) -> Draft:
    numbers = [8, 1, 2, 3, 4, 6, 7, 10, 11, 499500, 499501, 1000000, *rng.sample(range(100, 10**6), 2)]
    return Draft(
        question="""
            A king calls up all fractions. First comes 1/1, where top and bottom add up to 2, then those with the sum 3,
            then those with the sum 4, and so on; of fractions with the same sum the one with the smaller top comes
            first: 1/1, 1/2, 2/1, 1/3, 2/2, 3/1, 1/4, ... Equal values such as 1/1 and 2/2 all come.

            -----Input-----
            One integer n (1 <= n <= 10^6).

            -----Output-----
            Print the n-th fraction, like 2/1 for n = 3.
            """,
        references=[
            """
            n = int(input())
            size = 1
            while n > size:
                n -= size
                size += 1
            print(f"{n}/{size + 1 - n}")
            """,
            """
            n = int(input())
            top, bottom = 1, 1
            for _ in range(n - 1):
                if bottom > 1:
                    top += 1
                    bottom -= 1
                else:
                    bottom = top + 1
                    top = 1
            print(top, bottom, sep="/")
            """,
            """
            from math import isqrt

            n = int(input())
            group = (isqrt(8 * n - 7) - 1) // 2
            top = n - group * (group + 1) // 2
            bottom = group + 2 - top
            print(str(top) + "/" + str(bottom))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("endless-tape")
def endless_tape(rng: Random) -> Draft:
    numbers = [15, 1, 9, 10, 11, 12, 189, 190, 191, 192, 2889, 2890, 1000000, rng.randint(10**4, 10**6)]
    return Draft(
        question="""
            All positive integers are written one after the other on a tape, without blanks: 1234567891011121314 and so
            on. Which digits stand at the places n to n + 4 of the tape? The first digit has place 1.

            -----Input-----
            One integer n (1 <= n <= 10^6).

            -----Output-----
            Print the five digits without blanks.
            """,
        references=[
            """
            def digit_at(place):
                length = 1
                first = 1
                while place > 9 * first * length:
                    place -= 9 * first * length
                    length += 1
                    first *= 10
                number = first + (place - 1) // length
                return str(number)[(place - 1) % length]


            n = int(input())
            print("".join(digit_at(n + i) for i in range(5)))
            """,
            """
            n = int(input())
            tape = "".join(str(i) for i in range(1, 200000))
            print(tape[n - 1 : n + 4])
            """,
            """
            import sys

            n = int(sys.stdin.read())
            skipped = 0
            number = 1
            while skipped + len(str(number)) < n:
                skipped += len(str(number))
                number += 1
            piece = ""
            for i in range(6):
                piece += str(number + i)
            start = n - skipped - 1
            print(piece[start : start + 5])
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="interview",
    )


@family("own-hat")
def own_hat(rng: Random) -> Draft:
    cases = [(3, 1), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (4, 0), (5, 0), (6, 2), (7, 7), (15, 0), (15, 4), (15, 14)]
    return Draft(
        question="""
            n guests leave a party in the dark, and each takes one of their n hats. In how many ways can they do so such
            that exactly k guests have their own hat?

            -----Input-----
            One line with n and k (1 <= n <= 15, 0 <= k <= n).

            -----Output-----
            Print the number of ways.
            """,
        references=[
            """
            from math import comb

            n, k = map(int, input().split())
            wrong = [1, 0]
            for i in range(2, n + 1):
                wrong.append((i - 1) * (wrong[i - 1] + wrong[i - 2]))
            print(comb(n, k) * wrong[n - k])
            """,
            """
            def factorial(n):
                return 1 if n == 0 else n * factorial(n - 1)


            n, k = map(int, input().split())
            others = n - k
            none_right = 0
            for j in range(others + 1):
                none_right += (-1) ** j * (factorial(others) // factorial(j))
            print(factorial(n) // factorial(k) // factorial(others) * none_right)
            """,
            """
            import sys

            n, k = map(int, sys.stdin.readline().split())
            ways = [1]
            for guests in range(1, n + 1):
                ways.append(0)
                new = []
                for own in range(guests + 1):
                    count = ways[own] * (guests - 1 - own)
                    if own > 0:
                        count += ways[own - 1]
                    if own + 1 < guests:
                        count += ways[own + 1] * (own + 1)
                    new.append(count)
                ways = new
            print(ways[k])
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="interview",
    )


@family("handshakes-at-the-table")
def handshakes_at_the_table(rng: Random) -> Draft:
    return Draft(
        question="""
            2n people sit around a round table. All shake hands at the same time, each with one other person, and the
            arms of no two pairs may cross. In how many ways can they do it? Four people have 2 ways: everybody shakes
            hands with the neighbour on the left or, in the other way, on the right.

            -----Input-----
            One integer n (1 <= n <= 30).

            -----Output-----
            Print the number of ways for 2n people.
            """,
        references=[
            """
            n = int(input())
            ways = [1]
            for pairs in range(1, n + 1):
                total = 0
                for left in range(pairs):
                    total += ways[left] * ways[pairs - 1 - left]
                ways.append(total)
            print(ways[n])
            """,
            """
            from math import comb

            n = int(input())
            print(comb(2 * n, n) // (n + 1))
            """,
            """
            from functools import lru_cache


            @lru_cache(None)
            def ways(people):
                if people == 0:
                    return 1
                return sum(ways(between) * ways(people - 2 - between) for between in range(0, people, 2))


            print(ways(2 * int(input())))
            """,
        ],
        inputs=[lines(n) for n in (3, 1, 2, 4, 5, 6, 7, 10, 15, 20, 29, 30)],
        difficulty="interview",
    )


@family("nested-fraction")
def nested_fraction(rng: Random) -> Draft:
    pairs = [[45, 16], [1, 1], [7, 1], [1, 7], [3, 2], [2, 3], [12, 8], [100, 100], [1000000, 999999], [832040, 514229]]
    pairs += [[999999, 1000000], [355, 113], *([rng.randint(1, 10**6), rng.randint(1, 10**6)] for _ in range(2))]
    return Draft(
        question="""
            A fraction a/b is taken apart: its whole part, rounded down, is noted; if something is left over, the left
            over part is turned upside down and taken apart in the same way. 45/16 is 2 and 13/16; 16/13 is 1 and 3/13;
            13/3 is 4 and 1/3; 3/1 is 3. Write a function `taken_apart(a, b)` that returns the list of whole parts.

            1 <= a, b <= 10^6.
            """,
        references=[
            """
            def taken_apart(a, b):
                parts = []
                while b > 0:
                    parts.append(a // b)
                    a, b = b, a % b
                return parts
            """,
            """
            def taken_apart(a, b):
                whole, rest = divmod(a, b)
                if rest == 0:
                    return [whole]
                return [whole] + taken_apart(b, rest)
            """,
            """
            from fractions import Fraction


            def taken_apart(a, b):
                value = Fraction(a, b)
                parts = [int(value)]
                while value != parts[-1]:
                    value = 1 / (value - parts[-1])
                    parts.append(int(value))
                return parts
            """,
        ],
        inputs=pairs,
        difficulty="interview",
        fn_name="taken_apart",
        starter_code="def taken_apart(a, b):\n",
    )
