"""Test families about numbers with a name: sums of divisors, powers of digits, primes that go together."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


@family("sum-of-divisors")
def sum_of_divisors(rng: Random) -> Draft:
    numbers = [12, 1, 2, 6, 28, 496, 8128, 16, 196, 945, 97, 20, 10000, 9999]
    return Draft(
        question="""
            A count shares his n coins fairly: each way to make equal heaps gives a heap size, a divisor of n. Add up
            all divisors of n except n itself. The number n is perfect if the sum is n, rich if the sum is larger, and
            poor if it is smaller. What is n?

            -----Input-----
            One integer n (1 <= n <= 10000).

            -----Output-----
            Print perfect, rich or poor.
            """,
        references=[
            """
            n = int(input())
            total = 0
            for d in range(1, n):
                if n % d == 0:
                    total += d
            if total == n:
                print("perfect")
            elif total > n:
                print("rich")
            else:
                print("poor")
            """,
            """
            def proper_sum(n):
                total = 0
                d = 1
                while d * d <= n:
                    if n % d == 0:
                        total += d
                        if d * d < n:
                            total += n // d
                    d += 1
                return total - n


            n = int(input())
            s = proper_sum(n)
            print("perfect" if s == n else "rich" if s > n else "poor")
            """,
            """
            import sys

            number = int(sys.stdin.readline())
            extra = sum(d for d in range(1, number // 2 + 1) if number % d == 0) - number
            print("poor" if extra < 0 else "perfect" if extra == 0 else "rich")
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("joy-numbers")
def joy_numbers(rng: Random) -> Draft:
    numbers = [12, 0, 8, 9, 10, 11, 17, 18, 21, 199, 1000000, *rng.sample(range(1000, 1000000), 3)]
    return Draft(
        question="""
            A joy number is divisible by the sum of its digits: 18 is one, as 1 + 8 = 9 divides 18. Which joy number
            follows after n?

            -----Input-----
            One integer n (0 <= n <= 10^6).

            -----Output-----
            Print the smallest joy number that is larger than n.
            """,
        references=[
            """
            n = int(input()) + 1
            while n % sum(int(digit) for digit in str(n)) != 0:
                n += 1
            print(n)
            """,
            """
            def is_joyful(n):
                total = 0
                rest = n
                while rest > 0:
                    total += rest % 10
                    rest //= 10
                return n % total == 0


            n = int(input())
            following = n + 1
            while not is_joyful(following):
                following += 1
            print(following)
            """,
            """
            import sys
            from itertools import count

            start = int(sys.stdin.read()) + 1
            print(next(k for k in count(start) if not k % sum(map(int, str(k)))))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("happy-numbers")
def happy_numbers(rng: Random) -> Draft:
    numbers = [19, 1, 4, 7, 10, 2, 44, 89, 1000000000, 999999999, 145, 986543210, *rng.sample(range(100, 10**9), 2)]
    return Draft(
        question="""
            Replace a number by the sum of the squares of its digits, again and again: 19 becomes 1 + 81 = 82, then 64
            + 4 = 68, 36 + 64 = 100, and 1. Some numbers reach 1; all the others run into a circle that contains 4 and
            never reach 1.

            -----Input-----
            One integer n (1 <= n <= 10^9).

            -----Output-----
            Print how often n must be replaced until it is 1, or -1 if that never happens.
            """,
        references=[
            """
            n = int(input())
            steps = 0
            while n != 1 and n != 4:
                n = sum(int(c) ** 2 for c in str(n))
                steps += 1
            print(steps if n == 1 else -1)
            """,
            """
            n = int(input())
            seen = set()
            while n != 1 and n not in seen:
                seen.add(n)
                total = 0
                while n:
                    total += (n % 10) ** 2
                    n //= 10
                n = total
            if n == 1:
                print(len(seen))
            else:
                print(-1)
            """,
            """
            def steps_to_one(n):
                if n == 1:
                    return 0
                if n == 4:
                    return -1
                rest = steps_to_one(sum(int(d) * int(d) for d in str(n)))
                return rest + 1 if rest >= 0 else -1


            print(steps_to_one(int(input())))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("powers-of-own-digits")
def powers_of_own_digits(rng: Random) -> Draft:
    numbers = [153, 100, 0, 9, 10, 11, 370, 371, 407, 1634, 93084, 548834, 1000000, rng.randint(1000, 9999)]
    return Draft(
        question="""
            A vain number with d digits equals the sum of the d-th powers of its digits: 153 has three digits, and 1 +
            125 + 27 = 153. Write a function `is_vain(n)` that returns True for a vain number and False for any other.

            0 <= n <= 10^6.
            """,
        references=[
            """
            def is_vain(n):
                digits = str(n)
                return n == sum(int(d) ** len(digits) for d in digits)
            """,
            """
            def is_vain(n):
                digits = []
                rest = n
                while rest > 0:
                    digits.append(rest % 10)
                    rest //= 10
                total = 0
                for digit in digits:
                    total += digit ** len(digits)
                return total == n
            """,
            """
            def is_vain(n):
                power = len(str(n))
                total = 0
                for c in str(n):
                    total += pow(int(c), power)
                return total == n
            """,
        ],
        inputs=[[n] for n in numbers],
        difficulty="introductory",
        fn_name="is_vain",
        starter_code="def is_vain(n):\n",
        examples=2,
    )


@family("square-cut-in-two")
def square_cut_in_two(rng: Random) -> Draft:
    numbers = [45, 1, 2, 3, 9, 10, 55, 99, 297, 4879, 7272, 100000, 999999, rng.randint(1000, 9999)]
    return Draft(
        question="""
            Take a number n of d digits. Cut its square in two: the last d digits are the right part, all digits before
            them the left part, or 0 if there are none. The parts of 45 * 45 = 2025 are 20 and 25, and their sum is 45
            again. Is it so for n?

            -----Input-----
            One integer n (1 <= n <= 10^6).

            -----Output-----
            If the sum of the parts is n, print the two parts with a + between them, without leading zeros, like 20+25.
            Otherwise print no.
            """,
        references=[
            """
            n = int(input())
            power = 10 ** len(str(n))
            left = n * n // power
            right = n * n % power
            if left + right == n:
                print(f"{left}+{right}")
            else:
                print("no")
            """,
            """
            text = input().strip()
            n = int(text)
            square = str(n * n)
            left = int(square[: -len(text)] or "0")
            right = int(square[-len(text) :])
            print(str(left) + "+" + str(right) if left + right == n else "no")
            """,
            """
            import sys


            def parts(n):
                cut = 1
                while cut <= n:
                    cut *= 10
                return divmod(n * n, cut)


            n = int(sys.stdin.readline())
            both = parts(n)
            print("+".join(map(str, both)) if sum(both) == n else "no")
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
        examples=2,
    )


@family("rotary-knob")
def rotary_knob(rng: Random) -> Draft:
    numbers = [13, 0, 1, 2, 3, 4, 7, 8, 1000000000, 2**29, 2**29 - 1, *rng.sample(range(10**9), 3)]
    return Draft(
        question="""
            A rotary knob shows its position n in Gray code. It is made from the binary notation of n: the first digit
            stays as it is, and every later digit is 1 if it differs in the binary notation from the digit before it,
            otherwise 0. Write a function `gray_code(n)` that returns the code as a text.

            0 <= n <= 10^9. The binary notation has no leading zeros; that of 0 is 0.
            """,
        references=[
            """
            def gray_code(n):
                return bin(n ^ (n >> 1))[2:]
            """,
            """
            def gray_code(n):
                binary = format(n, "b")
                code = binary[0]
                for i in range(1, len(binary)):
                    code += "1" if binary[i] != binary[i - 1] else "0"
                return code
            """,
            """
            def gray_code(n):
                bits = bin(n)[2:]
                return bits[0] + "".join("0" if a == b else "1" for a, b in zip(bits, bits[1:]))
            """,
        ],
        inputs=[[n] for n in numbers],
        difficulty="introductory",
        fn_name="gray_code",
        starter_code="def gray_code(n):\n",
    )


@family("twin-primes")
def twin_primes(rng: Random) -> Draft:
    numbers = [20, 1, 2, 4, 5, 6, 7, 12, 13, 31, 2000, *rng.sample(range(50, 1000), 2)]
    return Draft(
        question="""
            A prime number is larger than 1 and divisible only by 1 and by itself. Two primes that differ by 2 are
            twins, like 3 and 5. List all twins of which neither is larger than n.

            -----Input-----
            One integer n (1 <= n <= 2000).

            -----Output-----
            Print a line with the smaller and the larger number for each pair of twins, in ascending order. If there
            are none, print none.
            """,
        references=[
            """
            def is_prime(k):
                for d in range(2, k):
                    if d * d > k:
                        break
                    if k % d == 0:
                        return False
                return True


            n = int(input())
            found = False
            for p in range(2, n - 1):
                if is_prime(p) and is_prime(p + 2):
                    print(p, p + 2)
                    found = True
            if not found:
                print("none")
            """,
            """
            n = int(input())
            prime = [True] * (n + 1)
            for i in range(2, n + 1):
                if prime[i]:
                    for multiple in range(2 * i, n + 1, i):
                        prime[multiple] = False
            pairs = [f"{p} {p + 2}" for p in range(2, n - 1) if prime[p] and prime[p + 2]]
            print("\\n".join(pairs) or "none")
            """,
            """
            import sys

            n = int(sys.stdin.read())
            primes = []
            for k in range(2, n + 1):
                if all(k % p for p in primes):
                    primes.append(k)
            twins = [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2]
            for p, q in twins:
                print(p, q)
            if not twins:
                print("none")
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("product-of-primes")
def product_of_primes(rng: Random) -> Draft:
    numbers = [360, 2, 3, 4, 6, 9, 49, 97, 1024, 1000000, 999983, 994009, 510510, *rng.sample(range(100, 10**6), 2)]
    return Draft(
        question="""
            Every integer from 2 on is a prime number or a product of prime numbers. A printer of sum books wants to
            show n in this way.

            -----Input-----
            One integer n (2 <= n <= 10^6).

            -----Output-----
            Print the prime numbers whose product is n, in ascending order and with x between them, like 2x2x3 for 12.
            A prime number stands alone.
            """,
        references=[
            """
            n = int(input())
            factors = []
            d = 2
            while d * d <= n:
                while n % d == 0:
                    factors.append(str(d))
                    n //= d
                d += 1
            if n > 1:
                factors.append(str(n))
            print("x".join(factors))
            """,
            """
            def smallest_factor(n):
                d = 2
                while d * d <= n:
                    if n % d == 0:
                        return d
                    d += 1
                return n


            def main():
                n = int(input())
                product = ""
                while True:
                    p = smallest_factor(n)
                    product += str(p)
                    n //= p
                    if n == 1:
                        break
                    product += "x"
                print(product)


            main()
            """,
            """
            import sys

            n = int(sys.stdin.readline())
            parts = []
            prime = 2
            while n > 1:
                if n % prime:
                    prime += 1
                else:
                    parts.append(prime)
                    n //= prime
            print(*parts, sep="x")
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("sum-of-two-primes")
def sum_of_two_primes(rng: Random) -> Draft:
    numbers = [20, 4, 6, 8, 10, 12, 38, 98, 220, 992, 10000, 9998, *(2 * rng.randint(50, 4900) for _ in range(2))]
    return Draft(
        question="""
            A prime number is larger than 1 and divisible only by 1 and by itself. For every even number from 4 on that
            anybody ever tried there are two primes, perhaps equal ones, whose sum it is. Find them for n.

            -----Input-----
            One even integer n (4 <= n <= 10000).

            -----Output-----
            Print two primes p and q with p <= q and p + q = n. Choose the pair with the smallest p.
            """,
        references=[
            """
            def is_prime(k):
                for d in range(2, int(k**0.5) + 1):
                    if k % d == 0:
                        return False
                return True


            n = int(input())
            p = 2
            while not (is_prime(p) and is_prime(n - p)):
                p += 1
            print(p, n - p)
            """,
            """
            n = int(input())
            primes = []
            for k in range(2, n):
                for p in primes:
                    if p * p > k:
                        primes.append(k)
                        break
                    if k % p == 0:
                        break
                else:
                    primes.append(k)
            known = set(primes)
            for p in primes:
                if n - p in known:
                    print(p, n - p)
                    break
            """,
            """
            import sys

            n = int(sys.stdin.read())
            sieve = [False, False] + [True] * (n - 1)
            for i in range(2, n + 1):
                if sieve[i]:
                    for j in range(i * i, n + 1, i):
                        sieve[j] = False
            first = min(p for p in range(2, n) if sieve[p] and sieve[n - p])
            print(first, n - first)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("row-read-aloud")
def row_read_aloud(rng: Random) -> Draft:
    return Draft(
        question="""
            The first row of a number game is 1. To get the next row, read a row aloud as runs of equal digits, and
            write down how many digits a run has, then the digit. 1 is "one 1", so the second row is 11; that is "two
            1", so the third is 21; then come 1211 and 111221.

            -----Input-----
            One integer n (1 <= n <= 20).

            -----Output-----
            Print row n.
            """,
        references=[
            """
            n = int(input())
            row = "1"
            for _ in range(n - 1):
                following = ""
                i = 0
                while i < len(row):
                    j = i
                    while j < len(row) and row[j] == row[i]:
                        j += 1
                    following += str(j - i) + row[i]
                    i = j
                row = following
            print(row)
            """,
            """
            from itertools import groupby

            row = "1"
            for _ in range(1, int(input())):
                row = "".join(str(len(list(run))) + digit for digit, run in groupby(row))
            print(row)
            """,
            """
            def read_aloud(row):
                runs = []
                for digit in row:
                    if runs and runs[-1][1] == digit:
                        runs[-1][0] += 1
                    else:
                        runs.append([1, digit])
                return "".join(f"{count}{digit}" for count, digit in runs)


            def row_number(n):
                return "1" if n == 1 else read_aloud(row_number(n - 1))


            print(row_number(int(input())))
            """,
        ],
        inputs=[lines(n) for n in (5, 1, 2, 3, 4, 6, 7, 8, 10, 13, 16, 20)],
        difficulty="introductory",
    )


@family("looking-back-twice")
def looking_back_twice(rng: Random) -> Draft:
    numbers = [5, 1, 2, 3, 4, 6, 7, 8, 10, 17, 1000, *rng.sample(range(20, 1000), 3)]
    return Draft(
        question="""
            An endless row of numbers begins with 1 and 1. The last two numbers of the row so far, x and y, tell where
            to look for the next one: it is the sum of the number x places before its own place and the number y places
            before its own place. So 2 comes third, as both look back one place, and 3 comes fourth: 2 + 1.

            -----Input-----
            One integer n (1 <= n <= 1000).

            -----Output-----
            Print the first n numbers of the row in one line.
            """,
        references=[
            """
            n = int(input())
            row = [1, 1]
            while len(row) < n:
                row.append(row[-row[-1]] + row[-row[-2]])
            print(*row[:n])
            """,
            """
            n = int(input())
            q = [0] * (n + 2)
            q[1] = q[2] = 1
            for i in range(3, n + 1):
                q[i] = q[i - q[i - 1]] + q[i - q[i - 2]]
            print(" ".join(str(q[i]) for i in range(1, n + 1)))
            """,
            """
            import sys


            def extended(row):
                place = len(row)
                first = row[place - row[place - 1]]
                second = row[place - row[place - 2]]
                return row + [first + second]


            n = int(sys.stdin.read())
            numbers = [1, 1][:n]
            for _ in range(n - 2):
                numbers = extended(numbers)
            print(*numbers)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="introductory",
    )


@family("juggled-roots")
def juggled_roots(rng: Random) -> Draft:
    return Draft(
        question="""
            A juggler throws a number up and down. From an even number n he goes on to the square root of n, from an odd
            one to the square root of n * n * n, both rounded down. From 3 he goes to 5, as 5 * 5 <= 27 < 6 * 6. He ends
            at 1.

            -----Input-----
            One integer n (1 <= n <= 60), the first number.

            -----Output-----
            Print all his numbers in one line, from n to 1.
            """,
        references=[
            """
            from math import isqrt

            n = int(input())
            numbers = [n]
            while n != 1:
                if n % 2 == 0:
                    n = isqrt(n)
                else:
                    n = isqrt(n**3)
                numbers.append(n)
            print(*numbers)
            """,
            """
            def root(n):
                low, high = 0, n + 1
                while high - low > 1:
                    middle = (low + high) // 2
                    if middle * middle <= n:
                        low = middle
                    else:
                        high = middle
                return low


            n = int(input())
            print(n, end="")
            while n > 1:
                n = root(n * n * n) if n % 2 else root(n)
                print("", n, end="")
            print()
            """,
            """
            import sys
            from math import isqrt


            def path(n):
                if n == 1:
                    return "1"
                return f"{n} " + path(isqrt(n ** (1 + n % 2 * 2)))


            print(path(int(sys.stdin.readline())))
            """,
        ],
        inputs=[lines(n) for n in (3, 1, 2, 4, 5, 6, 7, 9, 15, 16, 25, 36, 37, 60)],
        difficulty="introductory",
    )


@family("four-digit-magnet")
def four_digit_magnet(rng: Random) -> Draft:
    numbers = ["3524", "6174", "1000", "0001", "9998", "2111", "9831", "1234", "7641", "0090", "5200", "6200"]
    numbers += [f"{n:04}" for n in rng.sample(range(1200, 9900), 2) if len(set(str(n))) > 1]
    return Draft(
        question="""
            Take four digits, not all equal. Put them in descending and in ascending order, and subtract the smaller
            number from the larger one: 3524 gives 5432 - 2345 = 3087, then 8730 - 378 = 8352, then 8532 - 2358 = 6174.
            A shorter result gets zeros on the left. Sooner or later 6174 appears.

            -----Input-----
            Four digits, not all equal. The first ones may be 0.

            -----Output-----
            Print the number of subtractions until the number is 6174.
            """,
        references=[
            """
            digits = input().strip()
            steps = 0
            while digits != "6174":
                small = int("".join(sorted(digits)))
                large = int("".join(sorted(digits, reverse=True)))
                digits = str(large - small).zfill(4)
                steps += 1
            print(steps)
            """,
            """
            n = int(input())
            count = 0
            while n != 6174:
                d = sorted([n // 1000, n // 100 % 10, n // 10 % 10, n % 10])
                n = 999 * (d[3] - d[0]) + 90 * (d[2] - d[1])
                count += 1
            print(count)
            """,
            """
            def subtractions(text):
                if text == "6174":
                    return 0
                up = "".join(sorted(text))
                return 1 + subtractions(f"{int(up[::-1]) - int(up):04d}")


            print(subtractions(input()))
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="interview",
    )


@family("one-over-n-bread")
def one_over_n_bread(rng: Random) -> Draft:
    fractions = [
        (4, 5),
        (1, 2),
        (2, 3),
        (3, 4),
        (1, 20),
        (19, 20),
        (2, 4),
        (7, 15),
        (5, 13),
        (8, 11),
        (6, 18),
        (13, 17),
    ]
    fractions += [(3, 7), (9, 16)]
    return Draft(
        question="""
            A scribe gets a/b of a loaf and may write only fractions of the form 1/d. Again and again he writes the
            largest such fraction that is not larger than what is left, until nothing is left. For 4/5 he writes 1/2;
            3/10 are left, so 1/4 follows, and then 1/20.

            -----Input-----
            One line with the integers a and b (1 <= a < b <= 20). a/b need not be in lowest terms.

            -----Output-----
            Print the denominators d in the order in which he writes the fractions.
            """,
        references=[
            """
            a, b = map(int, input().split())
            denominators = []
            while a > 0:
                d = (b + a - 1) // a
                denominators.append(d)
                a, b = a * d - b, b * d
            print(*denominators)
            """,
            """
            from fractions import Fraction

            a, b = map(int, input().split())
            left = Fraction(a, b)
            while left > 0:
                d = -(-left.denominator // left.numerator)
                print(d, end=" ")
                left -= Fraction(1, d)
            print()
            """,
            """
            import sys


            def unit_parts(a, b):
                if a == 0:
                    return []
                d = b // a
                if b % a != 0:
                    d += 1
                return [d] + unit_parts(a * d - b, b * d)


            a, b = map(int, sys.stdin.read().split())
            print(" ".join(map(str, unit_parts(a, b))))
            """,
        ],
        inputs=[lines(case) for case in fractions],
        difficulty="interview",
    )


@family("powers-on-the-scales")
def powers_on_the_scales(rng: Random) -> Draft:
    numbers = [7, 1, 2, 3, 4, 5, 9, 13, 14, 26, 27, 1000000, *rng.sample(range(100, 10**6), 2)]
    return Draft(
        question="""
            A goldsmith has one weight each of 1, 3, 9, 27, 81, ... grams and may lay them on both sides of her scales.
            So she can weigh every whole number n of grams in exactly one way: 7 grams are 9 - 3 + 1, with the weight of
            3 grams on the side of the gold.

            -----Input-----
            One integer n (1 <= n <= 10^6).

            -----Output-----
            Print n as a sum or difference of different powers of 3 without blanks, the largest first, like 9-3+1.
            """,
        references=[
            """
            n = int(input())
            power = 1
            terms = []
            while n > 0:
                digit = n % 3
                if digit == 1:
                    terms.append(f"+{power}")
                elif digit == 2:
                    terms.append(f"-{power}")
                    n += 1
                n //= 3
                power *= 3
            print("".join(terms[::-1])[1:])
            """,
            """
            def weights(n):
                if n == 0:
                    return []
                rest = (n + 1) % 3 - 1
                larger = [3 * w for w in weights((n - rest) // 3)]
                return larger + [rest] if rest else larger


            first, *others = weights(int(input()))
            print(first, *(f"{w:+d}" for w in others), sep="")
            """,
            """
            import sys

            n = int(sys.stdin.read())
            power, reach = 1, 1
            while reach < n:
                power *= 3
                reach += power
            answer = str(power)
            n -= power
            while power > 1:
                reach -= power
                power //= 3
                if abs(n) > reach - power:
                    answer += ("+" if n > 0 else "-") + str(power)
                    n += power if n < 0 else -power
            print(answer)
            """,
        ],
        inputs=[lines(n) for n in numbers],
        difficulty="interview",
    )
