"""Validation families about the arithmetic of a day: years, coins, degrees, hours."""

import random

from evaluation.authoring.draft import Draft, family


@family("leap-years")
def leap_years(rng: random.Random) -> Draft:
    years = [2024, 1900, 2000, 2023, 1, 4, 100, 400, 9999, 9996, 1700, 1600, 2100]
    return Draft(
        question="""
            A farmer plants an extra row of beans in every leap year. A year is a leap year if it is divisible by 4,
            but years divisible by 100 are leap years only if they are divisible by 400 too.

            -----Input-----

            One integer y (1 <= y <= 9999), the year.

            -----Output-----

            Print YES if y is a leap year, otherwise print NO.
        """,
        references=[
            """
                y = int(input())
                if y % 400 == 0 or (y % 4 == 0 and y % 100 != 0):
                    print("YES")
                else:
                    print("NO")
            """,
            """
                def is_leap(year):
                    if year % 100 == 0:
                        return year % 400 == 0
                    return year % 4 == 0


                print("YES" if is_leap(int(input())) else "NO")
            """,
            """
                import calendar

                print("YES" if calendar.isleap(int(input())) else "NO")
            """,
        ],
        inputs=[f"{year}\n" for year in years + [rng.randint(1, 9999) for _ in range(5)]],
        difficulty="introductory",
    )


@family("vending-change")
def vending_change(rng: random.Random) -> Draft:
    pairs = [(35, 100), (100, 100), (1, 2), (1, 1000), (999, 1000), (1, 21), (30, 50), (12, 100), (7, 12), (1, 5)]
    for _ in range(6):
        price = rng.randint(1, 1000)
        pairs.append((price, rng.randint(price, 1000)))
    return Draft(
        question="""
            A vending machine returns change in coins of 50, 20, 10, 5, 2 and 1 cents, always with as few coins as
            possible. How many coins fall out?

            -----Input-----

            Two integers p and m (1 <= p <= m <= 1000): the price and the money put in, in cents.

            -----Output-----

            Print the number of coins returned.
        """,
        references=[
            """
                p, m = map(int, input().split())
                rest = m - p
                coins = 0
                for c in [50, 20, 10, 5, 2, 1]:
                    coins += rest // c
                    rest %= c
                print(coins)
            """,
            """
                p, m = map(int, input().split())
                rest = m - p
                count = 0
                for coin in (50, 20, 10, 5, 2, 1):
                    while rest >= coin:
                        rest -= coin
                        count += 1
                print(count)
            """,
            """
                import sys


                def main():
                    price, money = map(int, sys.stdin.read().split())
                    change = money - price
                    total = 0
                    for coin in (50, 20, 10, 5, 2):
                        n, change = divmod(change, coin)
                        total += n
                    print(total + change)


                main()
            """,
        ],
        inputs=[f"{price} {money}\n" for price, money in pairs],
        difficulty="introductory",
    )


@family("temperature-conversion")
def temperature_conversion(rng: random.Random) -> Draft:
    degrees = [20, 0, -40, 100, -100, 1000, -5, 5, 35, -20, 5 * rng.randint(-20, 200), 5 * rng.randint(-20, 200)]
    return Draft(
        question="""
            A weather station in Oslo reports degrees Celsius, its reader in Boston wants Fahrenheit. The rule is F =
            C * 9 / 5 + 32.

            -----Input-----

            One integer C (-100 <= C <= 1000), divisible by 5.

            -----Output-----

            Print F as an integer.
        """,
        references=[
            """
                c = int(input())
                print(c * 9 // 5 + 32)
            """,
            """
                def fahrenheit(celsius):
                    return celsius // 5 * 9 + 32


                print(fahrenheit(int(input())))
            """,
            """
                import sys

                c = int(sys.stdin.read())
                print(int(c * 9 / 5) + 32)
            """,
        ],
        inputs=[f"{c}\n" for c in degrees],
        difficulty="introductory",
    )


@family("triangle-validity")
def triangle_validity(rng: random.Random) -> Draft:
    sides = [(3, 4, 5), (1, 2, 3), (1, 1, 1), (2, 3, 1), (3, 1, 2), (100, 100, 100), (1, 100, 100), (50, 100, 50)]
    sides += [(10, 3, 4), (4, 10, 3), (3, 4, 10), (3, 4, 6), (6, 3, 4), (4, 6, 3)]
    sides += [(rng.randint(1, 100), rng.randint(1, 100), rng.randint(1, 100)) for _ in range(4)]
    return Draft(
        question="""
            Mina has three sticks. She can lay them out as a triangle only if any two of them together are longer than
            the third.

            -----Input-----

            Three integers a, b and c (1 <= a, b, c <= 100), the lengths.

            -----Output-----

            Print YES if they form a triangle, otherwise NO.
        """,
        references=[
            """
                a, b, c = map(int, input().split())
                if a + b > c and a + c > b and b + c > a:
                    print("YES")
                else:
                    print("NO")
            """,
            """
                a, b, c = sorted(map(int, input().split()))
                print("YES" if a + b > c else "NO")
            """,
            """
                import sys


                def main():
                    sticks = [int(x) for x in sys.stdin.read().split()]
                    longest = max(sticks)
                    print("YES" if longest < sum(sticks) - longest else "NO")


                main()
            """,
        ],
        inputs=[f"{a} {b} {c}\n" for a, b, c in sides],
        difficulty="introductory",
    )


@family("clock-arithmetic")
def clock_arithmetic(rng: random.Random) -> Draft:
    cases = [("09:50", 25), ("00:00", 0), ("23:59", 1), ("12:00", 10000), ("00:00", 1440), ("23:00", 59), ("23:00", 60)]
    cases += [("05:05", 55), ("00:01", 1439), ("10:09", 0)]
    cases += [(f"{rng.randrange(24):02d}:{rng.randrange(60):02d}", rng.randint(0, 10000)) for _ in range(4)]
    return Draft(
        question="""
            The night train leaves at a given time of a 24-hour clock and travels k minutes. What does the station
            clock show when it arrives?

            -----Input-----

            The first line holds the time of departure as HH:MM (00:00 to 23:59). The second line holds the integer k
            (0 <= k <= 10000).

            -----Output-----

            Print the time of arrival as HH:MM, with two digits each.
        """,
        references=[
            """
                h, m = map(int, input().split(":"))
                k = int(input())
                t = (h * 60 + m + k) % 1440
                print("%02d:%02d" % (t // 60, t % 60))
            """,
            """
                h, m = map(int, input().split(":"))
                m += int(input())
                h = (h + m // 60) % 24
                m %= 60
                print(f"{h:02d}:{m:02d}")
            """,
            """
                import sys


                def main():
                    start, k = sys.stdin.read().split()
                    minutes = int(start[:2]) * 60 + int(start[3:]) + int(k)
                    hours, minutes = divmod(minutes, 60)
                    print(str(hours % 24).zfill(2) + ":" + str(minutes).zfill(2))


                main()
            """,
        ],
        inputs=[f"{start}\n{k}\n" for start, k in cases],
        difficulty="introductory",
    )


@family("digital-root")
def digital_root(rng: random.Random) -> Draft:
    numbers = [493, 0, 9, 10, 18, 99, 1, 10**18, 10**18 - 1, 199, 38, rng.randint(1, 10**18), rng.randint(1, 10**9)]
    return Draft(
        question="""
            Kai replaces a number by the sum of its digits, again and again, until one digit is left. Which one?

            -----Input-----

            One integer n (0 <= n <= 10^18).

            -----Output-----

            Print the last digit that is left. For 493 the steps are 493, 16, 7.
        """,
        references=[
            """
                n = int(input())
                while n > 9:
                    n = sum(int(d) for d in str(n))
                print(n)
            """,
            """
                n = int(input())
                if n == 0:
                    print(0)
                else:
                    print((n - 1) % 9 + 1)
            """,
            """
                def root(n):
                    if n < 10:
                        return n
                    total = 0
                    while n > 0:
                        total += n % 10
                        n //= 10
                    return root(total)


                print(root(int(input())))
            """,
        ],
        inputs=[f"{n}\n" for n in numbers],
        difficulty="introductory",
    )
