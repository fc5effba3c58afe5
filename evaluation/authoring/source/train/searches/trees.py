"""Trees, two colours and cheapest cables: more graphs."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


def _tree(rng: Random, n: int, reach: int) -> list[tuple[int, int]]:
    return [(i, rng.randint(max(1, i - reach), i - 1)) for i in range(2, n + 1)]


@family("longest-trail")
def longest_trail(rng: Random) -> Draft:
    trees = [(5, [(1, 2), (2, 3), (2, 4), (4, 5)]), (1, []), (2, [(1, 2)]), (3, [(1, 2), (1, 3)])]
    trees += [(400, [(i, i + 1) for i in range(1, 400)]), (400, [(1, i) for i in range(2, 401)])]
    trees += [(n, _tree(rng, n, reach)) for n, reach in ((6, 3), (20, 20), (100, 5), (400, 3), (400, 400))]
    return Draft(
        question="""
            Huts in a park are joined by trails of one kilometre. There is exactly one way between any two huts. How
            far apart are the two huts that are farthest from each other?

            -----Input-----
            The first line holds the number of huts n (1 <= n <= 400). Each of the next n - 1 lines holds two huts,
            numbered from 1, that a trail joins.

            -----Output-----
            Print the distance in kilometres.
            """,
        references=[
            """
            from collections import deque

            n = int(input())
            trails = [[] for _ in range(n + 1)]
            for _ in range(n - 1):
                a, b = map(int, input().split())
                trails[a].append(b)
                trails[b].append(a)


            def farthest(start):
                distance = {start: 0}
                queue = deque([start])
                while queue:
                    hut = queue.popleft()
                    for other in trails[hut]:
                        if other not in distance:
                            distance[other] = distance[hut] + 1
                            queue.append(other)
                return hut, distance[hut]


            print(farthest(farthest(1)[0])[1])
            """,
            """
            import sys


            def main():
                data = list(map(int, sys.stdin.read().split()))
                n = data[0]
                neighbours = [set() for _ in range(n + 1)]
                for a, b in zip(data[1::2], data[2::2]):
                    neighbours[a].add(b)
                    neighbours[b].add(a)
                depth = [0] * (n + 1)
                best = 0
                leaves = [h for h in range(1, n + 1) if len(neighbours[h]) == 1]
                while leaves:
                    hut = leaves.pop()
                    if not neighbours[hut]:
                        break
                    other = neighbours[hut].pop()
                    neighbours[other].discard(hut)
                    best = max(best, depth[other] + depth[hut] + 1)
                    depth[other] = max(depth[other], depth[hut] + 1)
                    if len(neighbours[other]) == 1:
                        leaves.append(other)
                print(best)


            main()
            """,
        ],
        inputs=[lines(n, *edges) for n, edges in trees],
        difficulty="competition",
    )


@family("village-cables")
def village_cables(rng: Random) -> Draft:
    cases = [
        (4, [(1, 2, 3), (2, 3, 1), (1, 3, 2), (3, 4, 7)]),
        (2, [(1, 2, 9)]),
        (3, [(1, 2, 5), (2, 3, 5), (1, 3, 5)]),
    ]
    cases += [(2, [(1, 2, 9), (1, 2, 4)]), (2, [(1, 2, 1000)] * 3), (4, [(1, 2, 1), (2, 3, 1), (3, 4, 1), (4, 1, 1)])]
    for n, extra, high in ((5, 3, 10), (20, 20, 100), (60, 150, 1000), (100, 400, 1000), (100, 400, 5)):
        edges = _tree(rng, n, n) + [tuple(rng.sample(range(1, n + 1), 2)) for _ in range(extra)]
        rng.shuffle(edges)
        cases.append((n, [(*edge, rng.randint(1, high)) for edge in edges]))
    inputs = [lines([n, len(edges)], *edges) for n, edges in cases]
    return Draft(
        question="""
            Cables shall join n villages so that each can call each other one, directly or over others. What do the
            cables cost at least?

            -----Input-----
            The first line holds n and m (2 <= n <= 100, 1 <= m <= 500). Each of the next m lines holds two different
            villages and the price, from 1 to 1000, of a cable between them. The cables join all villages.

            -----Output-----
            Print the lowest total price.
            """,
        references=[
            """
            n, m = map(int, input().split())
            cables = []
            for _ in range(m):
                a, b, p = map(int, input().split())
                cables.append((p, a, b))
            cables.sort()
            group = list(range(n + 1))


            def find(x):
                while group[x] != x:
                    x = group[x]
                return x


            total = 0
            for p, a, b in cables:
                a, b = find(a), find(b)
                if a != b:
                    group[a] = b
                    total += p
            print(total)
            """,
            """
            import heapq

            n, m = map(int, input().split())
            cables = [[] for _ in range(n + 1)]
            for _ in range(m):
                a, b, p = map(int, input().split())
                cables[a].append((p, b))
                cables[b].append((p, a))
            joined = set()
            heap = [(0, 1)]
            total = 0
            while heap:
                price, village = heapq.heappop(heap)
                if village not in joined:
                    joined.add(village)
                    total += price
                    for cable in cables[village]:
                        heapq.heappush(heap, cable)
            print(total)
            """,
        ],
        inputs=inputs,
        difficulty="competition",
    )
