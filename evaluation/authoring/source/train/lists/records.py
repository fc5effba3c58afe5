"""Queues of records: who comes when, what is sold first, records put together by name or by day."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines

NAMES = ["abel", "beth", "carl", "dora", "emil", "fay", "gus", "hana", "ivo", "june", "kurt", "lisa"]


@family("repair-desk")
def repair_desk(rng: Random) -> Draft:
    days = [[(0, 10), (5, 4), (20, 3), (22, 6)], [(0, 1)], [(1000, 60)], [(3, 5), (8, 2)], [(3, 5), (7, 2)]]
    days += [[(3, 5), (9, 2)], [(7, 1), (7, 1), (7, 1)], [(1, 60), (2, 1), (62, 1), (62, 9)], [(0, 60)] * 50]
    for n, span, longest in ((5, 30, 10), (12, 100, 9), (30, 400, 20), (50, 1000, 40)):
        arrivals = sorted(rng.randint(0, span) for _ in range(n))
        days.append([(arrival, rng.randint(1, longest)) for arrival in arrivals])
    return Draft(
        question="""
            One man repairs shoes while his customers wait. He serves them one after another in the order of their
            arrival and begins with a customer as soon as he is free and the customer is there. When is each customer's
            work done, and how long did a customer wait at most before it began?

            -----Input-----
            The first line holds n (1 <= n <= 50). Each of the next n lines holds the minute of an arrival (0 to 1000)
            and the minutes that the work takes (1 to 60). The arrivals are in ascending order; equal ones come in the
            order of the lines.

            -----Output-----
            Print the n minutes in which work is done in one line, and the longest wait on a second line.
            """,
        references=[
            """
            n = int(input())
            free = 0
            longest = 0
            done = []
            for _ in range(n):
                arrival, work = map(int, input().split())
                start = max(free, arrival)
                longest = max(longest, start - arrival)
                free = start + work
                done.append(free)
            print(*done)
            print(longest)
            """,
            """
            import sys

            data = list(map(int, sys.stdin.read().split()))
            done, waits = [], []
            for arrival, work in zip(data[1::2], data[2::2]):
                if done and done[-1] > arrival:
                    waits.append(done[-1] - arrival)
                    done.append(done[-1] + work)
                else:
                    waits.append(0)
                    done.append(arrival + work)
            print(" ".join(map(str, done)))
            print(max(waits))
            """,
        ],
        inputs=[lines(len(day), *day) for day in days],
        difficulty="interview",
    )


@family("oldest-batch-first")
def oldest_batch_first(rng: Random) -> Draft:
    logs = [["buy 5 3", "buy 4 7", "sell 6", "sell 2"], ["buy 1 1"], ["buy 5 2", "sell 5"], ["buy 100 100", "sell 99"]]
    logs += [["buy 2 9", "sell 1", "buy 2 1", "sell 3"], ["buy 1 4", "buy 1 5", "buy 1 6", "sell 1", "sell 2"]]
    logs += [["buy 3 1", "sell 3", "buy 3 2", "sell 1", "sell 1"], ["sell 0"], ["buy 2 5", "sell 0", "sell 2"]]
    for n, most in ((6, 9), (15, 20), (30, 100), (50, 100)):
        log, stock = [], 0
        for _ in range(n):
            if stock and rng.randint(0, 1):
                sold = rng.randint(0, min(stock, 100))
                stock -= sold
                log.append(f"sell {sold}")
            else:
                bought = rng.randint(1, most)
                stock += bought
                log.append(f"buy {bought} {rng.randint(1, 100)}")
        logs.append(log)
    return Draft(
        question="""
            A dairy buys cheese in batches and always sells the oldest first. What did the pieces of each sale cost when
            they were bought, and what did those that are left cost?

            -----Input-----
            The first line holds n (1 <= n <= 50). Each of the next n lines is `buy a p`, a pieces at p coins each
            (1 <= a, p <= 100), or `sell a`, a pieces sold (0 <= a <= 100), in the order of time. It never sells more
            than it has.

            -----Output-----
            Print for each sale a line with what its pieces had cost, then a line with what the pieces left had cost.
            """,
        references=[
            """
            n = int(input())
            pieces = []
            for _ in range(n):
                word, *numbers = input().split()
                amount = int(numbers[0])
                if word == "buy":
                    pieces += [int(numbers[1])] * amount
                else:
                    print(sum(pieces[:amount]))
                    pieces = pieces[amount:]
            print(sum(pieces))
            """,
            """
            from collections import deque

            batches = deque()
            for _ in range(int(input())):
                parts = input().split()
                amount = int(parts[1])
                if parts[0] == "buy":
                    batches.append([amount, int(parts[2])])
                    continue
                cost = 0
                while amount > 0:
                    oldest = batches[0]
                    taken = min(amount, oldest[0])
                    cost += taken * oldest[1]
                    oldest[0] -= taken
                    amount -= taken
                    if oldest[0] == 0:
                        batches.popleft()
                print(cost)
            print(sum(left * price for left, price in batches))
            """,
        ],
        inputs=[lines(len(log), *log) for log in logs],
        difficulty="interview",
    )


@family("cash-per-day")
def cash_per_day(rng: Random) -> Draft:
    cases = [(4, [(2, 15), (4, 3), (2, 5)]), (1, []), (1, [(1, 9)]), (3, []), (2, [(2, 100)]), (2, [(1, 100)])]
    cases += [(30, [(30, 1), (1, 1)]), (5, [(3, 2)] * 60)]
    for d, n in ((3, 6), (7, 10), (12, 30), (30, 60)):
        cases.append((d, [(rng.randint(1, d), rng.randint(1, 100)) for _ in range(n)]))
    return Draft(
        question="""
            A kiosk was open on days 1 to d and noted each sale with its day, but in no order. What did it take on each
            day?

            -----Input-----
            The first line holds d and the number of sales n (1 <= d <= 30, 0 <= n <= 60). Each of the next n lines
            holds a day from 1 to d and the coins paid, 1 to 100.

            -----Output-----
            Print d lines: the coins taken on days 1 to d, 0 for a day without a sale.
            """,
        references=[
            """
            d, n = map(int, input().split())
            taken = [0] * d
            for _ in range(n):
                day, coins = map(int, input().split())
                taken[day - 1] += coins
            for coins in taken:
                print(coins)
            """,
            """
            import sys

            (d, n), *sales = [list(map(int, line.split())) for line in sys.stdin]
            for day in range(1, d + 1):
                print(sum(coins for when, coins in sales if when == day))
            """,
            """
            from collections import defaultdict

            d, n = map(int, input().split())
            taken = defaultdict(int)
            for _ in range(n):
                day, coins = input().split()
                taken[int(day)] += int(coins)
            print("\\n".join(str(taken[day]) for day in range(1, d + 1)))
            """,
        ],
        inputs=[lines([d, len(sales)], *sales) for d, sales in cases],
        difficulty="introductory",
    )


@family("crews-of-boats")
def crews_of_boats(rng: Random) -> Draft:
    calls = [[{"bram": "pike", "ada": "eel", "cora": "pike"}], [{}], [{"ada": "eel"}], [{"jan": "eel", "ada": "eel"}]]
    calls += [[{"hugo": "carp", "fred": "eel", "dirk": "pike"}], [dict.fromkeys(reversed(NAMES), "perch")]]
    for n, boats in ((3, 2), (5, 2), (7, 3), (9, 4), (10, 3)):
        calls.append([{name: rng.choice(["pike", "eel", "carp", "perch"][:boats]) for name in rng.sample(NAMES, n)}])
    return Draft(
        question="""
            Write a function `crews(boat_of)` that gets a dictionary from the name of a sailor to the name of the boat,
            and returns a dictionary from each boat to the list of its sailors in alphabetical order.

            There are 0 to 12 sailors. All names have 3 to 5 lower-case letters. The order of the boats does not matter.
            """,
        references=[
            """
            def crews(boat_of):
                result = {}
                for sailor in sorted(boat_of):
                    boat = boat_of[sailor]
                    if boat not in result:
                        result[boat] = []
                    result[boat].append(sailor)
                return result
            """,
            """
            def crews(boat_of):
                boats = set(boat_of.values())
                return {boat: sorted(name for name in boat_of if boat_of[name] == boat) for boat in boats}
            """,
            """
            def crews(boat_of):
                result = {}
                for sailor, boat in sorted(boat_of.items()):
                    result.setdefault(boat, []).append(sailor)
                return result
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="crews",
        starter_code="def crews(boat_of):\n",
    )


@family("changed-stock")
def changed_stock(rng: Random) -> Draft:
    goods = ["axe", "bag", "cup", "dye", "egg", "fan", "gem", "hat", "ink", "jar"]
    pairs = [({"hat": 5, "cup": 2, "bag": 1}, {"cup": 2, "hat": 7, "axe": 3}), ({"hat": 1}, {"hat": 1})]
    pairs += [({"hat": 1}, {"cup": 1}), ({"gem": 9, "ink": 1}, {"ink": 1}), ({"jar": 100}, {"jar": 1, "dye": 2})]
    pairs += [({"fan": 2, "egg": 3}, {"egg": 2, "fan": 3}), ({"axe": 1, "bag": 2}, {"bag": 2, "axe": 1})]
    for n, m, high in ((3, 5, 2), (6, 6, 3), (8, 7, 100), (10, 10, 2)):
        before = {name: rng.randint(1, high) for name in rng.sample(goods, n)}
        pairs.append((before, {name: rng.randint(1, high) for name in rng.sample(goods, m)}))
    return Draft(
        question="""
            A shop counts its goods in the morning and in the evening. Report what has changed. Goods that are missing
            in a count were there 0 times.

            -----Input-----
            The first line holds n (1 <= n <= 10). Each of the next n lines holds a name of 3 lower-case letters and a
            number from 1 to 100. Then the evening's count follows in the same way. No name occurs twice in a count.

            -----Output-----
            For each of the goods with different numbers print a line with its name and the change with its sign, like
            hat +2 or cup -1, in alphabetical order; print NO CHANGE if there are none.
            """,
        references=[
            """
            def read():
                count = {}
                for _ in range(int(input())):
                    name, number = input().split()
                    count[name] = int(number)
                return count


            morning = read()
            evening = read()
            if morning == evening:
                print("NO CHANGE")
            for name in sorted(set(morning) | set(evening)):
                change = evening.get(name, 0) - morning.get(name, 0)
                if change != 0:
                    print(name, f"{change:+}")
            """,
            """
            changes = {}
            for sign in (-1, 1):
                for _ in range(int(input())):
                    name, number = input().split()
                    changes[name] = changes.get(name, 0) + sign * int(number)
            found = False
            for name, change in sorted(changes.items()):
                if change > 0:
                    print(f"{name} +{change}")
                    found = True
                elif change < 0:
                    print(f"{name} {change}")
                    found = True
            if not found:
                print("NO CHANGE")
            """,
        ],
        inputs=[lines(len(a), *a.items(), len(b), *b.items()) for a, b in pairs],
        difficulty="interview",
    )


@family("rooms-of-guests")
def rooms_of_guests(rng: Random) -> Draft:
    cases = [([("ada", 12), ("bram", 7), ("cora", 12)], ["bram", "inge", "ada"]), ([("jan", 1)], ["jan"])]
    cases += [([("jan", 1)], ["ada"]), ([("ada", 100), ("jan", 99)], ["jan", "jan", "ada", "hugo", "jan"])]
    cases += [([("gina", 5), ("hugo", 5)], ["hugo", "gina"])]
    for n, m in ((2, 4), (5, 3), (5, 10), (8, 15), (10, 20)):
        guests = [(name, rng.randint(1, 100)) for name in rng.sample(NAMES, n)]
        cases.append((guests, [rng.choice(NAMES) for _ in range(m)]))
    return Draft(
        question="""
            At the desk of a hotel the porter looks up in which room a guest lives.

            -----Input-----
            The first line holds the number of guests n and the number of questions m (1 <= n <= 10, 1 <= m <= 20). Each
            of the next n lines holds a name and a room from 1 to 100; no name occurs twice. Then m lines follow, each
            with a name. Names have 3 or 4 lower-case letters.

            -----Output-----
            Print for each question a line with the room, or UNKNOWN if there is no such guest.
            """,
        references=[
            """
            n, m = map(int, input().split())
            rooms = {}
            for _ in range(n):
                name, room = input().split()
                rooms[name] = room
            for _ in range(m):
                name = input()
                if name in rooms:
                    print(rooms[name])
                else:
                    print("UNKNOWN")
            """,
            """
            n, m = map(int, input().split())
            rooms = dict(input().split() for _ in range(n))
            for _ in range(m):
                print(rooms.get(input(), "UNKNOWN"))
            """,
            """
            n, m = map(int, input().split())
            guests = [input().split() for _ in range(n)]
            for _ in range(m):
                asked = input()
                answer = "UNKNOWN"
                for name, room in guests:
                    if name == asked:
                        answer = room
                print(answer)
            """,
        ],
        inputs=[lines([len(guests), len(asked)], *guests, *asked) for guests, asked in cases],
        difficulty="introductory",
    )


@family("families-first")
def families_first(rng: Random) -> Draft:
    queues = [[("emil", 0), ("dora", 2), ("abel", 0), ("carl", 1)], [("fay", 0)], [("fay", 3)]]
    queues += [[("gus", 0), ("fay", 1)], [("gus", 1), ("fay", 0)], [("gus", 1), ("fay", 5)], [("ivo", 0), ("hana", 0)]]
    queues += [[(name, rng.choice([0, 0, 1, 2, 5])) for name in rng.sample(NAMES, n)] for n in (4, 6, 9, 12, 12)]
    return Draft(
        question="""
            People queue for a ferry. Those who bring children may board first, then all the others. Apart from that,
            everybody boards in the order of the queue.

            -----Input-----
            The first line holds n (1 <= n <= 12). Each of the next n lines holds a name of 3 or 4 lower-case letters
            and the number of children that the person brings, 0 to 5.

            -----Output-----
            Print the names in the order of boarding in one line.
            """,
        references=[
            """
            n = int(input())
            families = []
            others = []
            for _ in range(n):
                name, children = input().split()
                if int(children) > 0:
                    families.append(name)
                else:
                    others.append(name)
            print(*families, *others)
            """,
            """
            n = int(input())
            queue = [input().split() for _ in range(n)]
            queue.sort(key=lambda person: person[1] == "0")
            print(" ".join(name for name, children in queue))
            """,
        ],
        inputs=[lines(len(queue), *queue) for queue in queues],
        difficulty="introductory",
    )


@family("most-changing-town")
def most_changing_town(rng: Random) -> Draft:
    towns = ["oslo", "rome", "bonn", "lima", "kiel", "york"]
    logs = [[("rome", 12), ("oslo", -5), ("rome", 20), ("oslo", 1), ("bonn", 9)], [("lima", 30)]]
    logs += [[("lima", 30), ("kiel", -3)], [("kiel", 5), ("york", 8), ("kiel", 8), ("york", 5)], [("rome", 0)] * 60]
    logs += [[("york", -40), ("rome", 3), ("york", 40)], [("oslo", 4), ("bonn", 4), ("oslo", 6), ("bonn", 1)]]
    logs += [
        [("bonn", 1), ("oslo", 4), ("bonn", 4), ("oslo", 1), ("bonn", 2)],
        [("york", -7), ("kiel", -8), ("york", -8)],
    ]
    for n, m, size in ((6, 2, 9), (15, 4, 20), (40, 6, 40), (60, 6, 12)):
        logs.append([(rng.choice(towns[:m]), rng.randint(-size, size)) for _ in range(n)])
    return Draft(
        question="""
            Weather stations report temperatures. In which town do the highest and the lowest of its temperatures
            differ most? If several towns are equal, take the one that comes first in the alphabet.

            -----Input-----
            The first line holds n (1 <= n <= 60). Each of the next n lines holds a town of 4 lower-case letters and a
            temperature from -40 to 40.

            -----Output-----
            Print the town and the difference.
            """,
        references=[
            """
            n = int(input())
            reports = {}
            for _ in range(n):
                town, degrees = input().split()
                reports.setdefault(town, []).append(int(degrees))
            best, most = "", -1
            for town in sorted(reports):
                change = max(reports[town]) - min(reports[town])
                if change > most:
                    best, most = town, change
            print(best, most)
            """,
            """
            low, high = {}, {}
            for _ in range(int(input())):
                town, degrees = input().split()
                degrees = int(degrees)
                low[town] = min(low.get(town, degrees), degrees)
                high[town] = max(high.get(town, degrees), degrees)
            town = min(low, key=lambda t: (low[t] - high[t], t))
            print(town, high[town] - low[town])
            """,
        ],
        inputs=[lines(len(log), *log) for log in logs],
        difficulty="interview",
    )
