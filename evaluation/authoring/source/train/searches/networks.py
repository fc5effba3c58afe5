"""Graphs: cheapest connections."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


def _pairs(rng: Random, n: int, m: int) -> list[tuple[int, int]]:
    return [tuple(rng.sample(range(1, n + 1), 2)) for _ in range(m)]


@family("cheapest-ferry")
def cheapest_ferry(rng: Random) -> Draft:
    cases = [(4, [(1, 2, 5), (2, 4, 5), (1, 4, 12), (3, 4, 1)]), (2, []), (2, [(1, 2, 7)]), (2, [(2, 1, 7)])]
    cases += [(3, [(1, 2, 1), (2, 1, 1)]), (3, [(1, 3, 1000), (1, 3, 999)]), (3, [(1, 2, 1), (2, 3, 1), (1, 3, 2)])]
    cases += [(200, [(i, i + 1, 1000) for i in range(1, 200)])]
    for n, m in ((5, 10), (20, 60), (100, 300), (200, 600)):
        cases.append((n, [(*pair, rng.randint(1, 1000)) for pair in _pairs(rng, n, m)]))
    return Draft(
        question="""
            Ferries run between islands, each in one direction for a fixed price. What does the journey from island 1
            to island n cost at least?

            -----Input-----
            The first line holds the number of islands n and the number of ferries m (2 <= n <= 200, 0 <= m <= 600).
            Each of the next m lines holds a, b and p: a ferry from a to b for p coins (a and b differ,
            1 <= p <= 1000).

            -----Output-----
            Print the lowest price, or -1 when island n cannot be reached.
            """,
        references=[
            """
            import heapq

            n, m = map(int, input().split())
            ferries = [[] for _ in range(n + 1)]
            for _ in range(m):
                a, b, price = map(int, input().split())
                ferries[a].append((b, price))
            cost = {1: 0}
            heap = [(0, 1)]
            while heap:
                paid, island = heapq.heappop(heap)
                if paid > cost[island]:
                    continue
                for other, price in ferries[island]:
                    if other not in cost or paid + price < cost[other]:
                        cost[other] = paid + price
                        heapq.heappush(heap, (paid + price, other))
            print(cost.get(n, -1))
            """,
            """
            n, m = map(int, input().split())
            ferries = [tuple(map(int, input().split())) for _ in range(m)]
            INFINITE = 10**9
            cost = [INFINITE] * (n + 1)
            cost[1] = 0
            changed = True
            while changed:
                changed = False
                for a, b, price in ferries:
                    if cost[a] + price < cost[b]:
                        cost[b] = cost[a] + price
                        changed = True
            print(cost[n] if cost[n] < INFINITE else -1)
            """,
        ],
        inputs=[lines([n, len(ferries)], *ferries) for n, ferries in cases],
        difficulty="competition",
    )
