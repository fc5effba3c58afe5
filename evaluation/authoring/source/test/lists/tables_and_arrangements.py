"""Test families about square tables, orders of things and how many ways there are to arrange them."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("quilt-turned")
def quilt_turned(rng: Random) -> Draft:
    quilts = [["abc", "def", "ghi"], ["x"], ["ab", "cd"], ["aa", "aa"], ["ab", "ab"], ["aa", "bb"]]
    quilts += [["abcd", "efgh", "ijkl", "mnop"]]
    for n in (3, 5, 6, 10):
        quilts.append(["".join(rng.choice("rgby") for _ in range(n)) for _ in range(n)])
    return Draft(
        question="""
            A square quilt is sewn from n rows of n patches, and a letter stands for the colour of a patch. It is turned
            clockwise by a quarter, so that its left edge comes to the top. Write a function `turned_quilt(rows)` that
            returns the list of its rows as they are then.

            The list holds n texts of n lowercase letters each, 1 <= n <= 10.
            """,
        references=[
            """
            def turned_quilt(rows):
                n = len(rows)
                result = []
                for column in range(n):
                    text = ""
                    for row in range(n - 1, -1, -1):
                        text += rows[row][column]
                    result.append(text)
                return result
            """,
            """
            def turned_quilt(rows):
                return ["".join(column) for column in zip(*rows[::-1])]
            """,
            """
            def turned_quilt(rows):
                n = len(rows)
                new = [[""] * n for _ in range(n)]
                for r in range(n):
                    for c in range(n):
                        new[c][n - 1 - r] = rows[r][c]
                return ["".join(line) for line in new]
            """,
        ],
        inputs=[[quilt] for quilt in quilts],
        difficulty="introductory",
        fn_name="turned_quilt",
        starter_code="def turned_quilt(rows):\n",
    )


@family("walks-along-the-shelf")
def walks_along_the_shelf(rng: Random) -> Draft:
    cases = [[[5, 3, 8, 1, 4], 2], [[1], 1], [[2, 1], 0], [[2, 1], 1], [[1, 2], 1], [[3, 3, 2], 1], [[4, 3, 2, 1], 1]]
    cases += [[[4, 3, 2, 1], 2], [[4, 3, 2, 1], 3], [[4, 3, 2, 1], 10], [[9, 1, 8, 1, 9, 0], 2]]
    cases += [[integers(rng, n, 0, 99), k] for n, k in ((10, 3), (20, 5), (20, 10))]
    return Draft(
        question="""
            A librarian walks along a shelf k times, always from left to right. At each pair of neighbouring books she
            stops, and if the left number is larger than the right one, she lets the two change places before she goes
            on. Write a function `after_walks(books, k)` that returns the list of the numbers after k walks.

            The list holds 1 to 20 integers from 0 to 99, and 0 <= k <= 10.
            """,
        references=[
            """
            def after_walks(books, k):
                books = list(books)
                for _ in range(k):
                    for i in range(len(books) - 1):
                        if books[i] > books[i + 1]:
                            books[i], books[i + 1] = books[i + 1], books[i]
                return books
            """,
            """
            def after_walks(books, k):
                for _ in range(k):
                    carried = books[0]
                    row = []
                    for book in books[1:]:
                        row.append(min(carried, book))
                        carried = max(carried, book)
                    books = row + [carried]
                return books
            """,
            """
            import heapq


            def after_walks(books, k):
                heap = sorted(books[:k])
                result = [heapq.heappushpop(heap, book) for book in books[k:]]
                return result + sorted(heap)
            """,
        ],
        inputs=cases,
        difficulty="introductory",
        fn_name="after_walks",
        starter_code="def after_walks(books, k):\n",
    )


@family("magic-squares")
def magic_squares(rng: Random) -> Draft:
    squares = [
        [[2, 7, 6], [9, 5, 1], [4, 3, 8]],
        [[1, 2], [3, 4]],
        [[0]],
        [[5, 5], [5, 5]],
        [[1, 2], [2, 1]],
        [[0, 1, 2], [1, 2, 0], [2, 0, 1]],
        [[2, 1, 0], [0, 2, 1], [1, 0, 2]],
        [[1, 2, 3], [1, 2, 3], [1, 2, 3]],
        [[1, 1, 1], [2, 2, 2], [3, 3, 3]],
        [[16, 3, 2, 13], [5, 10, 11, 8], [9, 6, 7, 12], [4, 15, 14, 1]],
        [[16, 3, 2, 13], [5, 10, 11, 8], [9, 6, 7, 12], [4, 15, 14, 2]],
        [[99, 94, 95], [92, 96, 100], [97, 98, 93]],
        [[3, 0, 3], [0, 6, 0], [3, 0, 3]],
    ]
    squares.append([integers(rng, 4, 0, 9) for _ in range(4)])
    return Draft(
        question="""
            A square table of numbers is magic if each row, each column and both diagonals from corner to corner have
            the same sum. Numbers may occur more than once. Write a function `is_magic(square)` that returns True if
            the table is magic, otherwise False.

            The table is a list of n rows with n integers from 0 to 100 each, 1 <= n <= 4.
            """,
        references=[
            """
            def is_magic(square):
                n = len(square)
                sums = [sum(row) for row in square]
                sums += [sum(column) for column in zip(*square)]
                sums.append(sum(square[i][i] for i in range(n)))
                sums.append(sum(square[i][n - 1 - i] for i in range(n)))
                return len(set(sums)) == 1
            """,
            """
            def is_magic(square):
                n = len(square)
                wanted = sum(square[0])
                down = up = 0
                for i in range(n):
                    column = 0
                    for j in range(n):
                        column += square[j][i]
                    if column != wanted or sum(square[i]) != wanted:
                        return False
                    down += square[i][i]
                    up += square[n - 1 - i][i]
                return down == wanted and up == wanted
            """,
            """
            def is_magic(square):
                def half(table):
                    rows = {sum(row) for row in table}
                    return rows | {sum(row[i] for i, row in enumerate(table))}

                turned = list(zip(*square[::-1]))
                return len(half(square) | half(turned)) == 1
            """,
        ],
        inputs=[[square] for square in squares],
        difficulty="interview",
        fn_name="is_magic",
        starter_code="def is_magic(square):\n",
    )


@family("rows-times-columns")
def rows_times_columns(rng: Random) -> Draft:
    pairs = [
        ([[1, 2], [3, 4]], [[5, 6], [7, 8]]),
        ([[3]], [[4]]),
        ([[1, 2, 3]], [[4], [5], [6]]),
        ([[4], [5], [6]], [[1, 2, 3]]),
        ([[0, 0], [0, 0]], [[9, -9], [7, 7]]),
        ([[1, 0], [0, 1]], [[8, -3], [2, 6]]),
        ([[2, -1, 3]], [[1, 0], [4, -2], [-1, 9]]),
    ]
    for n, m, k in ((2, 3, 4), (4, 4, 4), (6, 2, 1), (6, 6, 6)):
        pairs.append(([integers(rng, m, -9, 9) for _ in range(n)], [integers(rng, k, -9, 9) for _ in range(m)]))
    return Draft(
        question="""
            Two tables a and b of numbers are multiplied: in row i and column j of the result stands the first number of
            row i of a times the first number of column j of b, plus the second times the second, and so on. Write a
            function `table_product(a, b)` that returns the result as a list of rows.

            Each table is a list of 1 to 6 rows with 1 to 6 integers from -9 to 9. The rows of a are as long as b has
            rows.
            """,
        references=[
            """
            def table_product(a, b):
                result = []
                for row in a:
                    new_row = []
                    for j in range(len(b[0])):
                        total = 0
                        for k in range(len(b)):
                            total += row[k] * b[k][j]
                        new_row.append(total)
                    result.append(new_row)
                return result
            """,
            """
            def table_product(a, b):
                columns = list(zip(*b))
                return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]
            """,
            """
            def table_product(a, b):
                result = [[0] * len(b[0]) for _ in a]
                for i, row in enumerate(a):
                    for factor, other in zip(row, b):
                        for j, value in enumerate(other):
                            result[i][j] += factor * value
                return result
            """,
        ],
        inputs=[list(pair) for pair in pairs],
        difficulty="interview",
        fn_name="table_product",
        starter_code="def table_product(a, b):\n",
    )


@family("small-sudoku")
def small_sudoku(rng: Random) -> Draft:
    grids = [
        ["1.3.", ".2.1", "2...", "...2"],
        ["1...", "..1.", ".1..", "...1"],
        ["....", "....", "....", "...."],
        ["1234", "3412", "2143", "4321"],
        ["1234", "2341", "3412", "4123"],
        ["4..4", "....", "....", "...."],
        ["3...", "....", "....", "3..."],
        ["..2.", "...2", "....", "...."],
        ["....", "....", ".1..", "1..."],
        ["....", ".3..", "..3.", "...."],
        ["....", "....", "..14", "..41"],
        ["...4", "....", "4...", "...4"],
        ["....", "2..2", "....", "...."],
        [".2..", "2...", "....", "...."],
        ["1...", "2...", "3...", "4.1."],
    ]
    return Draft(
        question="""
            A small sudoku has four rows of four fields and is divided into four blocks of two by two fields. No digit
            may stand twice in a row, in a column or in a block. Write a function `is_allowed(rows)` that returns True
            if the fields filled so far keep to these rules, otherwise False.

            The list holds four texts of four characters: digits 1 to 4, or a point for an empty field.
            """,
        references=[
            """
            def is_allowed(rows):
                groups = list(rows) + ["".join(column) for column in zip(*rows)]
                for r in (0, 2):
                    for c in (0, 2):
                        groups.append(rows[r][c : c + 2] + rows[r + 1][c : c + 2])
                for group in groups:
                    for digit in "1234":
                        if group.count(digit) > 1:
                            return False
                return True
            """,
            """
            def is_allowed(rows):
                seen = set()
                for r in range(4):
                    for c in range(4):
                        d = rows[r][c]
                        if d == ".":
                            continue
                        marks = {("row", r, d), ("column", c, d), ("block", r // 2, c // 2, d)}
                        if marks & seen:
                            return False
                        seen |= marks
                return True
            """,
            """
            def is_allowed(rows):
                filled = [(r, c) for r in range(4) for c in range(4) if rows[r][c] != "."]
                for i, (r, c) in enumerate(filled):
                    for s, d in filled[:i]:
                        meet = r == s or c == d or (r // 2 == s // 2 and c // 2 == d // 2)
                        if meet and rows[r][c] == rows[s][d]:
                            return False
                return True
            """,
        ],
        inputs=[[grid] for grid in grids],
        difficulty="interview",
        fn_name="is_allowed",
        starter_code="def is_allowed(rows):\n",
        examples=2,
    )


@family("next-in-the-lexicon")
def next_in_the_lexicon(rng: Random) -> Draft:
    words = ["bdca", "a", "ab", "ba", "aab", "aba", "baa", "zzz", "abcdefg", "gfedcba", "acbb", "bcaca", "afgedcb"]
    words.append("".join(rng.choice("abcd") for _ in range(7)))
    return Draft(
        question="""
            A lexicon lists, in alphabetical order, all the different words that one can make with just the letters of a
            word, each used exactly as often as there. Write a function `next_word(word)` that returns the word that
            follows in this lexicon, or the empty text if the given one is the last.

            The word has 1 to 7 lowercase letters, and letters may occur more than once.
            """,
        references=[
            """
            def next_word(word):
                letters = list(word)
                i = len(letters) - 2
                while i >= 0 and letters[i] >= letters[i + 1]:
                    i -= 1
                if i < 0:
                    return ""
                j = len(letters) - 1
                while letters[j] <= letters[i]:
                    j -= 1
                letters[i], letters[j] = letters[j], letters[i]
                return "".join(letters[: i + 1] + letters[: i : -1])
            """,
            """
            from itertools import permutations


            def next_word(word):
                later = ["".join(p) for p in permutations(word) if "".join(p) > word]
                return min(later) if later else ""
            """,
            """
            def next_word(word):
                if len(word) < 2:
                    return ""
                rest = next_word(word[1:])
                if rest:
                    return word[0] + rest
                larger = [c for c in word[1:] if c > word[0]]
                if not larger:
                    return ""
                first = min(larger)
                others = sorted(word)
                others.remove(first)
                return first + "".join(others)
            """,
        ],
        inputs=[[word] for word in words],
        difficulty="interview",
        fn_name="next_word",
        starter_code="def next_word(word):\n",
    )


@family("peaceful-queens")
def peaceful_queens(rng: Random) -> Draft:
    cases = [(4, 2), (1, 1), (2, 1), (3, 2), (4, 1), (5, 1), (5, 3), (6, 1), (6, 2), (7, 4), (7, 1), (8, 4), (8, 8)]
    return Draft(
        question="""
            On a chessboard of n by n squares n queens shall stand so that no two of them are in the same row, in the
            same column or on the same slanting line. The queen of the first row already stands in column c. In how
            many ways can the other queens be placed?

            -----Input-----
            One line with n and c (1 <= c <= n <= 8).

            -----Output-----
            Print the number of ways.
            """,
        references=[
            """
            n, c = map(int, input().split())
            columns = [c]


            def free(column):
                row = len(columns)
                for r in range(row):
                    if columns[r] == column or abs(columns[r] - column) == row - r:
                        return False
                return True


            def count():
                if len(columns) == n:
                    return 1
                ways = 0
                for column in range(1, n + 1):
                    if free(column):
                        columns.append(column)
                        ways += count()
                        columns.pop()
                return ways


            print(count())
            """,
            """
            from itertools import permutations

            n, c = map(int, input().split())
            others = [x for x in range(1, n + 1) if x != c]
            ways = 0
            for rest in permutations(others):
                order = (c, *rest)
                if len({x + y for y, x in enumerate(order)}) == n == len({x - y for y, x in enumerate(order)}):
                    ways += 1
            print(ways)
            """,
            """
            import sys


            def ways(row, columns, rising, falling):
                if row == n:
                    return 1
                total = 0
                for c in range(n):
                    if c not in columns and row + c not in rising and row - c not in falling:
                        total += ways(row + 1, columns | {c}, rising | {row + c}, falling | {row - c})
                return total


            n, first = map(int, sys.stdin.read().split())
            print(ways(1, {first - 1}, {first - 1}, {1 - first}))
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="competition",
    )


@family("apprentices-and-masters")
def apprentices_and_masters(rng: Random) -> Draft:
    def orders(n: int) -> list[list[int]]:
        rows = [list(range(1, n + 1)) for _ in range(n)]
        for row in rows:
            rng.shuffle(row)
        return rows

    cases = [
        ([[1, 2, 3], [1, 3, 2], [2, 1, 3]], [[2, 3, 1], [1, 3, 2], [3, 2, 1]]),
        ([[1]], [[1]]),
        ([[1, 2], [1, 2]], [[1, 2], [1, 2]]),
        ([[1, 2], [1, 2]], [[2, 1], [1, 2]]),
        ([[1, 2], [2, 1]], [[2, 1], [1, 2]]),
        ([[1, 2, 3], [1, 2, 3], [1, 2, 3]], [[3, 2, 1], [3, 2, 1], [3, 2, 1]]),
        ([[1, 2, 3], [2, 3, 1], [3, 1, 2]], [[2, 3, 1], [3, 1, 2], [1, 2, 3]]),
    ]
    cases += [(orders(n), orders(n)) for n in (4, 5, 7, 12, 30)]
    return Draft(
        question="""
            n apprentices look for n masters. Every apprentice without a master asks the one whom he likes best among
            those whom he has not asked yet. A master keeps the apprentice whom he likes best among those who have asked
            him so far, and sends the others away for good. This goes on until every apprentice has a master. It does
            not matter in which order the apprentices ask.

            -----Input-----
            The first line holds n (1 <= n <= 30). The next n lines hold the masters' numbers as apprentice 1, 2, ..., n
            likes them, the best first. The last n lines hold the apprentices' numbers as master 1, 2, ..., n likes
            them, the best first.

            -----Output-----
            Print the numbers of the masters of the apprentices 1, 2, ..., n in one line.
            """,
        references=[
            """
            n = int(input())
            wishes = [[int(x) - 1 for x in input().split()] for _ in range(n)]
            likes = [[int(x) - 1 for x in input().split()] for _ in range(n)]
            asked = [0] * n
            kept = [-1] * n
            waiting = list(range(n))
            while waiting:
                a = waiting.pop()
                m = wishes[a][asked[a]]
                asked[a] += 1
                other = kept[m]
                if other == -1:
                    kept[m] = a
                elif likes[m].index(a) < likes[m].index(other):
                    kept[m] = a
                    waiting.append(other)
                else:
                    waiting.append(a)
            print(*(kept.index(a) + 1 for a in range(n)))
            """,
            """
            import sys


            def main():
                n, *data = map(int, sys.stdin.read().split())
                rows = [data[i : i + n] for i in range(0, 2 * n * n, n)]
                wishes = {a + 1: rows[a] for a in range(n)}
                rank = {(m + 1, a): place for m in range(n) for place, a in enumerate(rows[n + m])}
                while True:
                    askers = {}
                    for a, wish in wishes.items():
                        askers.setdefault(wish[0], []).append(a)
                    if len(askers) == n:
                        break
                    for m, people in askers.items():
                        best = min(people, key=lambda a: rank[m, a])
                        for a in people:
                            if a != best:
                                wishes[a] = wishes[a][1:]
                print(*(wish[0] for wish in wishes.values()))


            main()
            """,
            """
            def ask(a):
                master = wishes[a].pop(0)
                current = apprentice_of.get(master)
                if current is None:
                    apprentice_of[master] = a
                    return
                order = likes[master]
                better, worse = sorted([a, current], key=order.index)
                apprentice_of[master] = better
                ask(worse)


            n = int(input())
            people = range(1, n + 1)
            wishes = {a: list(map(int, input().split())) for a in people}
            likes = {m: list(map(int, input().split())) for m in people}
            apprentice_of = {}
            for a in people:
                ask(a)
            master_of = {a: m for m, a in apprentice_of.items()}
            print(" ".join(str(master_of[a]) for a in people))
            """,
        ],
        inputs=[lines(len(a), *a, *b) for a, b in cases],
        difficulty="competition",
    )


@family("heaps-of-stones")
def heaps_of_stones(rng: Random) -> Draft:
    cases = [(5, 3), (1, 1), (2, 1), (2, 2), (5, 5), (7, 100), (10, 4), (100, 100), (100, 1), (100, 2), (99, 3)]
    cases += [(rng.randint(20, 100), rng.randint(3, 30)) for _ in range(3)]
    return Draft(
        question="""
            In how many ways can n equal stones be laid in heaps of at most k stones each? The order of the heaps does
            not matter. Five stones and k = 3 allow 3+2, 3+1+1, 2+2+1, 2+1+1+1 and 1+1+1+1+1.

            -----Input-----
            One line with n and k (1 <= n, k <= 100).

            -----Output-----
            Print the number of ways.
            """,
        references=[
            """
            n, k = map(int, input().split())
            ways = [1] + [0] * n
            for size in range(1, k + 1):
                for total in range(size, n + 1):
                    ways[total] += ways[total - size]
            print(ways[n])
            """,
            """
            from functools import lru_cache


            @lru_cache(None)
            def ways(n, k):
                if n == 0:
                    return 1
                if n < 0 or k == 0:
                    return 0
                return ways(n - k, k) + ways(n, k - 1)


            n, k = map(int, input().split())
            print(ways(n, k))
            """,
            """
            import sys

            n, k = map(int, sys.stdin.readline().split())
            table = [[0] * (k + 1) for _ in range(n + 1)]
            table[0] = [1] * (k + 1)
            for stones in range(1, n + 1):
                for limit in range(1, k + 1):
                    table[stones][limit] = table[stones][limit - 1]
                    if stones >= limit:
                        table[stones][limit] += table[stones - limit][limit]
            print(table[n][k])
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="competition",
    )
