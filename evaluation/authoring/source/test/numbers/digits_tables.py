"""Test families about the digits of a number, and about small tables."""

import random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("binary-form")
def binary_form(rng: random.Random) -> Draft:
    numbers = [10, 0, 1, 2, 3, 7, 8, 255, 256, 10**9, *rng.sample(range(1000, 10**9), 3)]
    return Draft(
        question="""
            A lamp panel shows a number in binary notation. Write n in binary, without leading zeros.

            -----Input-----

            One integer n (0 <= n <= 10^9).

            -----Output-----

            Print the binary digits of n.
        """,
        references=[
            """
                n = int(input())
                digits = ""
                while n > 0:
                    digits = str(n % 2) + digits
                    n //= 2
                print(digits or "0")
            """,
            """
                print(bin(int(input()))[2:])
            """,
            """
                n = int(input())
                print(f"{n:b}")
            """,
            """
                def binary(n):
                    if n < 2:
                        return str(n)
                    return binary(n // 2) + str(n % 2)


                print(binary(int(input())))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
        examples=2,
    )


@family("lit-bits")
def lit_bits(rng: random.Random) -> Draft:
    numbers = [13, 0, 1, 2, 3, 1023, 1024, 2**40, 2**40 - 1, 5, 6, *rng.sample(range(10**6, 10**12), 3)]
    return Draft(
        question="""
            Write a function ones(n) that returns how many digits 1 the binary notation of n has. 13 is 1101 in
            binary, so ones(13) is 3.

            0 <= n <= 2^40.
        """,
        references=[
            """
                def ones(n):
                    return bin(n).count("1")
            """,
            """
                def ones(n):
                    count = 0
                    while n > 0:
                        if n % 2 == 1:
                            count += 1
                        n //= 2
                    return count
            """,
            """
                def ones(n):
                    total = 0
                    while n:
                        n &= n - 1
                        total += 1
                    return total
            """,
        ],
        inputs=[[n] for n in numbers],
        difficulty="introductory",
        fn_name="ones",
        starter_code="def ones(n):\n",
    )


@family("number-mirrored")
def number_mirrored(rng: random.Random) -> Draft:
    numbers = [123, -45, 0, 7, -7, -1, 10, 100, -100, 10**9, -(10**9), 1200, 12321, 987654321, -120]
    numbers += rng.sample(range(10**6, 10**8), 2)
    return Draft(
        question="""
            Write a function mirror(n) that returns the integer with the digits of n in reverse order. The sign stays,
            and zeros that come to the front vanish.

            -10^9 <= n <= 10^9.
        """,
        references=[
            """
                def mirror(n):
                    if n < 0:
                        return -int(str(-n)[::-1])
                    return int(str(n)[::-1])
            """,
            """
                def mirror(n):
                    sign = -1 if n < 0 else 1
                    n = abs(n)
                    result = 0
                    while n:
                        result = result * 10 + n % 10
                        n //= 10
                    return sign * result
            """,
        ],
        inputs=[[n] for n in numbers],
        difficulty="introductory",
        fn_name="mirror",
        starter_code="def mirror(n):\n",
        examples=2,
    )


@family("month-lengths")
def month_lengths(rng: random.Random) -> Draft:
    return Draft(
        question="""
            How many days does a month have? The year is not a leap year, so February has 28 days.

            -----Input-----

            One integer m (1 <= m <= 12), the number of the month; 1 is January.

            -----Output-----

            Print the number of days.
        """,
        references=[
            """
                m = int(input())
                if m == 2:
                    print(28)
                elif m in (4, 6, 9, 11):
                    print(30)
                else:
                    print(31)
            """,
            """
                days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
                print(days[int(input()) - 1])
            """,
            """
                import calendar

                month = int(input())
                print(calendar.monthrange(2023, month)[1])
            """,
        ],
        inputs=[lines(m) for m in (4, 2, 1, 3, 5, 6, 7, 8, 9, 10, 11, 12)],
        difficulty="introductory",
    )


@family("chessboard")
def chessboard(rng: random.Random) -> Draft:
    sizes = [(3, 4), (1, 1), (1, 2), (2, 1), (2, 2), (1, 20), (20, 1), (20, 20), (8, 8), (5, 3)]
    sizes += [(rng.randint(6, 18), rng.randint(9, 19)) for _ in range(2)]
    return Draft(
        question="""
            Draw a chessboard of h rows and w columns. Dark squares are #, light squares are . and the upper left
            square is dark. Squares that share a side have different colours.

            -----Input-----

            Two integers h and w (1 <= h, w <= 20).

            -----Output-----

            Print h lines of w characters.
        """,
        references=[
            """
                h, w = map(int, input().split())
                for i in range(h):
                    row = ""
                    for j in range(w):
                        if (i + j) % 2 == 0:
                            row += "#"
                        else:
                            row += "."
                    print(row)
            """,
            """
                h, w = map(int, input().split())
                even = ("#." * w)[:w]
                odd = (".#" * w)[:w]
                for i in range(h):
                    print(odd if i % 2 else even)
            """,
            """
                import sys

                h, w = map(int, sys.stdin.read().split())
                print("\\n".join("".join("#."[(i + j) % 2] for j in range(w)) for i in range(h)))
            """,
        ],
        inputs=[lines(size) for size in sizes],
        difficulty="introductory",
    )


@family("turned-table")
def turned_table(rng: random.Random) -> Draft:
    tables = [
        [[1, 2, 3], [4, 5, 6]],
        [[7]],
        [[1, 2]],
        [[1], [2]],
        [[1, 2], [3, 4]],
        [[0, 0], [0, 0], [1, 0]],
        [[-1, -2, -3]],
    ]
    tables += [[integers(rng, w, -100, 100) for _ in range(h)] for h, w in ((10, 10), (3, 7), (10, 1), (5, 4))]
    return Draft(
        question="""
            Write a function transpose(table) that turns the rows of a table into columns: the first row of the result
            is the first column of the table, and so on.

            The table is a list of 1 to 10 rows, each a list of 1 to 10 integers between -100 and 100. All rows are
            equally long.
        """,
        references=[
            """
                def transpose(table):
                    return [list(column) for column in zip(*table)]
            """,
            """
                def transpose(table):
                    result = []
                    for j in range(len(table[0])):
                        row = []
                        for i in range(len(table)):
                            row.append(table[i][j])
                        result.append(row)
                    return result
            """,
            """
                def transpose(table):
                    return [[row[j] for row in table] for j in range(len(table[0]))]
            """,
        ],
        inputs=[[table] for table in tables],
        difficulty="introductory",
        fn_name="transpose",
        starter_code="def transpose(table):\n",
    )
