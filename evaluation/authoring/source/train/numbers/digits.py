"""Numbers as rows of digits."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


def _numbers(rng: Random) -> list[int]:
    return [4071, 0, 5, 10, 999999999, 10**9, 123456789, 222, *(rng.randint(10**k, 10 ** (k + 1)) for k in range(1, 8))]


@family("digit-look")
def digit_look(rng: Random) -> list[Draft]:
    inputs = [lines(number) for number in _numbers(rng)]
    tales = [
        ("Which is the largest digit of a number?", "the largest digit", "max(digits)"),
        ("How many digits of a number are even? A zero is even.", "how many digits are even", None),
        ("What do the first and the last digit of a number add up to?", "the sum of the two", "digits[0] + digits[-1]"),
        ("How many different digits does a number have?", "how many different digits there are", "len(set(digits))"),
    ]
    loops = [
        """
        largest = 0
        for digit in input().strip():
            if int(digit) > largest:
                largest = int(digit)
        print(largest)
        """,
        """
        even = 0
        for digit in input().strip():
            if digit in "02468":
                even += 1
        print(even)
        """,
        """
        n = int(input())
        last = n % 10
        while n >= 10:
            n //= 10
        print(n + last)
        """,
        """
        seen = []
        for digit in input().strip():
            if digit not in seen:
                seen.append(digit)
        print(len(seen))
        """,
    ]
    drafts = []
    for (tale, answer, formula), loop in zip(tales, loops, strict=True):
        formula = formula or "len([d for d in digits if d % 2 == 0])"
        drafts.append(
            Draft(
                question=f"""
                    {tale}

                    -----Input-----
                    One line with the number, an integer from 0 to 10^9.

                    -----Output-----
                    Print {answer}.
                    """,
                references=[
                    f"""
                    digits = [int(d) for d in input().strip()]
                    print({formula})
                    """,
                    loop,
                ],
                inputs=inputs,
                difficulty="introductory",
            )
        )
    return drafts


@family("counter-wheel")
def counter_wheel(rng: Random) -> Draft:
    wheels = [("0399", "up"), ("0000", "down"), ("9999", "up"), ("0000", "up"), ("9999", "down"), ("1000", "down")]
    wheels += [(f"{rng.randint(0, 9999):04}", way) for way in ("up", "down", "up", "down", "up")]
    return Draft(
        question="""
            A counter has four wheels and shows 0000 to 9999. A step up from 9999 leads to 0000, a step down from 0000
            to 9999. What does it show after a step?

            -----Input-----
            The first line holds the four digits, the second `up` or `down`.

            -----Output-----
            Print the four digits after the step.
            """,
        references=[
            """
            number = int(input())
            if input().strip() == "up":
                number += 1
            else:
                number -= 1
            print(str(number % 10000).zfill(4))
            """,
            """
            shown = int(input())
            step = {"up": 1, "down": -1}[input().strip()]
            print(f"{(shown + step) % 10000:04d}")
            """,
        ],
        inputs=[lines(shown, way) for shown, way in wheels],
        difficulty="introductory",
        examples=2,
    )


@family("largest-arrangement")
def largest_arrangement(rng: Random) -> Draft:
    inputs = [lines(number) for number in _numbers(rng)]
    return Draft(
        question="""
            Digits are printed on cards. Lay the cards of a number so that they show the largest possible number.

            -----Input-----
            One line with an integer from 0 to 10^9.

            -----Output-----
            Print the largest number.
            """,
        references=[
            """
            cards = sorted(input().strip(), reverse=True)
            print("".join(cards))
            """,
            """
            cards = input().strip()
            answer = ""
            for digit in "9876543210":
                answer += digit * cards.count(digit)
            print(answer)
            """,
        ],
        inputs=inputs,
        difficulty="introductory",
    )


@family("lucky-number")
def lucky_number(rng: Random) -> Draft:
    tickets = ["123321", "123322", "000000", "999999", "000001", "900009", "333900", "100010"]
    tickets += [f"{rng.randint(0, 999999):06}" for _ in range(3)]
    for _ in range(2):
        half = [rng.randint(0, 9) for _ in range(3)]
        tickets.append("".join(map(str, half + rng.sample(half, 3))))
    return Draft(
        question="""
            A bus ticket brings luck when its first three digits add up to as much as its last three.

            -----Input-----
            One line with the six digits of a ticket.

            -----Output-----
            Print LUCKY or PLAIN.
            """,
        references=[
            """
            digits = [int(c) for c in input().strip()]
            if sum(digits[:3]) == sum(digits[3:]):
                print("LUCKY")
            else:
                print("PLAIN")
            """,
            """
            a, b, c, d, e, f = map(int, input().strip())
            print("LUCKY" if a + b + c == d + e + f else "PLAIN")
            """,
        ],
        inputs=[lines(ticket) for ticket in dict.fromkeys(tickets)],
        difficulty="introductory",
        examples=2,
    )
