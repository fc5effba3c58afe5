"""Adding up: totals of numbers that are read one by one or in a line."""

from random import Random

from evaluation.problem_set import Draft, family


def _lines(*values: object) -> str:
    return "".join(f"{value}\n" for value in values)


@family("apple-crates")
def apple_crates(rng: Random) -> Draft:
    inputs = ["3\n4\n7\n2\n", "1\n0\n", "1\n1000\n", "2\n1\n1\n"]
    inputs += [_lines(n, *(rng.randint(0, 1000) for _ in range(n))) for n in (2, 5, 9, 20, 50, 100)]
    inputs.append(_lines(100, *([1000] * 100)))
    return Draft(
        question="""
            A farm packs apples in crates. How many apples are packed in all?

            -----Input-----
            The first line holds the number of crates n (1 <= n <= 100). Each of the next n lines holds the apples in
            one crate, an integer from 0 to 1000.

            -----Output-----
            Print the total.
            """,
        references=[
            """
            n = int(input())
            total = 0
            for _ in range(n):
                total += int(input())
            print(total)
            """,
            """
            import sys

            numbers = list(map(int, sys.stdin.read().split()))
            print(sum(numbers[1:]))
            """,
            """
            def main():
                crates = int(input())
                print(sum(int(input()) for _ in range(crates)))


            main()
            """,
        ],
        inputs=inputs,
        difficulty="introductory",
    )
