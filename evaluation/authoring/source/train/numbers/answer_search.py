"""Binary search for an answer: guess it, and check the guess in one pass."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("equal-ropes")
def equal_ropes(rng: Random) -> Draft:
    cases = [([8, 5, 7], 4), ([1], 1), ([1], 2), ([10**9], 1), ([10**9], 10**9), ([10**9] * 5, 3), ([5, 5], 3)]
    cases += [([2, 3], 6), ([2, 3], 5), ([2, 9], 2)]
    cases += [(integers(rng, n, 1, 10**9), rng.randint(1, 10**6)) for n in (3, 20, 100, 500)]
    return Draft(
        question="""
            A tent maker has n ropes and needs k pieces of the same whole length. Pieces cannot be tied together. How
            long can they be at most?

            -----Input-----
            The first line holds n and k (1 <= n <= 500, 1 <= k <= 10^9), the second the n lengths from 1 to 10^9.

            -----Output-----
            Print the greatest length, or 0 when not even pieces of length 1 are possible.
            """,
        references=[
            """
            n, k = map(int, input().split())
            ropes = list(map(int, input().split()))
            low, high = 0, max(ropes)
            while low < high:
                middle = (low + high + 1) // 2
                if sum(rope // middle for rope in ropes) >= k:
                    low = middle
                else:
                    high = middle - 1
            print(low)
            """,
            """
            import sys


            def enough(ropes, length, k):
                pieces = 0
                for rope in ropes:
                    pieces += rope // length
                return pieces >= k


            def main():
                data = list(map(int, sys.stdin.read().split()))
                k, ropes = data[1], data[2:]
                good, bad = 0, max(ropes) + 1
                while bad - good > 1:
                    length = (good + bad) // 2
                    if enough(ropes, length, k):
                        good = length
                    else:
                        bad = length
                print(good)


            main()
            """,
        ],
        inputs=[lines([len(ropes), k], ropes) for ropes, k in cases],
        difficulty="competition",
    )


@family("lorry-size")
def lorry_size(rng: Random) -> Draft:
    cases = [([4, 2, 6, 3, 1], 3), ([7], 1), ([7], 5), ([1, 1, 1, 1], 2), ([9, 1, 1, 9], 2), ([1, 9, 9, 1], 2)]
    cases += [([1000] * 200, 7), ([5, 5, 5], 3), ([5, 5, 5], 1)]
    cases += [(integers(rng, n, 1, 1000), rng.randint(1, 20)) for n in (6, 30, 120, 300)]
    return Draft(
        question="""
            Boxes stand in a row and must be fetched in this order, in at most t trips. On a trip the lorry takes some
            boxes from the front of the row. How much must it be able to carry at least?

            -----Input-----
            The first line holds n and t (1 <= n <= 300, 1 <= t <= 20), the second the n weights from 1 to 1000.

            -----Output-----
            Print the smallest load limit that is enough.
            """,
        references=[
            """
            n, t = map(int, input().split())
            boxes = list(map(int, input().split()))


            def trips(limit):
                count = 1
                load = 0
                for box in boxes:
                    if load + box > limit:
                        count += 1
                        load = 0
                    load += box
                return count


            low, high = max(boxes), sum(boxes)
            while low < high:
                middle = (low + high) // 2
                if trips(middle) <= t:
                    high = middle
                else:
                    low = middle + 1
            print(low)
            """,
            """
            n, t = map(int, input().split())
            boxes = list(map(int, input().split()))
            prefix = [0]
            for box in boxes:
                prefix.append(prefix[-1] + box)
            best = prefix[:]
            for _ in range(min(t, n) - 1):
                following = [0] * (n + 1)
                for end in range(1, n + 1):
                    smallest = best[end]
                    for start in range(end - 1, 0, -1):
                        last = prefix[end] - prefix[start]
                        if last >= smallest:
                            break
                        smallest = min(smallest, max(best[start], last))
                    following[end] = smallest
                best = following
            print(best[n])
            """,
        ],
        inputs=[lines([len(boxes), t], boxes) for boxes, t in cases],
        difficulty="competition",
    )


@family("far-apart")
def far_apart(rng: Random) -> Draft:
    cases = [([1, 2, 8, 4, 9], 3), ([0, 10**9], 2), ([5, 6], 2), ([0, 1, 2, 3], 4), ([10, 20, 30, 40, 50], 3)]
    cases += [(list(range(0, 1000, 10)), 7)]
    for n in (5, 20, 100, 400):
        cases.append((rng.sample(range(10**9), n), rng.randint(2, n)))
    cases.append((rng.sample(range(500), 400), 150))
    return Draft(
        question="""
            k singers shall stand on some of n marks on a stage, at most one on a mark, so that the two nearest singers
            are as far apart as possible.

            -----Input-----
            The first line holds n and k (2 <= k <= n <= 400), the second the n different positions of the marks, from
            0 to 10^9, in any order.

            -----Output-----
            Print the largest possible distance of the two nearest singers.
            """,
        references=[
            """
            n, k = map(int, input().split())
            marks = sorted(map(int, input().split()))


            def fits(distance):
                placed = 1
                last = marks[0]
                for mark in marks:
                    if mark - last >= distance:
                        placed += 1
                        last = mark
                return placed >= k


            low, high = 1, marks[-1] - marks[0]
            while low < high:
                middle = (low + high + 1) // 2
                if fits(middle):
                    low = middle
                else:
                    high = middle - 1
            print(low)
            """,
            """
            from bisect import bisect_left


            def singers(marks, gap):
                count, i = 0, 0
                while i < len(marks):
                    count += 1
                    i = bisect_left(marks, marks[i] + gap)
                return count


            n, k = map(int, input().split())
            marks = sorted(int(m) for m in input().split())
            answer = 0
            step = 1 << 30
            while step:
                if singers(marks, answer + step) >= k:
                    answer += step
                step //= 2
            print(answer)
            """,
        ],
        inputs=[lines([len(marks), k], marks) for marks, k in cases],
        difficulty="competition",
    )
