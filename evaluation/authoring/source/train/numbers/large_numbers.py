"""Counting what is too many to list: answers modulo a number, and steps too many to walk."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines

MODULUS = 10**9 + 7


@family("painted-fence")
def painted_fence(rng: Random) -> list[Draft]:
    fences = [(3, 2), (1, 1), (2, 1), (1, 10**9), (10**18, 1), (10**18, 2), (10**18, 10**9), (4, 3), (5, 1)]
    fences += [(rng.randint(1, 10**18), rng.randint(2, 10**9)) for _ in range(3)]
    inputs = [lines(fence) for fence in fences]
    limits = "One line with n and k (1 <= n <= 10^18, 1 <= k <= 10^9)."
    tales = [
        (
            "A fence has n boards, each painted in one of k colours. Two neighbouring boards never have the same.",
            "k * pow(k - 1, n - 1, M) % M",
            "k",
            "k - 1",
        ),
        (
            "A lock opens with n digits of a system with k digits; the first digit cannot be 0.",
            "(k - 1) * pow(k, n - 1, M) % M",
            "k - 1",
            "k",
        ),
    ]
    drafts = []
    for tale, formula, first, later in tales:
        drafts.append(
            Draft(
                question=f"""
                    {tale} In how many ways can they be chosen? Give the remainder of the number divided by 10^9 + 7.

                    -----Input-----
                    {limits}

                    -----Output-----
                    Print the remainder.
                    """,
                references=[
                    f"""
                    M = 10**9 + 7
                    n, k = map(int, input().split())
                    print({formula})
                    """,
                    f"""
                    MODULUS = 1000000007


                    def power(base, exponent):
                        result = 1
                        while exponent > 0:
                            if exponent % 2 == 1:
                                result = result * base % MODULUS
                            base = base * base % MODULUS
                            exponent //= 2
                        return result


                    n, k = map(int, input().split())
                    print(({first}) * power({later}, n - 1) % MODULUS)
                    """,
                ],
                inputs=inputs,
                difficulty="competition",
            )
        )
    return drafts


@family("teleporters")
def teleporters(rng: Random) -> Draft:
    mazes = [([2, 3, 4, 2], 6), ([1], 1), ([1], 10**18), ([2, 1], 10**18), ([2, 1], 10**18 - 1), ([2, 3, 3], 1)]
    ring = list(range(2, 501))
    mazes += [([*ring, 1], 10**18), ([*ring, 400], 10**17 + 11)]
    mazes += [(integers(rng, n, 1, n), rng.randint(1, 10**18)) for n in (3, 10, 100, 500)]
    return Draft(
        question="""
            A castle has n rooms. In room i stands a teleporter that leads to room t_i. Nora starts in room 1 and uses
            k teleporters, one after the other. Where does she end?

            -----Input-----
            The first line holds n and k (1 <= n <= 500, 1 <= k <= 10^18), the second t_1 to t_n (1 <= t_i <= n).

            -----Output-----
            Print the number of the room.
            """,
        references=[
            """
            n, k = map(int, input().split())
            jump = [int(t) - 1 for t in input().split()]
            room = 0
            while k:
                if k & 1:
                    room = jump[room]
                jump = [jump[j] for j in jump]
                k >>= 1
            print(room + 1)
            """,
            """
            n, k = map(int, input().split())
            t = [0] + list(map(int, input().split()))
            first_visit = {}
            path = []
            room = 1
            while room not in first_visit:
                first_visit[room] = len(path)
                path.append(room)
                room = t[room]
            start = first_visit[room]
            if k < start:
                print(path[k])
            else:
                print(path[start + (k - start) % (len(path) - start)])
            """,
        ],
        inputs=[lines([len(maze), k], maze) for maze, k in mazes],
        difficulty="competition",
    )


@family("committees")
def committees(rng: Random) -> Draft:
    cases = [(5, 2), (1, 0), (1, 1), (2, 3), (1000, 500), (1000, 0), (1000, 1000), (10, 9), (1, 1000), (999, 2)]
    cases += [(rng.randint(100, 1000), rng.randint(1, 100)) for _ in range(3)]
    return Draft(
        question="""
            A club of n members elects a committee of at most k members, one of whom is its head. Committees with the
            same members but another head are different. How many are possible? Give the remainder of the number
            divided by 10^9 + 7.

            -----Input-----
            One line with n and k (1 <= n <= 1000, 0 <= k <= 1000).

            -----Output-----
            Print the remainder.
            """,
        references=[
            """
            from math import comb

            n, k = map(int, input().split())
            total = 0
            for size in range(1, min(n, k) + 1):
                total += size * comb(n, size)
            print(total % (10**9 + 7))
            """,
            """
            M = 10**9 + 7
            n, k = map(int, input().split())
            row = [1]
            for _ in range(n - 1):
                row = [1] + [(a + b) % M for a, b in zip(row, row[1:])] + [1]
            print(n * sum(row[:k]) % M)
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="competition",
    )
