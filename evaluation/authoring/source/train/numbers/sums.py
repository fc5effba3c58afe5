"""Adding up: totals of numbers that are read one by one, in a line, or picked by a rule."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("apple-crates")
def apple_crates(rng: Random) -> Draft:
    crates = [[4, 7, 2], [0], [1000], [1, 1]]
    crates += [integers(rng, n, 0, 1000) for n in (2, 5, 9, 20, 50, 100)] + [[1000] * 100]
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
        inputs=[lines(len(values), *values) for values in crates],
        difficulty="introductory",
    )


@family("ticket-sales")
def ticket_sales(rng: Random) -> Draft:
    days = [[(5, 3), (8, 10)], [(1, 0)], [(100, 1000)], [(7, 1), (7, 1), (7, 1)], [(3, 0), (9, 0)]]
    days += [[(rng.randint(1, 100), rng.randint(0, 1000)) for _ in range(n)] for n in (3, 6, 10, 25, 50)]
    return Draft(
        question="""
            A small cinema shows n films a day. For each film you know the price of a ticket and how many tickets were
            sold. How much money did the cinema take?

            -----Input-----
            The first line holds n (1 <= n <= 50). Each of the next n lines holds a price (1 to 100) and a number of
            tickets (0 to 1000).

            -----Output-----
            Print the money taken, one integer.
            """,
        references=[
            """
            n = int(input())
            money = 0
            for _ in range(n):
                price, sold = map(int, input().split())
                money += price * sold
            print(money)
            """,
            """
            import sys

            data = [int(x) for x in sys.stdin.read().split()]
            prices = data[1::2]
            tickets = data[2::2]
            print(sum(p * t for p, t in zip(prices, tickets)))
            """,
        ],
        inputs=[lines(len(films), *films) for films in days],
        difficulty="introductory",
    )


@family("until-zero")
def until_zero(rng: Random) -> list[Draft]:
    streams = [[5, 8, 2], [], [1], [100], [3, 3, 3], [99, 1]]
    streams += [integers(rng, n, 1, 100) for n in (4, 7, 15, 30, 60, 99)]
    inputs = [lines(*values, 0) for values in streams]
    story = """
        A toll gate prints what each car paid, one number a line. A zero marks the end of the day. {question}

        -----Input-----
        Up to 99 lines with integers from 1 to 100, then a line with 0.

        -----Output-----
        Print {answer}.
        """
    return [
        Draft(
            question=story.format(question="How much was paid?", answer="the sum of the payments"),
            references=[
                """
                paid = 0
                value = int(input())
                while value != 0:
                    paid += value
                    value = int(input())
                print(paid)
                """,
                """
                import sys

                print(sum(map(int, sys.stdin)))
                """,
                """
                answer = 0
                while True:
                    x = int(input())
                    if x == 0:
                        break
                    answer += x
                print(answer)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=story.format(question="How many cars passed?", answer="the number of cars"),
            references=[
                """
                cars = 0
                while int(input()) != 0:
                    cars += 1
                print(cars)
                """,
                """
                import sys

                values = sys.stdin.read().split()
                print(len(values) - 1)
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=story.format(
                question="What did the car that paid most pay?", answer="the largest payment, or 0 when no car came"
            ),
            references=[
                """
                most = 0
                while True:
                    paid = int(input())
                    if paid == 0:
                        break
                    if paid > most:
                        most = paid
                print(most)
                """,
                """
                import sys

                print(max(int(line) for line in sys.stdin))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
    ]


@family("picked-sum")
def picked_sum(rng: Random) -> list[Draft]:
    rows = [[3, 4, 7, 10], [1], [2], [100] * 50, [99] * 50, [1, 2], [5, 10, 15, 20], [50, 51]]
    rows += [integers(rng, n, 1, 100) for n in (3, 8, 20, 50)]
    inputs = [lines(len(row), row) for row in rows]
    tales = [
        ("even", "Tilda only likes even numbers.", "x % 2 == 0"),
        ("odd", "Oddvar collects odd numbers and nothing else.", "x % 2 == 1"),
        ("divisible by 5", "A game scores only the cards that 5 divides.", "x % 5 == 0"),
        ("greater than 50", "A shop gives points for every bill of more than 50.", "x > 50"),
    ]
    drafts = []
    for rule, tale, test in tales:
        loop = """
            n = int(input())
            numbers = list(map(int, input().split()))
            total = 0
            for x in numbers:
                if RULE:
                    total += x
            print(total)
            """
        comprehension = """
            input()
            print(sum(x for x in map(int, input().split()) if RULE))
            """
        drafts.append(
            Draft(
                question=f"""
                    {tale} Add up the numbers of a list that are {rule}.

                    -----Input-----
                    The first line holds n (1 <= n <= 50), the second n integers from 1 to 100.

                    -----Output-----
                    Print the sum of the numbers that are {rule}; 0 when there are none.
                    """,
                references=[loop.replace("RULE", test), comprehension.replace("RULE", test)],
                inputs=inputs,
                difficulty="introductory",
            )
        )
    return drafts


@family("plus-minus")
def plus_minus(rng: Random) -> Draft:
    rows = [[10, 3, 5], [7], [1, 1], [0, 100], [100] * 60, [100, 0] * 30, [2, 4, 6, 8]]
    rows += [integers(rng, n, 0, 100) for n in (3, 6, 17, 41, 60)]
    return Draft(
        question="""
            Mona writes numbers in a line and puts a minus before the second, a plus before the third, a minus before
            the fourth and so on. What is the result?

            -----Input-----
            The first line holds n (1 <= n <= 60), the second n integers from 0 to 100.

            -----Output-----
            Print the result.
            """,
        references=[
            """
            n = int(input())
            a = list(map(int, input().split()))
            print(sum(a[::2]) - sum(a[1::2]))
            """,
            """
            n = int(input())
            values = [int(v) for v in input().split()]
            result = 0
            for i in range(n):
                if i % 2 == 0:
                    result += values[i]
                else:
                    result -= values[i]
            print(result)
            """,
            """
            input()
            sign = 1
            result = 0
            for word in input().split():
                result += sign * int(word)
                sign = -sign
            print(result)
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="introductory",
    )
