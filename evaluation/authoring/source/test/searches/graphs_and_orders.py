"""Test families about mazes, orders of work and camps."""

import random

from evaluation.authoring.draft import Draft, family, lines


@family("maze-exit")
def maze_exit(rng: random.Random) -> Draft:
    mazes = [["..#", "#..", "#.."], ["."], [".."], [".", "#", "."], [".#", "#."], ["...", ".#.", "..."], [".#.", "..."]]
    mazes += [
        ["." * 30] * 30,
        [".....", "####.", ".....", ".####", "....."],
        ["..", ".#", "##", ".."],
        ["...#", "##.#", "#..."],
    ]
    mazes += [[".###.", ".....", "####."], [".#...", ".#.#.", "...#."]]
    for size, walls in ((12, 3), (25, 3), (30, 2)):
        rows = [["#" if rng.randrange(10) < walls else "." for _ in range(size)] for _ in range(size)]
        for y, x in ((0, 0), (0, 1), (1, 1), (size - 1, size - 1), (size - 1, size - 2), (size - 2, size - 2)):
            rows[y][x] = "."
        mazes.append(["".join(row) for row in rows])
    return Draft(
        question="""
            A mouse sits in the upper left square of a maze and smells cheese in the lower right square. Squares
            marked # are walls, squares marked . are free; the first and the last one are always free. The mouse runs
            up, down, left and right. How many steps does it need at least?

            -----Input-----

            The first line holds two integers h and w (1 <= h, w <= 30). Then follow h lines of w characters: the
            maze.

            -----Output-----

            Print the smallest number of steps, or -1 if there is no way.
        """,
        references=[
            """
                from collections import deque

                h, w = map(int, input().split())
                maze = [input() for _ in range(h)]
                dist = [[-1] * w for _ in range(h)]
                dist[0][0] = 0
                queue = deque([(0, 0)])
                while queue:
                    y, x = queue.popleft()
                    for a, b in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
                        if 0 <= a < h and 0 <= b < w and maze[a][b] == "." and dist[a][b] == -1:
                            dist[a][b] = dist[y][x] + 1
                            queue.append((a, b))
                print(dist[h - 1][w - 1])
            """,
            """
                import sys


                def main():
                    h, w, *rows = sys.stdin.read().split()
                    free = {x + 1j * y for y, row in enumerate(rows) for x, c in enumerate(row) if c == "."}
                    goal = int(w) - 1 + 1j * (int(h) - 1)
                    level, steps = {0}, 0
                    while level and goal not in level:
                        free -= level
                        level = {square + step for square in level for step in (1, -1, 1j, -1j)} & free
                        steps += 1
                    print(steps if level else -1)


                main()
            """,
        ],
        inputs=[lines(f"{len(rows)} {len(rows[0])}", *rows) for rows in mazes],
        difficulty="competition",
    )


@family("order-of-jobs")
def order_of_jobs(rng: random.Random) -> Draft:
    cases = [
        (4, [(3, 1), (1, 2)]),
        (1, []),
        (2, [(2, 1)]),
        (2, [(1, 2), (2, 1)]),
        (3, []),
        (3, [(1, 2), (2, 3), (3, 1)]),
    ]
    cases += [
        (3, [(3, 2), (2, 1)]),
        (5, [(5, 1), (5, 2), (4, 2)]),
        (4, [(1, 2), (3, 4), (4, 3)]),
        (3, [(1, 2), (1, 2)]),
    ]
    for n, m in ((10, 12), (60, 100), (100, 60), (100, 100)):
        order = rng.sample(range(1, n + 1), n)
        pairs = [sorted(rng.sample(range(n), 2)) for _ in range(m)]
        cases.append((n, [(order[a], order[b]) for a, b in pairs]))
    cases.append((100, [*cases[-1][1][:98], (7, 8), (8, 7)]))
    return Draft(
        question="""
            A workshop has n jobs, numbered from 1, and m rules "job a must be done before job b". The master always
            does next the job with the smallest number among those that the rules allow. In which order does he work?

            -----Input-----

            The first line holds two integers n and m (1 <= n <= 100, 0 <= m <= 100). Then follow m lines with two
            different integers a and b each (1 <= a, b <= n). A rule may be given twice.

            -----Output-----

            Print the n jobs in order on one line, or IMPOSSIBLE if the rules cannot all be kept.
        """,
        references=[
            """
                import heapq

                n, m = map(int, input().split())
                after = [[] for _ in range(n + 1)]
                waiting = [0] * (n + 1)
                for _ in range(m):
                    a, b = map(int, input().split())
                    after[a].append(b)
                    waiting[b] += 1
                heap = [i for i in range(1, n + 1) if waiting[i] == 0]
                order = []
                while heap:
                    job = heapq.heappop(heap)
                    order.append(job)
                    for b in after[job]:
                        waiting[b] -= 1
                        if waiting[b] == 0:
                            heapq.heappush(heap, b)
                print(*order if len(order) == n else ["IMPOSSIBLE"])
            """,
            """
                import sys


                def main():
                    n, m, *ends = map(int, sys.stdin.read().split())
                    rules = set(zip(ends[::2], ends[1::2]))
                    left = list(range(1, n + 1))
                    order = []
                    while left:
                        blocked = {b for a, b in rules}
                        allowed = [job for job in left if job not in blocked]
                        if not allowed:
                            print("IMPOSSIBLE")
                            return
                        job = allowed[0]
                        left.remove(job)
                        order.append(job)
                        rules = {(a, b) for a, b in rules if a != job}
                    print(" ".join(map(str, order)))


                main()
            """,
        ],
        inputs=[lines([n, len(rules)], *rules) for n, rules in cases],
        difficulty="competition",
    )


@family("two-camps")
def two_camps(rng: random.Random) -> Draft:
    cases = [
        (4, [(1, 2), (2, 3), (3, 4)]),
        (1, []),
        (3, [(1, 2), (2, 3), (3, 1)]),
        (2, [(1, 2)]),
        (5, []),
        (2, [(1, 2), (2, 1)]),
    ]
    cases += [
        (6, [(1, 2), (3, 4), (4, 5), (5, 3)]),
        (4, [(1, 2), (2, 3), (3, 4), (4, 1)]),
        (5, [(5, 4), (4, 3), (3, 2), (2, 1), (1, 5)]),
    ]
    for n in (20, 60, 100):
        odd = rng.sample(range(1, n + 1), n // 2)
        even = [i for i in range(1, n + 1) if i not in odd]
        cases.append((n, [(rng.choice(odd), rng.choice(even)) for _ in range(n)]))
    cases += [(100, [(i, i % size + 1) for i in range(1, size + 1)]) for size in (99, 100)]
    cases.append((9, [(1, 2), (3, 4), (5, 6), (7, 8), (8, 9), (9, 7)]))
    cases.append((4, [(1, 2), (1, 3), (1, 4), (2, 3)]))
    return Draft(
        question="""
            n children go to a holiday with two camps. Some pairs of them quarrel all the time and must not be in the
            same camp. A camp may stay empty. Can the children be divided?

            -----Input-----

            The first line holds two integers n and m (1 <= n <= 100, 0 <= m <= 100). Then follow m lines with two
            different integers a and b each (1 <= a, b <= n): a pair that quarrels. A pair may be given twice.

            -----Output-----

            Print YES or NO.
        """,
        references=[
            """
                n, m = map(int, input().split())
                graph = [[] for _ in range(n + 1)]
                for _ in range(m):
                    a, b = map(int, input().split())
                    graph[a].append(b)
                    graph[b].append(a)
                camp = [0] * (n + 1)
                possible = True
                for start in range(1, n + 1):
                    if camp[start] == 0:
                        camp[start] = 1
                        stack = [start]
                        while stack:
                            x = stack.pop()
                            for y in graph[x]:
                                if camp[y] == 0:
                                    camp[y] = -camp[x]
                                    stack.append(y)
                                elif camp[y] == camp[x]:
                                    possible = False
                print("YES" if possible else "NO")
            """,
            """
                import sys


                def main():
                    n, m, *ends = map(int, sys.stdin.read().split())
                    parent = list(range(2 * n + 1))

                    def find(x):
                        while parent[x] != x:
                            x = parent[x]
                        return x

                    for a, b in zip(ends[::2], ends[1::2]):
                        parent[find(a)] = find(b + n)
                        parent[find(b)] = find(a + n)
                    print("NO" if any(find(i) == find(i + n) for i in range(1, n + 1)) else "YES")


                main()
            """,
        ],
        inputs=[lines([n, len(pairs)], *pairs) for n, pairs in cases],
        difficulty="competition",
    )
