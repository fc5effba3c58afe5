"""Numbers and their digits: rules, steps and decimals."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


@family("painted-house-numbers")
def painted_house_numbers(rng: Random) -> list[Draft]:
    lengths = [12, 1, 9, 10, 99, 100, 101, 999, 1000, 2000, rng.randint(200, 900), rng.randint(1001, 1999)]
    pairs = [(12, 1), (1, 1), (1, 2), (9, 0), (10, 0), (100, 0), (2000, 9), (2000, 0), (99, 9), (98, 9), (111, 1)]
    pairs += [(rng.randint(100, 2000), rng.randint(0, 9)) for _ in range(3)]
    return [
        Draft(
            question="""
                A painter writes the numbers 1 to n on the houses of a new street. Each digit costs as many coins as it
                says, and a zero is free, so house 205 costs 7 coins. What do all houses cost together?

                -----Input-----
                One line with n (1 <= n <= 2000).

                -----Output-----
                Print the number of coins.
                """,
            references=[
                """
                n = int(input())
                coins = 0
                for house in range(1, n + 1):
                    for digit in str(house):
                        coins += int(digit)
                print(coins)
                """,
                """
                def cost(house):
                    if house == 0:
                        return 0
                    return house % 10 + cost(house // 10)


                print(sum(cost(house) for house in range(1, int(input()) + 1)))
                """,
                """
                n = int(input())
                total = 0
                while n > 0:
                    house = n
                    while house > 0:
                        total += house % 10
                        house //= 10
                    n -= 1
                print(total)
                """,
            ],
            inputs=[lines(n) for n in lengths],
            difficulty="introductory",
        ),
        Draft(
            question="""
                The houses of a street get the numbers 1 to n, made of brass digits. How often is the digit d needed?

                -----Input-----
                One line with n and d (1 <= n <= 2000, 0 <= d <= 9).

                -----Output-----
                Print how many digits d there are in the numbers from 1 to n.
                """,
            references=[
                """
                n, d = input().split()
                needed = 0
                for house in range(1, int(n) + 1):
                    needed += str(house).count(d)
                print(needed)
                """,
                """
                n, d = map(int, input().split())
                needed = 0
                for house in range(1, n + 1):
                    while house > 0:
                        if house % 10 == d:
                            needed += 1
                        house //= 10
                print(needed)
                """,
            ],
            inputs=[lines(pair) for pair in pairs],
            difficulty="introductory",
        ),
    ]


@family("numbers-without-a-digit")
def numbers_without_a_digit(rng: Random) -> Draft:
    calls = [[1, 25, 2], [0, 0, 0], [0, 0, 1], [5, 5, 5], [5, 6, 5], [4, 5, 5], [0, 10, 0], [0, 1000, 9], [0, 1000, 0]]
    calls += [[333, 333, 3], [10, 12, 1]]
    for _ in range(3):
        low, high = sorted((rng.randint(0, 1000), rng.randint(0, 1000)))
        calls.append([low, high, rng.randint(0, 9)])
    return Draft(
        question="""
            In a hotel no room number may hold the unlucky digit. Write a function `rooms(low, high, unlucky)` that
            returns how many whole numbers from low to high, both included, do not hold it. The number 0 has one digit,
            a zero.

            0 <= low <= high <= 1000 and 0 <= unlucky <= 9.
            """,
        references=[
            """
            def rooms(low, high, unlucky):
                count = 0
                for number in range(low, high + 1):
                    if str(unlucky) not in str(number):
                        count += 1
                return count
            """,
            """
            def rooms(low, high, unlucky):
                def holds(number):
                    if number % 10 == unlucky:
                        return True
                    return number >= 10 and holds(number // 10)

                return sum(not holds(number) for number in range(low, high + 1))
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="rooms",
        starter_code="def rooms(low, high, unlucky):\n",
    )


@family("largest-digit-away")
def largest_digit_away(rng: Random) -> Draft:
    numbers = [26, 0, 1, 9, 10, 11, 99, 100, 19, 9999, 10000, 1000] + [rng.randint(200, 9000) for _ in range(2)]
    return Draft(
        question="""
            Ivo writes down a number. In each step he subtracts the largest digit of the number from it, until it is 0.
            From 14 he comes to 10, then 9, then 0: three steps. How many steps does he need?

            -----Input-----
            One line with the number, an integer from 0 to 10000.

            -----Output-----
            Print the number of steps.
            """,
        references=[
            """
            n = int(input())
            steps = 0
            while n > 0:
                n -= max(int(digit) for digit in str(n))
                steps += 1
            print(steps)
            """,
            """
            n = int(input())
            steps = 0
            while n != 0:
                largest = 0
                rest = n
                while rest > 0:
                    if rest % 10 > largest:
                        largest = rest % 10
                    rest //= 10
                n = n - largest
                steps += 1
            print(steps)
            """,
            """
            number = input()
            steps = 0
            while number != "0":
                number = str(int(number) - int(max(number)))
                steps += 1
            print(steps)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("numbers-that-tell-their-length")
def numbers_that_tell_their_length(rng: Random) -> Draft:
    calls = [[1, 22], [1, 1], [2, 2], [2, 11], [12, 12], [99, 103], [31, 103], [999, 1004], [997, 1403], [2, 2000]]
    calls += [[299, 300], [142, 143]]
    calls += [sorted((rng.randint(1, 2000), rng.randint(1, 2000))) for _ in range(2)]
    return Draft(
        question="""
            A number tells its length when one of its digits says how many digits it has. So do 1, 25 and 130, but not 3
            or 145. Write a function `telling(low, high)` that returns the list of all such numbers from low to high,
            both included, in increasing order.

            1 <= low <= high <= 2000.
            """,
        references=[
            """
            def telling(low, high):
                found = []
                for number in range(low, high + 1):
                    digits = str(number)
                    if str(len(digits)) in digits:
                        found.append(number)
                return found
            """,
            """
            def tells(number):
                digits = []
                while number > 0:
                    digits.append(number % 10)
                    number //= 10
                return len(digits) in digits


            def telling(low, high):
                return [number for number in range(low, high + 1) if tells(number)]
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="telling",
        starter_code="def telling(low, high):\n",
    )


@family("rising-digits")
def rising_digits(rng: Random) -> Draft:
    cases = [(8, 25), (1, 1), (1, 9), (10, 11), (11, 11), (12, 12), (21, 22), (123, 123), (112, 122), (89, 100)]
    cases += [(1, 10000), (6789, 6789), (6790, 10000)]
    cases += [tuple(sorted((rng.randint(1, 10000), rng.randint(1, 10000))))]
    return Draft(
        question="""
            The digits of a number rise when each digit is greater than the digit on its left, as in 259. A number of
            one digit counts as well. How many numbers from a to b, both included, have rising digits?

            -----Input-----
            One line with a and b (1 <= a <= b <= 10000).

            -----Output-----
            Print how many there are.
            """,
        references=[
            """
            def rises(number):
                last = 10
                while number > 0:
                    if number % 10 >= last:
                        return False
                    last = number % 10
                    number //= 10
                return True


            a, b = map(int, input().split())
            print(sum(rises(n) for n in range(a, b + 1)))
            """,
            """
            a, b = map(int, input().split())
            count = 0
            for number in range(a, b + 1):
                digits = str(number)
                if list(digits) == sorted(set(digits)):
                    count += 1
            print(count)
            """,
            """
            from itertools import combinations

            a, b = map(int, input().split())
            count = 0
            for length in range(1, 5):
                for digits in combinations("123456789", length):
                    if a <= int("".join(digits)) <= b:
                        count += 1
            print(count)
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="interview",
    )


@family("decimals-of-a-fraction")
def decimals_of_a_fraction(rng: Random) -> list[Draft]:
    places = [(5, 7, 3), (1, 2, 1), (1, 2, 2), (9, 3, 1), (1, 1, 1000), (1, 999, 3), (1, 1000, 3), (1, 1000, 4)]
    places += [(22, 7, 1), (1000, 7, 1000), (2, 3, 500)]
    places += [(rng.randint(1, 1000), rng.randint(1, 1000), rng.randint(2, 1000)) for _ in range(3)]
    pairs = [(5, 6), (1, 7), (1, 1), (1, 2), (4, 2), (1, 3), (22, 7), (1, 12), (1, 983), (999, 1000), (1000, 999)]
    pairs += [(rng.randint(1, 1000), rng.randint(3, 1000)) for _ in range(3)]
    return [
        Draft(
            question="""
                The number a / b is written with a decimal point, without rounding. Which digit stands at place k after
                the point? 1 / 4 is 0.25000..., so the digit at place 2 is 5 and the one at place 3 is 0. Never write a
                number with endless nines: 1 / 2 is 0.5000...

                -----Input-----
                One line with a, b and k (1 <= a, b, k <= 1000).

                -----Output-----
                Print the digit.
                """,
            references=[
                """
                a, b, k = map(int, input().split())
                rest = a % b
                for _ in range(k):
                    rest *= 10
                    digit = rest // b
                    rest %= b
                print(digit)
                """,
                """
                a, b, k = map(int, input().split())
                print(a * 10**k // b % 10)
                """,
            ],
            inputs=[lines(place) for place in places],
            difficulty="interview",
        ),
        Draft(
            question="""
                When a / b is written with a decimal point, the digits after it end, or from some place on a group of
                digits is repeated for ever: 1 / 6 is 0.1666... with the group 6, and 1 / 11 is 0.0909... with the group
                09. How many digits does the shortest repeated group have?

                -----Input-----
                One line with a and b (1 <= a, b <= 1000).

                -----Output-----
                Print the length of the group, or 0 when the digits end or there are none.
                """,
            references=[
                """
                a, b = map(int, input().split())
                rest = a % b
                seen = {}
                place = 0
                while rest != 0 and rest not in seen:
                    seen[rest] = place
                    rest = rest * 10 % b
                    place += 1
                print(place - seen[rest] if rest else 0)
                """,
                """
                a, b = map(int, input().split())
                rests = [a % b]
                while True:
                    following = rests[-1] * 10 % b
                    if following in rests:
                        break
                    rests.append(following)
                if following == 0:
                    print(0)
                else:
                    print(len(rests) - rests.index(following))
                """,
                """
                a, b = map(int, input().split())
                rest = a % b
                for _ in range(b):
                    rest = rest * 10 % b
                length = 0
                current = rest
                while rest > 0:
                    current = current * 10 % b
                    length += 1
                    if current == rest:
                        break
                print(length)
                """,
            ],
            inputs=[lines(pair) for pair in pairs],
            difficulty="interview",
        ),
    ]
