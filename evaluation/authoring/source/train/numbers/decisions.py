"""One or two comparisons decide the answer."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("museum-entrance")
def museum_entrance(rng: Random) -> Draft:
    ages = [4, 30, 0, 5, 6, 17, 18, 64, 65, 120, rng.randint(6, 17), rng.randint(20, 63), rng.randint(66, 119)]
    return Draft(
        question="""
            A museum is free for children under 6. Visitors under 18 pay 4 coins, visitors of 65 or more pay 6 coins,
            all others pay 9 coins. What does a visitor pay?

            -----Input-----
            One line with the age of the visitor, an integer from 0 to 120.

            -----Output-----
            Print the number of coins.
            """,
        references=[
            """
            age = int(input())
            if age < 6:
                print(0)
            elif age < 18:
                print(4)
            elif age < 65:
                print(9)
            else:
                print(6)
            """,
            """
            def price(age):
                if age < 6:
                    return 0
                if age < 18:
                    return 4
                if age >= 65:
                    return 6
                return 9


            print(price(int(input())))
            """,
        ],
        inputs=[lines(age) for age in dict.fromkeys(ages)],
        difficulty="introductory",
        examples=2,
    )


@family("two-teams")
def two_teams(rng: Random) -> Draft:
    games = [(3, 1), (0, 0), (2, 5), (0, 1), (1, 0), (99, 99), (99, 98), (98, 99)]
    games += [(rng.randint(0, 99), rng.randint(0, 99)) for _ in range(4)]
    return Draft(
        question="""
            Home and guests played. Who won?

            -----Input-----
            One line with two integers from 0 to 99: the goals of the home team and of the guests.

            -----Output-----
            Print HOME, GUESTS or DRAW.
            """,
        references=[
            """
            home, guests = map(int, input().split())
            if home > guests:
                print("HOME")
            elif guests > home:
                print("GUESTS")
            else:
                print("DRAW")
            """,
            """
            a, b = map(int, input().split())
            print("HOME" if a > b else "GUESTS" if b > a else "DRAW")
            """,
        ],
        inputs=[lines(game) for game in games],
        difficulty="introductory",
        examples=2,
    )


@family("seat-side")
def seat_side(rng: Random) -> Draft:
    seats = [7, 112, 1, 2, 3, 400, 399, 100, 101, rng.randrange(11, 99, 2), rng.randrange(102, 398, 2)]
    return Draft(
        question="""
            In a theatre the seats with odd numbers are on the left and those with even numbers on the right. Seats up
            to 100 are on the ground floor, the others on the balcony. Where is a seat?

            -----Input-----
            One line with the number of the seat, from 1 to 400.

            -----Output-----
            Print `left` or `right`, a blank, and `floor` or `balcony`.
            """,
        references=[
            """
            seat = int(input())
            side = "left" if seat % 2 == 1 else "right"
            level = "floor" if seat <= 100 else "balcony"
            print(side, level)
            """,
            """
            n = int(input())
            if n % 2 == 0:
                answer = "right"
            else:
                answer = "left"
            if n > 100:
                answer += " balcony"
            else:
                answer += " floor"
            print(answer)
            """,
        ],
        inputs=[lines(seat) for seat in seats],
        difficulty="introductory",
        examples=2,
    )


@family("parcel-price")
def parcel_price(rng: Random) -> list[Draft]:
    weights = [3, 7, 1, 2, 5, 6, 10, 20, 50, 51, 999, 1000, rng.randint(21, 49), rng.randint(52, 900)]
    inputs = [lines(weight) for weight in weights]
    return [
        Draft(
            question="""
                A parcel costs 4 coins up to 5 kg. Each further kilogram costs 2 coins more. What does a parcel cost?

                -----Input-----
                One line with the weight in kilograms, an integer from 1 to 1000.

                -----Output-----
                Print the price.
                """,
            references=[
                """
                weight = int(input())
                price = 4
                if weight > 5:
                    price += 2 * (weight - 5)
                print(price)
                """,
                """
                w = int(input())
                print(4 + 2 * max(0, w - 5))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question="""
                A scale that can show at most 50 kg shows 50 for anything heavier, and 0 for anything of less than
                3 kg. What does it show?

                -----Input-----
                One line with the weight in kilograms, an integer from 1 to 1000.

                -----Output-----
                Print what the scale shows.
                """,
            references=[
                """
                weight = int(input())
                if weight < 3:
                    weight = 0
                if weight > 50:
                    weight = 50
                print(weight)
                """,
                """
                w = int(input())
                print(0 if w < 3 else min(w, 50))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
            examples=2,
        ),
    ]


@family("middle-of-three")
def middle_of_three(rng: Random) -> Draft:
    triples = [(5, 1, 9), (1, 2, 3), (3, 2, 1), (2, 3, 1), (4, 4, 7), (7, 4, 7), (0, 0, 0), (-100, 100, 0)]
    triples += [tuple(integers(rng, 3, -100, 100)) for _ in range(4)]
    return Draft(
        question="""
            Three judges give points. The lowest and the highest do not count. Which points are left?

            -----Input-----
            One line with three integers from -100 to 100.

            -----Output-----
            Print the middle one of the three in order of size.
            """,
        references=[
            """
            points = sorted(map(int, input().split()))
            print(points[1])
            """,
            """
            a, b, c = map(int, input().split())
            print(a + b + c - min(a, b, c) - max(a, b, c))
            """,
            """
            a, b, c = map(int, input().split())
            if b <= a <= c or c <= a <= b:
                print(a)
            elif a <= b <= c or c <= b <= a:
                print(b)
            else:
                print(c)
            """,
        ],
        inputs=[lines(triple) for triple in triples],
        difficulty="introductory",
    )


@family("can-they-share")
def can_they_share(rng: Random) -> Draft:
    parties = [(12, 4), (10, 4), (0, 1), (0, 50), (1, 1), (1, 50), (1000, 50), (999, 50), (49, 50), (7, 7)]
    parties += [(rng.randint(50, 1000), rng.randint(2, 50)) for _ in range(3)]
    return Draft(
        question="""
            A bag holds s sweets for k children. Each child gets equally many, as many as possible.

            -----Input-----
            One line with s and k (0 <= s <= 1000, 1 <= k <= 50).

            -----Output-----
            If nothing is left over, print YES and what each child gets. Otherwise print NO and what is left over.
            """,
        references=[
            """
            s, k = map(int, input().split())
            if s % k == 0:
                print("YES", s // k)
            else:
                print("NO", s % k)
            """,
            """
            sweets, children = map(int, input().split())
            each, left = divmod(sweets, children)
            if left:
                print(f"NO {left}")
            else:
                print(f"YES {each}")
            """,
        ],
        inputs=[lines(party) for party in parties],
        difficulty="introductory",
        examples=2,
    )
