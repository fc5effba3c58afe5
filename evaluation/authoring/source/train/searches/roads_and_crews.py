"""Graphs once more: roads one by one, weighted ways, circles and crews."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


def _weighted(rng: Random, n: int, m: int, high: int) -> list[tuple[int, int, int]]:
    return [(*rng.sample(range(1, n + 1), 2), rng.randint(1, high)) for _ in range(m)]


@family("roads-one-by-one")
def roads_one_by_one(rng: Random) -> list[Draft]:
    cases = [(4, [(1, 2), (3, 4), (2, 1), (1, 4), (2, 3)]), (2, [(1, 2)]), (2, [(1, 2), (2, 1)]), (3, [(1, 3)])]
    cases += [(3, [(1, 2), (2, 3), (3, 1)]), (5, [(1, 2), (2, 3), (4, 5)]), (4, [(3, 4), (1, 2), (3, 2)])]
    cases += [(100, [(i, i + 1) for i in range(1, 100)]), (6, [(1, 2), (3, 4), (5, 6), (1, 4), (3, 2), (6, 1)])]
    for n, m in ((10, 12), (20, 60), (100, 200), (60, 200)):
        cases.append((n, [tuple(rng.sample(range(1, n + 1), 2)) for _ in range(m)]))
    inputs = [lines([n, len(roads)], *roads) for n, roads in cases]
    limits = """
                The first line holds n and m (2 <= n <= 100, 1 <= m <= 200). Each of the next m lines holds two
                different villages, numbered from 1: the next road.
    """
    return [
        Draft(
            question=f"""
                m roads are built between n villages, one after the other. A road is useless when its villages were
                joined before, directly or through others. Which road is the first useless one?

                -----Input-----
                {limits.strip()}

                -----Output-----
                Print the number of the road, counted from 1, or 0 when no road is useless.
                """,
            references=[
                """
                n, m = map(int, input().split())
                parent = list(range(n + 1))


                def find(x):
                    while parent[x] != x:
                        x = parent[x]
                    return x


                useless = 0
                for road in range(1, m + 1):
                    a, b = map(int, input().split())
                    a, b = find(a), find(b)
                    if a == b:
                        useless = road
                        break
                    parent[a] = b
                print(useless)
                """,
                """
                def main():
                    n, m = map(int, input().split())
                    group = list(range(n + 1))
                    for road in range(1, m + 1):
                        a, b = map(int, input().split())
                        old, new = group[a], group[b]
                        if old == new:
                            return road
                        group = [new if g == old else g for g in group]
                    return 0


                print(main())
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
        Draft(
            question=f"""
                m roads are built between n villages, one after the other. After how many roads are all villages joined
                for the first time, directly or through others?

                -----Input-----
                {limits.strip()}

                -----Output-----
                Print the number of roads, or -1 when some villages stay apart.
                """,
            references=[
                """
                n, m = map(int, input().split())
                parent = list(range(n + 1))


                def find(x):
                    while parent[x] != x:
                        x = parent[x]
                    return x


                groups = n
                answer = -1
                for road in range(1, m + 1):
                    a, b = map(int, input().split())
                    a, b = find(a), find(b)
                    if a != b:
                        parent[a] = b
                        groups -= 1
                        if groups == 1:
                            answer = road
                print(answer)
                """,
                """
                def main():
                    n, m = map(int, input().split())
                    groups = [{village} for village in range(1, n + 1)]
                    for road in range(1, m + 1):
                        ends = set(map(int, input().split()))
                        touched = [group for group in groups if group & ends]
                        groups = [group for group in groups if not group & ends]
                        groups.append(set().union(*touched))
                        if len(groups) == 1:
                            return road
                    return -1


                print(main())
                """,
                """
                n, m = map(int, input().split())
                roads = [tuple(map(int, input().split())) for _ in range(m)]


                def all_joined(count):
                    reached = {1}
                    size = 0
                    while len(reached) > size:
                        size = len(reached)
                        for a, b in roads[:count]:
                            if a in reached or b in reached:
                                reached |= {a, b}
                    return size == n


                if not all_joined(m):
                    print(-1)
                else:
                    low, high = 1, m
                    while low < high:
                        middle = (low + high) // 2
                        if all_joined(middle):
                            high = middle
                        else:
                            low = middle + 1
                    print(low)
                """,
            ],
            inputs=inputs,
            difficulty="competition",
        ),
    ]


@family("captains-and-crews")
def captains_and_crews(rng: Random) -> list[Draft]:
    rows = [[1, 1, 2, 2, 3, 5], [], [1], [1, 1], [1, 2], [1, 1, 1, 2, 2, 2], [1, 2, 2, 2, 3], [1] * 99]
    rows += [list(range(1, 100)), [1, 2, 2, 1, 3]]
    rows += [[rng.randint(max(1, i - reach), i) for i in range(1, n)] for n, reach in ((8, 8), (30, 4), (100, 100))]
    inputs = [lines(len(row) + 1, row) for row in rows]
    limits = """
                The first line holds n (1 <= n <= 100), the second n - 1 numbers: who gives orders to sailor 2, 3, ...,
                n, always a sailor with a smaller number. With n = 1 the line is empty.
    """
    return [
        Draft(
            question=f"""
                Sailor 1 of n is the captain. Every other sailor takes orders from one sailor. How many sailors take
                orders from each sailor, directly or through others?

                -----Input-----
                {limits.strip()}

                -----Output-----
                Print n numbers in one line, from sailor 1 to sailor n.
                """,
            references=[
                """
                n = int(input())
                above = [0, 0] + list(map(int, input().split()))
                below = [0] * (n + 1)
                for sailor in range(n, 1, -1):
                    below[above[sailor]] += below[sailor] + 1
                print(*below[1:])
                """,
                """
                n = int(input())
                crew = [[] for _ in range(n + 1)]
                for sailor, boss in enumerate(input().split(), 2):
                    crew[int(boss)].append(sailor)


                def below(sailor):
                    return sum(1 + below(other) for other in crew[sailor])


                print(*[below(sailor) for sailor in range(1, n + 1)])
                """,
                """
                n = int(input())
                boss = {sailor: int(word) for sailor, word in enumerate(input().split(), 2)}
                below = [0] * (n + 1)
                for sailor in range(2, n + 1):
                    while sailor in boss:
                        sailor = boss[sailor]
                        below[sailor] += 1
                print(*below[1:])
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
        Draft(
            question=f"""
                Sailor 1 of n, the captain, has rank 1. Every other sailor takes orders from one sailor and has a rank
                greater by 1 than that one. Which rank is the most frequent? Of equal ones take the smallest.

                -----Input-----
                {limits.strip()}

                -----Output-----
                Print the rank and how many sailors have it.
                """,
            references=[
                """
                n = int(input())
                rank = [0, 1]
                for boss in map(int, input().split()):
                    rank.append(rank[boss] + 1)
                best = 1
                for r in range(2, n + 1):
                    if rank.count(r) > rank.count(best):
                        best = r
                print(best, rank.count(best))
                """,
                """
                n = int(input())
                bosses = list(map(int, input().split()))
                level = [1]
                depth = 1
                best = (1, 1)
                while level:
                    if len(level) > best[1]:
                        best = (depth, len(level))
                    level = [i for i, boss in enumerate(bosses, 2) if boss in level]
                    depth += 1
                print(*best)
                """,
                """
                from collections import Counter

                n = int(input())
                rank = {1: 1}
                for sailor, boss in enumerate(input().split(), 2):
                    rank[sailor] = rank[int(boss)] + 1
                counts = Counter(rank.values())
                most = max(counts.values())
                print(min(r for r in counts if counts[r] == most), most)
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
    ]


@family("heaviest-lorry")
def heaviest_lorry(rng: Random) -> Draft:
    cases = [(4, [(1, 2, 9), (2, 4, 3), (1, 3, 6), (3, 4, 5), (2, 3, 7)]), (2, []), (2, [(1, 2, 8)]), (2, [(2, 1, 8)])]
    cases += [
        (3, [(1, 2, 5)]),
        (2, [(1, 2, 3), (1, 2, 4)]),
        (3, [(1, 2, 1000), (2, 3, 1)]),
        (3, [(2, 3, 9), (2, 1, 2)]),
        (2, [(1, 2, 1000)]),
    ]
    cases += [(100, [(i, i + 1, 500 + i) for i in range(1, 100)]), (4, [(2, 3, 9)])]
    cases += [(n, _weighted(rng, n, m, high)) for n, m, high in ((6, 9, 20), (30, 60, 100), (100, 300, 1000))]
    return Draft(
        question="""
            Bridges for both directions join islands. Each carries lorries up to some weight. How heavy can a lorry be
            at most that drives from island 1 to island n?

            -----Input-----
            The first line holds n and m (2 <= n <= 100, 0 <= m <= 300). Each of the next m lines holds two different
            islands and the greatest weight for a bridge between them (1 to 1000).

            -----Output-----
            Print the greatest weight, or 0 when there is no way at all.
            """,
        references=[
            """
            import heapq

            n, m = map(int, input().split())
            bridges = [[] for _ in range(n + 1)]
            for _ in range(m):
                a, b, weight = map(int, input().split())
                bridges[a].append((b, weight))
                bridges[b].append((a, weight))
            best = [0] * (n + 1)
            heap = [(-1001, 1)]
            while heap:
                load, island = heapq.heappop(heap)
                load = -load
                if best[island] > 0:
                    continue
                best[island] = load
                for other, weight in bridges[island]:
                    heapq.heappush(heap, (-min(load, weight), other))
            print(best[n])
            """,
            """
            n, m = map(int, input().split())
            bridges = [tuple(map(int, input().split())) for _ in range(m)]
            best = [0] * (n + 1)
            best[1] = 1000
            changed = True
            while changed:
                changed = False
                for a, b, weight in bridges:
                    load = min(weight, max(best[a], best[b]))
                    if load > min(best[a], best[b]):
                        best[a] = max(best[a], load)
                        best[b] = max(best[b], load)
                        changed = True
            print(best[n])
            """,
            """
            n, m = map(int, input().split())
            bridges = [tuple(map(int, input().split())) for _ in range(m)]
            bridges.sort(key=lambda bridge: -bridge[2])
            group = list(range(n + 1))
            answer = 0
            for a, b, weight in bridges:
                old, new = group[a], group[b]
                group = [new if g == old else g for g in group]
                if group[1] == group[n]:
                    answer = weight
                    break
            print(answer)
            """,
        ],
        inputs=[lines([n, len(bridges)], *bridges) for n, bridges in cases],
        difficulty="competition",
    )


@family("one-free-ride")
def one_free_ride(rng: Random) -> Draft:
    cases = [
        (4, [(1, 2, 4), (2, 3, 9), (3, 4, 2), (1, 4, 13), (2, 4, 12)]),
        (2, []),
        (2, [(1, 2, 8)]),
        (3, [(2, 3, 1)]),
    ]
    cases += [(3, [(1, 2, 5), (2, 3, 5)]), (3, [(1, 2, 1), (3, 2, 7)]), (3, [(2, 1, 7), (2, 3, 1)])]
    cases += [(4, [(1, 2, 3), (2, 3, 3), (3, 4, 3), (1, 3, 1000)]), (4, [(1, 2, 1), (2, 4, 6), (1, 3, 4), (3, 4, 2)])]
    cases += [(100, [(i, i + 1, 1000) for i in range(1, 100)])]
    cases += [(n, _weighted(rng, n, m, high)) for n, m, high in ((6, 8, 20), (40, 70, 100), (100, 250, 1000))]
    return Draft(
        question="""
            Trains run between towns in both directions, each for a fixed price. A voucher makes one ride of the journey
            free. What does a journey from town 1 to town n cost at least?

            -----Input-----
            The first line holds n and m (2 <= n <= 100, 0 <= m <= 300). Each of the next m lines holds two different
            towns and the price of a ride (1 to 1000).

            -----Output-----
            Print the lowest price, or -1 when town n cannot be reached.
            """,
        references=[
            """
            import heapq

            n, m = map(int, input().split())
            trains = [[] for _ in range(n + 1)]
            for _ in range(m):
                a, b, price = map(int, input().split())
                trains[a].append((b, price))
                trains[b].append((a, price))
            done = set()
            heap = [(0, 1, 1)]
            answer = -1
            while heap:
                paid, town, vouchers = heapq.heappop(heap)
                if town == n:
                    answer = paid
                    break
                if (town, vouchers) in done:
                    continue
                done.add((town, vouchers))
                for other, price in trains[town]:
                    heapq.heappush(heap, (paid + price, other, vouchers))
                    if vouchers > 0:
                        heapq.heappush(heap, (paid, other, 0))
            print(answer)
            """,
            """
            n, m = map(int, input().split())
            trains = []
            for _ in range(m):
                a, b, price = map(int, input().split())
                trains += [(a, b, price), (b, a, price)]
            FAR = 10**9


            def prices(start):
                cost = [FAR] * (n + 1)
                cost[start] = 0
                for _ in range(n):
                    for a, b, price in trains:
                        cost[b] = min(cost[b], cost[a] + price)
                return cost


            there = prices(1)
            back = prices(n)
            best = min([there[a] + back[b] for a, b, _ in trains], default=FAR)
            print(best if best < FAR else -1)
            """,
        ],
        inputs=[lines([n, len(trains)], *trains) for n, trains in cases],
        difficulty="competition",
    )


@family("ball-in-a-circle")
def ball_in_a_circle(rng: Random) -> Draft:
    calls = [[[1, 3, 0, 4, 1]], [[0]], [[1, 0]], [[1, 1]], [[0, 0]], [[2, 0, 1]], [[1, 2, 2]], [[1, 2, 3, 1]]]
    calls += [[[*range(1, 60), 0]], [[*range(1, 60), 59]], [[1, 0, 3, 4, 2]]]
    calls += [[[rng.randrange(n) for _ in range(n)]] for n in (20, 60, 60)]
    return Draft(
        question="""
            Children with the numbers 0, 1, 2 and so on play with a ball. Child i always throws it to child
            `targets[i]`, which may be the child itself. Write a function `circle(targets)` that returns how many
            children get the ball again and again for ever when child 0 has it first.

            The list holds 1 to 60 valid numbers of children.
            """,
        references=[
            """
            def circle(targets):
                seen = []
                child = 0
                while child not in seen:
                    seen.append(child)
                    child = targets[child]
                return len(seen) - seen.index(child)
            """,
            """
            def circle(targets):
                child = 0
                for _ in range(len(targets)):
                    child = targets[child]
                start = child
                size = 1
                child = targets[child]
                while child != start:
                    child = targets[child]
                    size += 1
                return size
            """,
            """
            def circle(targets):
                turn = {}
                child, throws = 0, 0
                while child not in turn:
                    turn[child] = throws
                    child = targets[child]
                    throws += 1
                return throws - turn[child]
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="circle",
        starter_code="def circle(targets):\n",
    )
