"""Guessed answers and bit masks: search a number, or a set of switches."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("poster-printers")
def poster_printers(rng: Random) -> Draft:
    cases = [([3, 5], 4), ([1], 1), ([1000], 1), ([1000], 5000), ([7, 7], 3), ([7, 7], 4), ([2, 1000], 500)]
    cases += [([2, 1000], 501), ([1] * 50, 5000), ([4, 6], 1)]
    cases += [(integers(rng, k, 1, high), n) for k, high, n in ((3, 10, 30), (20, 100, 999), (50, 1000, 5000))]
    return Draft(
        question="""
            A shop has k printers. Printer i needs t_i minutes for a poster and prints one poster after the other; all
            printers start together. After how many minutes can n posters be ready?

            -----Input-----
            The first line holds k and n (1 <= k <= 50, 1 <= n <= 5000), the second the k times t_i from 1 to 1000.

            -----Output-----
            Print the smallest number of whole minutes.
            """,
        references=[
            """
            k, n = map(int, input().split())
            times = list(map(int, input().split()))
            low, high = 1, n * min(times)
            while low < high:
                middle = (low + high) // 2
                if sum(middle // t for t in times) >= n:
                    high = middle
                else:
                    low = middle + 1
            print(low)
            """,
            """
            import heapq

            k, n = map(int, input().split())
            ready = [(int(t), int(t)) for t in input().split()]
            heapq.heapify(ready)
            for _ in range(n):
                now, t = ready[0]
                heapq.heapreplace(ready, (now + t, t))
            print(now)
            """,
            """
            def posters(minutes):
                return sum(minutes // t for t in times)


            k, n = map(int, input().split())
            times = list(map(int, input().split()))
            too_short = 0
            step = 2**23
            while step > 0:
                if posters(too_short + step) < n:
                    too_short += step
                step //= 2
            print(too_short + 1)
            """,
        ],
        inputs=[lines([len(times), n], times) for times, n in cases],
        difficulty="competition",
    )


@family("fair-feeding")
def fair_feeding(rng: Random) -> Draft:
    cases = [([3, 7, 4], 5), ([1], 0), ([1], 100000), ([5, 5], 1), ([5, 5], 2), ([5, 5], 3), ([1, 1000], 999)]
    cases += [([1, 1000], 1001), ([9, 2, 2], 0), ([1000] * 100, 99999), ([1, 3, 6], 7), ([1, 3, 6], 8)]
    cases += [(integers(rng, n, 1, 1000), w) for n, w in ((8, 700), (100, 100000))]
    return Draft(
        question="""
            A zoo has n piglets and w spoons of food. Each spoon goes to one piglet, which then weighs one gram more.
            The keeper feeds them so that the lightest piglet is as heavy as possible in the end. How heavy is it then?

            -----Input-----
            The first line holds n and w (1 <= n <= 100, 0 <= w <= 100000), the second the n weights in grams, integers
            from 1 to 1000.

            -----Output-----
            Print the weight of the lightest piglet after the feeding.
            """,
        references=[
            """
            n, w = map(int, input().split())
            piglets = list(map(int, input().split()))
            low, high = min(piglets), min(piglets) + w
            while low < high:
                middle = (low + high + 1) // 2
                needed = sum(max(0, middle - weight) for weight in piglets)
                if needed <= w:
                    low = middle
                else:
                    high = middle - 1
            print(low)
            """,
            """
            n, w = map(int, input().split())
            piglets = sorted(map(int, input().split()))
            level = piglets[0]
            fed = 1
            while True:
                while fed < n and piglets[fed] == level:
                    fed += 1
                if w < fed:
                    break
                w -= fed
                level += 1
            print(level)
            """,
            """
            n, w = map(int, input().split())
            piglets = sorted(map(int, input().split()))
            answer = 10**6
            total = 0
            for count, weight in enumerate(piglets, 1):
                total += weight
                answer = min(answer, (total + w) // count)
            print(answer)
            """,
        ],
        inputs=[lines([len(row), w], row) for row, w in cases],
        difficulty="competition",
    )


@family("kth-in-the-table")
def kth_in_the_table(rng: Random) -> Draft:
    cases = [(3, 4, 7), (1, 1, 1), (1, 9, 9), (9, 1, 4), (2, 2, 2), (2, 2, 3), (2, 2, 4), (300, 300, 1)]
    cases += [(300, 300, 90000), (300, 300, 89999), (300, 2, 450), (6, 6, 18)]
    for n, m in ((20, 35), (300, 300)):
        cases.append((n, m, rng.randint(2, n * m - 1)))
    return Draft(
        question="""
            A table has n rows and m columns, and in row i and column j stands the product i * j, counted from 1. All
            n * m numbers are written in a line in increasing order, equal ones next to each other. Which number stands
            at place k of the line?

            -----Input-----
            One line with n, m and k (1 <= n, m <= 300, 1 <= k <= n * m).

            -----Output-----
            Print the number.
            """,
        references=[
            """
            n, m, k = map(int, input().split())
            low, high = 1, n * m
            while low < high:
                middle = (low + high) // 2
                not_larger = sum(min(m, middle // row) for row in range(1, n + 1))
                if not_larger >= k:
                    high = middle
                else:
                    low = middle + 1
            print(low)
            """,
            """
            n, m, k = map(int, input().split())
            numbers = sorted(i * j for i in range(1, n + 1) for j in range(1, m + 1))
            print(numbers[k - 1])
            """,
            """
            n, m, k = map(int, input().split())
            often = [0] * (n * m + 1)
            for i in range(1, n + 1):
                for j in range(1, m + 1):
                    often[i * j] += 1
            number = 0
            while k > 0:
                number += 1
                k -= often[number]
            print(number)
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="competition",
    )


@family("hobby-sums")
def hobby_sums(rng: Random) -> Draft:
    rows = [[5, 2, 12, 8], [0], [0, 0], [255, 0], [255, 255], [1, 3], [4, 8], [6, 9, 15], [1, 2, 4, 8, 16, 32, 64, 128]]
    rows += [[128, 127, 64], [0] * 60]
    rows += [[rng.randint(0, 255) & rng.randint(0, 255) for _ in range(n)] for n in (10, 30, 60)]
    return Draft(
        question="""
            A club knows eight hobbies, which have the values 1, 2, 4, 8, 16, 32, 64 and 128. Each member writes down
            only one number: the sum of the values of the own hobbies. So 5 means the hobbies 1 and 4, and 0 means none.
            How many pairs of members have no hobby in common?

            -----Input-----
            The first line holds n (1 <= n <= 60), the second the n numbers from 0 to 255.

            -----Output-----
            Print the number of pairs.
            """,
        references=[
            """
            n = int(input())
            members = list(map(int, input().split()))
            pairs = 0
            for i in range(n):
                for j in range(i + 1, n):
                    if members[i] & members[j] == 0:
                        pairs += 1
            print(pairs)
            """,
            """
            from itertools import combinations

            input()
            members = map(int, input().split())
            print(sum(a & b == 0 for a, b in combinations(members, 2)))
            """,
            """
            def hobbies(number):
                found = set()
                for value in (128, 64, 32, 16, 8, 4, 2, 1):
                    if number >= value:
                        found.add(value)
                        number -= value
                return found


            n = int(input())
            members = [hobbies(int(word)) for word in input().split()]
            pairs = 0
            for i, first in enumerate(members):
                for second in members[:i]:
                    pairs += first.isdisjoint(second)
            print(pairs)
            """,
        ],
        inputs=[lines(len(row), row) for row in rows],
        difficulty="interview",
    )


@family("fewest-buttons")
def fewest_buttons(rng: Random) -> Draft:
    cases = [(4, [[1, 2], [2, 3], [2, 4], [1, 2, 3]]), (1, [[1]]), (2, [[1]]), (2, [[1], [2]]), (3, [[1, 2], [2, 3]])]
    cases += [(3, [[1, 2], [2, 3], [1, 3]]), (3, [[1, 2], [3], [2], [1, 2, 3]]), (10, [[i] for i in range(1, 11)])]
    cases += [(3, [[1, 2], [2, 3], [2]]), (2, [[1, 2], [1, 2]])]
    for n, k in ((5, 6), (7, 8), (10, 10), (6, 10)):
        buttons = [sorted(rng.sample(range(1, n + 1), rng.randint(1, n))) for _ in range(k)]
        cases.append((n, buttons))
    return Draft(
        question="""
            n lamps are off. Each of k buttons switches some of the lamps to the other state, on or off. How many
            buttons must be pressed at least so that all lamps are on?

            -----Input-----
            The first line holds n and k (1 <= n, k <= 10). Each of the next k lines describes a button: the number of
            its lamps, then these different lamps, numbered from 1 to n.

            -----Output-----
            Print the smallest number of buttons, or -1 when it is not possible.
            """,
        references=[
            """
            n, k = map(int, input().split())
            buttons = []
            for _ in range(k):
                count, *lamps = map(int, input().split())
                buttons.append(sum(1 << (lamp - 1) for lamp in lamps))
            fewest = {0: 0}
            for button in buttons:
                for state, pressed in list(fewest.items()):
                    other = state ^ button
                    if other not in fewest or pressed + 1 < fewest[other]:
                        fewest[other] = pressed + 1
            print(fewest.get((1 << n) - 1, -1))
            """,
            """
            from itertools import combinations


            def fewest(n, buttons):
                for count in range(1, len(buttons) + 1):
                    for chosen in combinations(buttons, count):
                        on = set()
                        for button in chosen:
                            on ^= button
                        if len(on) == n:
                            return count
                return -1


            n, k = map(int, input().split())
            print(fewest(n, [set(input().split()[1:]) for _ in range(k)]))
            """,
            """
            n, k = map(int, input().split())
            masks = []
            for _ in range(k):
                mask = 0
                for lamp in input().split()[1:]:
                    mask |= 1 << int(lamp)
                masks.append(mask)
            goal = 2 ** (n + 1) - 2
            reached = {0}
            states = {0}
            presses = 0
            while states and goal not in reached:
                states = {state ^ mask for state in states for mask in masks} - reached
                reached |= states
                presses += 1
            print(presses if goal in reached else -1)
            """,
        ],
        inputs=[lines([n, len(buttons)], *[[len(button), *button] for button in buttons]) for n, buttons in cases],
        difficulty="competition",
    )


@family("chain-of-secrets")
def chain_of_secrets(rng: Random) -> Draft:
    calls = [
        [5, [3, 6, 1]],
        [0, []],
        [255, []],
        [0, [0]],
        [7, [7]],
        [7, [7, 7]],
        [255, [1, 2, 4]],
        [1, [255, 255, 255]],
    ]
    calls += [[rng.randint(0, 255), integers(rng, n, 0, 255)] for n in (4, 12, 40)]
    return Draft(
        question="""
            A spy hides a list of numbers. He tells its first number, and for every two neighbours a and b of the list
            the code `a ^ b`, the bitwise exclusive or. Write a function `hidden(first, codes)` that returns the list.

            codes is a list of 0 to 40 integers, in the order of the neighbours. All numbers lie between 0 and 255.
            """,
        references=[
            """
            def hidden(first, codes):
                numbers = [first]
                for code in codes:
                    numbers.append(numbers[-1] ^ code)
                return numbers
            """,
            """
            from itertools import accumulate
            from operator import xor


            def hidden(first, codes):
                return list(accumulate([first] + codes, xor))
            """,
            """
            def hidden(first, codes):
                if not codes:
                    return [first]
                return [first] + hidden(first ^ codes[0], codes[1:])
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="hidden",
        starter_code="def hidden(first, codes):\n",
    )


@family("power-of-spells")
def power_of_spells(rng: Random) -> Draft:
    cases = [([1, 2, 3], 3), ([0], 0), ([0], 1), ([5], 5), ([5], 0), ([7, 7], 0), ([7, 7], 7), ([4, 1, 5, 5], 1)]
    cases += [([0] * 60, 0), ([1, 2, 4, 8, 16, 32], 63), ([2, 4, 6], 1)]
    cases += [(integers(rng, n, 0, 63), rng.randint(0, 63)) for n in (8, 20, 60)]
    return Draft(
        question="""
            A wizard has n spells with numbers. When he speaks some of them, each at most once, their power is the
            bitwise exclusive or (in Python `a ^ b`) of their numbers; without any spell it is 0. How many choices of
            spells have the power x? Give the remainder of the number divided by 10^9 + 7.

            -----Input-----
            The first line holds n and x (1 <= n <= 60, 0 <= x <= 63), the second the n numbers from 0 to 63. Equal
            numbers are different spells.

            -----Output-----
            Print the remainder.
            """,
        references=[
            """
            n, x = map(int, input().split())
            ways = [1] + [0] * 63
            for spell in map(int, input().split()):
                ways = [ways[power] + ways[power ^ spell] for power in range(64)]
            print(ways[x] % (10**9 + 7))
            """,
            """
            MOD = 10**9 + 7
            n, x = map(int, input().split())
            choices = {0: 1}
            for word in input().split():
                spell = int(word)
                following = dict(choices)
                for power, count in choices.items():
                    new = power ^ spell
                    following[new] = (following.get(new, 0) + count) % MOD
                choices = following
            print(choices.get(x, 0))
            """,
            """
            from functools import lru_cache

            n, x = map(int, input().split())
            spells = list(map(int, input().split()))


            @lru_cache(maxsize=None)
            def choices(left, power):
                if left == 0:
                    return int(power == 0)
                return choices(left - 1, power) + choices(left - 1, power ^ spells[left - 1])


            print(choices(n, x) % (10**9 + 7))
            """,
        ],
        inputs=[lines([len(row), x], row) for row, x in cases],
        difficulty="competition",
    )
