"""Tallies: how often values occur, which is the most frequent, which the rarest."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("most-worn-size")
def most_worn_size(rng: Random) -> Draft:
    rows = [[38, 41, 38, 40, 41], [20], [50], [50, 20], [44, 43, 44, 43, 42], [30] * 80, [21, 22, 22, 21, 22, 21, 20]]
    rows += [integers(rng, n, low, high) for n, low, high in ((6, 36, 39), (15, 35, 41), (40, 20, 50), (80, 38, 44))]
    return Draft(
        question="""
            A shoe shop sold n pairs today. Which size was sold most often? If several were, take the smallest of them.

            -----Input-----
            The first line holds n (1 <= n <= 80), the second the n sizes from 20 to 50.

            -----Output-----
            Print the size.
            """,
        references=[
            """
            n = int(input())
            sizes = list(map(int, input().split()))
            best = min(sizes)
            for size in sorted(sizes):
                if sizes.count(size) > sizes.count(best):
                    best = size
            print(best)
            """,
            """
            input()
            sold = {}
            for size in map(int, input().split()):
                sold[size] = sold.get(size, 0) + 1
            most = max(sold.values())
            print(min(size for size in sold if sold[size] == most))
            """,
            """
            from collections import Counter

            input()
            counts = Counter(map(int, input().split()))
            print(max(sorted(counts), key=lambda size: counts[size]))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("marks-tally")
def marks_tally(rng: Random) -> Draft:
    rows = [[2, 5, 2, 1], [1], [6], [3, 4], [6, 6, 1, 1], [2] * 60, [1, 2, 3, 4, 5, 6]]
    rows += [integers(rng, n, 1, 6) for n in (5, 12, 30, 60)]
    return Draft(
        question="""
            Mr Olsen has marked the papers of his class. Count for him how often he gave each mark.

            -----Input-----
            The first line holds n (1 <= n <= 60), the second n marks from 1 to 6.

            -----Output-----
            Print six numbers in one line: how often the marks 1, 2, 3, 4, 5 and 6 occur.
            """,
        references=[
            """
            n = int(input())
            counts = [0] * 6
            for mark in map(int, input().split()):
                counts[mark - 1] += 1
            print(*counts)
            """,
            """
            input()
            marks = input().split()
            print(*[marks.count(mark) for mark in "123456"])
            """,
            """
            from collections import Counter

            input()
            tally = Counter(map(int, input().split()))
            print(" ".join(str(tally[mark]) for mark in range(1, 7)))
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("different-stamps")
def different_stamps(rng: Random) -> list[Draft]:
    rows = [[7, 3, 7, 9, 7, 3], [1], [500], [4, 4], [4, 5], [8, 8, 8], [6] * 100, [1, 2, 2, 3, 3, 3, 4], [5, 1, 5]]
    rows += [integers(rng, n, 1, high) for n, high in ((8, 5), (20, 12), (50, 40), (100, 70), (100, 500))]
    inputs = [lines(len(row), row) for row in rows]
    story = """
        Each of Ilka's n stamps bears the number of its picture. {question}

        -----Input-----
        The first line holds n (1 <= n <= 100), the second n numbers from 1 to 500.

        -----Output-----
        Print {answer}.
        """
    loop = """
        from collections import Counter

        input()
        count = 0
        for times in Counter(input().split()).values():
            if times RULE:
                count += 1
        print(count)
        """
    return [
        Draft(
            question=story.format(
                question="How many different pictures does she own?", answer="the number of different pictures"
            ),
            references=[
                """
                n = int(input())
                stamps = input().split()
                print(len(set(stamps)))
                """,
                """
                input()
                seen = []
                for stamp in input().split():
                    if stamp not in seen:
                        seen.append(stamp)
                print(len(seen))
                """,
                """
                input()
                stamps = sorted(input().split())
                count = 1
                for left, right in zip(stamps, stamps[1:]):
                    if left != right:
                        count += 1
                print(count)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=story.format(
                question="How many of the pictures does she own more than once?",
                answer="the number of different pictures that occur at least twice",
            ),
            references=[
                """
                n = int(input())
                once, again = set(), set()
                for stamp in input().split():
                    if stamp in once:
                        again.add(stamp)
                    once.add(stamp)
                print(len(again))
                """,
                loop.replace("RULE", ">= 2"),
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=story.format(
                question="How many of the pictures does she own exactly once?",
                answer="the number of pictures that occur exactly once",
            ),
            references=[
                """
                n = int(input())
                stamps = input().split()
                print(sum(stamps.count(stamp) == 1 for stamp in stamps))
                """,
                loop.replace("RULE", "== 1"),
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("survey-bars")
def survey_bars(rng: Random) -> Draft:
    rows = [[3, 1, 3, 5], [1], [5], [4, 4, 4], [1, 2, 3, 4, 5], [2] * 40, [5, 5, 1]]
    rows += [integers(rng, n, 1, 5) for n in (6, 12, 25, 40)]
    return Draft(
        question="""
            Guests of an inn were asked how they slept, from 1 (badly) to 5 (very well). Draw the answers as bars.

            -----Input-----
            The first line holds n (1 <= n <= 40), the second n answers from 1 to 5.

            -----Output-----
            Print five lines for the answers 1 to 5: the answer, a colon and as many * as guests gave it, without
            blanks.
            """,
        references=[
            """
            n = int(input())
            answers = list(map(int, input().split()))
            for value in range(1, 6):
                print(f"{value}:{'*' * answers.count(value)}")
            """,
            """
            input()
            bars = {value: "" for value in "12345"}
            for answer in input().split():
                bars[answer] += "*"
            for value, bar in bars.items():
                print(value + ":" + bar)
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )


@family("gloves-by-size")
def gloves_by_size(rng: Random) -> Draft:
    boxes = [[("L", 7), ("R", 7), ("R", 7), ("L", 9), ("R", 8), ("L", 7)], [("L", 5)], [("L", 5), ("R", 5)]]
    boxes += [[("L", 5), ("R", 6)], [("R", 12)] * 60, [("L", 10), ("R", 10)] * 30, [("R", 6), ("L", 6), ("R", 6)]]
    for n, high in ((10, 6), (25, 8), (40, 12), (60, 12), (60, 7)):
        boxes.append([(rng.choice("LR"), rng.randint(5, high)) for _ in range(n)])
    return Draft(
        question="""
            A box of lost property holds single gloves. A left and a right glove of the same size make a pair. How many
            pairs can be made, and how many gloves stay single?

            -----Input-----
            The first line holds n (1 <= n <= 60). Each of the next n lines holds L or R and a size from 5 to 12.

            -----Output-----
            Print the number of pairs and the number of single gloves.
            """,
        references=[
            """
            n = int(input())
            left = [0] * 13
            right = [0] * 13
            for _ in range(n):
                hand, size = input().split()
                if hand == "L":
                    left[int(size)] += 1
                else:
                    right[int(size)] += 1
            pairs = sum(min(a, b) for a, b in zip(left, right))
            print(pairs, n - 2 * pairs)
            """,
            """
            n = int(input())
            waiting = {}
            pairs = 0
            for _ in range(n):
                hand, size = input().split()
                other = ("R" if hand == "L" else "L", size)
                if waiting.get(other, 0) > 0:
                    waiting[other] -= 1
                    pairs += 1
                else:
                    waiting[hand, size] = waiting.get((hand, size), 0) + 1
            print(pairs, sum(waiting.values()))
            """,
            """
            import sys
            from collections import Counter

            n, *gloves = sys.stdin.read().splitlines()
            counts = Counter(gloves)
            pairs = sum(min(counts[f"L {size}"], counts[f"R {size}"]) for size in range(5, 13))
            print(pairs, int(n) - 2 * pairs)
            """,
        ],
        inputs=[lines(len(box), *box) for box in boxes],
        difficulty="interview",
    )


@family("equally-often")
def equally_often(rng: Random) -> Draft:
    even = [3, 8, 8, 3, 5, 5]
    large = [value for value in range(10) for _ in range(4)]
    rng.shuffle(large)
    rows = [even, [3, 8, 8], [], [0], [0, 0], [1, 2], [9, 9, 9, 1], [1, 1, 1, 2, 2], [4] * 40, [1, 2, 3, 4, 4], large]
    rows += [[*large[:-1], 0], [*range(10), 0], integers(rng, 12, 0, 3), integers(rng, 4, 0, 1)]
    return Draft(
        question="""
            A die is called tame if each number that came up at all came up equally often. Write a function
            `tame(throws)` that returns whether this is so. Without any throw it is tame.

            The list holds 0 to 40 integers from 0 to 9.
            """,
        references=[
            """
            def tame(throws):
                times = {throws.count(value) for value in throws}
                return len(times) <= 1
            """,
            """
            def tame(throws):
                return all(throws.count(value) == throws.count(throws[0]) for value in throws)
            """,
            """
            from collections import Counter


            def tame(throws):
                times = sorted(Counter(throws).values())
                return not times or times[0] == times[-1]
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="interview",
        fn_name="tame",
        starter_code="def tame(throws):\n",
        examples=2,
    )


@family("rarest-bird")
def rarest_bird(rng: Random) -> Draft:
    birds = ["wren", "owl", "robin", "tit", "crow", "finch", "dove"]
    rows = [["owl", "tit", "owl", "wren", "tit", "owl"], ["crow"], ["tit", "tit"], ["owl", "dove"], ["dove", "owl"]]
    rows += [["crow", "crow", "dove", "dove", "dove"], ["dove", "crow", "dove", "crow", "dove"], ["owl"] * 40, birds]
    rows += [[rng.choice(birds) for _ in range(n)] for n in (8, 15, 25, 40)]
    return Draft(
        question="""
            Write a function `rarest(birds)` that gets the birds seen on a walk and returns the kind that was seen the
            fewest times, but at least once. If several kinds are equally rare, take the one that comes first in the
            alphabet.

            The list holds 1 to 40 words of 3 to 5 lower-case letters.
            """,
        references=[
            """
            def rarest(birds):
                return min(sorted(birds), key=birds.count)
            """,
            """
            def rarest(birds):
                counts = {bird: birds.count(bird) for bird in birds}
                fewest = min(counts.values())
                return min(bird for bird in counts if counts[bird] == fewest)
            """,
            """
            def rarest(birds):
                best = birds[0]
                for bird in birds:
                    if (birds.count(bird), bird) < (birds.count(best), best):
                        best = bird
                return best
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="introductory",
        fn_name="rarest",
        starter_code="def rarest(birds):\n",
    )
