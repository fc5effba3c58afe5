"""What happens turn by turn or minute by minute: queues, cards, piles, ferries and barrels."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("doctors-waiting-room")
def doctors_waiting_room(rng: Random) -> Draft:
    days = [["come al", "come bo", "urgent cy", "next", "next"], ["come a", "next"], ["urgent a", "next"]]
    days += [["urgent a", "urgent b", "next", "next"], ["come a", "come b", "next", "urgent c", "next", "next"]]
    days += [["come a", "next", "come b", "next"], ["come dora", "urgent emil", "come fe", "next"]]
    days += [["urgent a", "come b", "urgent c", "come d", "next", "next", "next", "next"]]
    for n in (8, 15, 30, 40):
        day: list[str] = []
        waiting = 0
        for number in range(n):
            if waiting and rng.randint(0, 1):
                day.append("next")
                waiting -= 1
            else:
                day.append(
                    f"{rng.choice(['come', 'come', 'urgent'])} p{'abcdefghij'[number % 10]}{'xyzw'[number // 10]}"
                )
                waiting += 1
        days.append([*day, "next"] if waiting and n < 40 else day)
    return Draft(
        question="""
            Patients wait in a line. `come x`: x goes to its end. `urgent x`: x goes to its front. `next`: the first one
            leaves the line for the doctor. Who is called, in which order?

            -----Input-----
            The first line holds n (2 <= n <= 40). Then follow n such lines with at least one `next`, at which someone
            always waits. Names are different and have 1 to 5 lower-case letters.

            -----Output-----
            Print their names in one line.
            """,
        references=[
            """
            from collections import deque

            n = int(input())
            line = deque()
            called = []
            for _ in range(n):
                words = input().split()
                if words[0] == "come":
                    line.append(words[1])
                elif words[0] == "urgent":
                    line.appendleft(words[1])
                else:
                    called.append(line.popleft())
            print(*called)
            """,
            """
            line = []
            called = []
            for _ in range(int(input())):
                event = input().strip()
                if event == "next":
                    called.append(line[0])
                    line = line[1:]
                else:
                    kind, name = event.split()
                    line = [name] + line if kind == "urgent" else line + [name]
            print(" ".join(called))
            """,
        ],
        inputs=[lines(len(day), *day) for day in days],
        difficulty="introductory",
    )


@family("turned-over-cards")
def turned_over_cards(rng: Random) -> Draft:
    calls = [[[5, 8, 2, 9], [3, 2]], [[1], [1]], [[1, 2], []], [[1, 2], [2]], [[1, 2], [1, 1]], [[4, 5, 6], [3, 3]]]
    calls += [[[1, 2, 3, 4, 5], [5, 4, 3, 2, 1]], [[7, 7, 3], [2]]]
    for n, m in ((5, 3), (9, 6), (20, 10)):
        calls.append([integers(rng, n, 1, 99), [rng.randint(1, n) for _ in range(m)]])
    return Draft(
        question="""
            A deck of cards lies on the table; the list starts with the top card. For each k of a list of counts, the k
            topmost
            cards are taken together and put back in the opposite order. Write a function `deal(deck, counts)` that
            returns
            the deck after that.

            The deck has 1 to 20 integers from 1 to 99. There are 0 to 10 counts; each k is at least 1 and at most the
            size of
            the deck.
            """,
        references=[
            """
            def deal(deck, counts):
                for k in counts:
                    deck = deck[:k][::-1] + deck[k:]
                return deck
            """,
            """
            def deal(deck, counts):
                for k in counts:
                    top = []
                    for card in deck[:k]:
                        top.insert(0, card)
                    deck = top + deck[k:]
                return deck
            """,
            """
            def deal(deck, counts):
                for k in counts:
                    i, j = 0, k - 1
                    while i < j:
                        deck[i], deck[j] = deck[j], deck[i]
                        i += 1
                        j -= 1
                return deck
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="deal",
        starter_code="def deal(deck, counts):\n",
    )


@family("higher-card-wins")
def higher_card_wins(rng: Random) -> Draft:
    calls = [
        [[3, 8], [5, 2], 3],
        [[1], [1], 1],
        [[1], [2], 50],
        [[2], [1], 1],
        [[2, 2], [2, 2], 1],
        [[5, 1], [5, 9], 9],
    ]
    calls += [[[4, 7], [4, 3, 9], 4], [[9, 1], [1, 9], 50]]
    for a, b, rounds in ((3, 3, 5), (6, 5, 12), (10, 10, 30), (10, 10, 50)):
        calls.append([integers(rng, a, 1, 9), integers(rng, b, 1, 9), rounds])
    return Draft(
        question="""
            Two players have decks; lists start with the top card. In a round both lay down their top card. The higher
            one wins:
            its owner puts it and then the other one under his deck. Equal cards are thrown away. The game ends after
            the given
            number of rounds, or earlier when a deck is empty. Write a function `play(first, second, rounds)` that
            returns a list
            of the two sizes of the decks.

            Decks have 1 to 10 cards from 1 to 9; 1 <= rounds <= 50.
            """,
        references=[
            """
            def play(first, second, rounds):
                for _ in range(rounds):
                    if not first or not second:
                        break
                    a = first.pop(0)
                    b = second.pop(0)
                    if a > b:
                        first += [a, b]
                    elif b > a:
                        second += [b, a]
                return [len(first), len(second)]
            """,
            """
            from collections import deque


            def play(first, second, rounds):
                decks = [deque(first), deque(second)]
                played = 0
                while played < rounds and all(decks):
                    cards = [deck.popleft() for deck in decks]
                    if cards[0] != cards[1]:
                        winner = cards.index(max(cards))
                        decks[winner].extend(sorted(cards, reverse=True))
                    played += 1
                return [len(deck) for deck in decks]
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="play",
        starter_code="def play(first, second, rounds):\n",
    )


@family("harbour-crane")
def harbour_crane(rng: Random) -> Draft:
    calls = [["abc d -", [[2, 0, 2], [1, 1, 2]]], ["a", [[1, 0, 0]]], ["ab -", [[2, 0, 1]]], ["- -", [[3, 0, 1]]]]
    calls += [["ab c", [[5, 0, 1]]], ["abc -", [[1, 0, 1]]], ["abc -", []], ["ab cd", [[2, 0, 0], [1, 1, 0]]]]
    for n, m in ((2, 4), (3, 8), (5, 20), (5, 12)):
        text = " ".join("".join(rng.choice("abcdefg") for _ in range(rng.randint(1, 6))) for _ in range(n))
        calls.append([text, [[rng.randint(1, 4), rng.randrange(n), rng.randrange(n)] for _ in range(m)]])
    calls = [[text.replace("-", "").split(" "), orders] for text, orders in calls]
    return Draft(
        question="""
            Containers stand in piles; each pile is a text of letters from bottom to top. An order [n, a, b] moves n
            containers, or all if there are fewer, one by one from pile a to pile b; if a equals b, nothing changes.
            Write a function `after(piles, orders)` that returns the piles at the end.

            There are 1 to 5 piles, counted from 0, of 0 to 6 lower-case letters, and 0 to 20 orders with 1 <= n <= 5.
            """,
        references=[
            """
            def after(piles, orders):
                for n, a, b in orders:
                    for _ in range(n):
                        if piles[a] and a != b:
                            piles[b] += piles[a][-1]
                            piles[a] = piles[a][:-1]
                return piles
            """,
            """
            def after(piles, orders):
                stacks = [list(pile) for pile in piles]
                for n, a, b in orders:
                    for _ in range(min(n, len(stacks[a]))):
                        if a != b:
                            stacks[b].append(stacks[a].pop())
                return ["".join(stack) for stack in stacks]
            """,
            """
            def after(piles, orders):
                for n, a, b in orders:
                    if a != b:
                        moved = piles[a][-n:]
                        piles[a] = piles[a][:-n]
                        piles[b] += moved[::-1]
                return piles
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="after",
        starter_code="def after(piles, orders):\n",
    )


@family("dead-end-siding")
def dead_end_siding(rng: Random) -> Draft:
    trains = [
        [3, 1, 2],
        [1],
        [2, 1],
        [1, 2],
        [2, 3, 1],
        [3, 2, 1],
        [1, 2, 3],
        [4, 2, 1, 3],
        [2, 4, 1, 3],
        [5, 1, 2, 3, 4],
    ]

    def sortable(n: int) -> list[int]:
        order, siding, next_out = [0] * n, [], 1
        for place in range(n):
            siding.append(place)
            while siding and (rng.randint(0, 1) or place == n - 1):
                order[siding.pop()] = next_out
                next_out += 1
        return order

    trains += [sortable(n) for n in (6, 12, 30)] + [rng.sample(range(1, n + 1), n) for n in (5, 8)]
    return Draft(
        question="""
            Wagons arrive one by one. Each goes into a dead-end siding, and whenever one likes, the wagon that went in
            last may
            leave it for the main track; it cannot come back. Write a function `can_sort(wagons)` that returns True if
            the
            wagons can leave in the order 1, 2, 3 and so on, otherwise False.

            The list holds the numbers 1 to n in the order of arrival (1 <= n <= 30).
            """,
        references=[
            """
            def can_sort(wagons):
                siding = []
                wanted = 1
                for wagon in wagons:
                    siding.append(wagon)
                    while siding and siding[-1] == wanted:
                        siding.pop()
                        wanted += 1
                return not siding
            """,
            """
            def can_sort(wagons):
                n = len(wagons)
                for i in range(n):
                    for j in range(i + 1, n):
                        for k in range(j + 1, n):
                            if wagons[k] < wagons[i] < wagons[j]:
                                return False
                return True
            """,
        ],
        inputs=[[train] for train in trains],
        difficulty="interview",
        fn_name="can_sort",
        starter_code="def can_sort(wagons):\n",
    )


@family("market-tills")
def market_tills(rng: Random) -> Draft:
    days = [
        (2, [5, 2, 2, 4]),
        (1, [3]),
        (1, [3, 4]),
        (3, [1, 1]),
        (3, [2, 2, 2, 2]),
        (5, [20, 1, 1, 1, 1, 1]),
        (2, [1, 2, 1, 1]),
    ]
    days += [(2, [20, 20, 1])]
    for k, n in ((2, 6), (3, 12), (4, 25), (5, 40)):
        days.append((k, integers(rng, n, 1, 20)))
    return Draft(
        question="""
            A market has k tills and n customers in one queue. Whoever is first in it goes to the till that is free
            earliest, of equally early ones to that with the smallest number. All are free at minute 0.

            -----Input-----
            The first line holds k and n (1 <= k <= 5, 1 <= n <= 40), the second the minutes that each customer needs,
            from 1 to 20.

            -----Output-----
            Print each customer's till in one line, then the minute at which all are done.
            """,
        references=[
            """
            k, n = map(int, input().split())
            free_at = [0] * k
            tills = []
            for minutes in map(int, input().split()):
                till = free_at.index(min(free_at))
                free_at[till] += minutes
                tills.append(till + 1)
            print(*tills)
            print(max(free_at))
            """,
            """
            import heapq

            k, n = map(int, input().split())
            tills = [(0, number) for number in range(1, k + 1)]
            visited = []
            end = 0
            for minutes in input().split():
                free, number = heapq.heappop(tills)
                visited.append(number)
                done = free + int(minutes)
                end = max(end, done)
                heapq.heappush(tills, (done, number))
            print(*visited)
            print(end)
            """,
        ],
        inputs=[lines([k, len(times)], times) for k, times in days],
        difficulty="interview",
    )


@family("patient-ferry")
def patient_ferry(rng: Random) -> Draft:
    days = [((2, 5, 3), [0, 1, 4, 20]), ((1, 1, 0), [0]), ((1, 1, 9), [5]), ((5, 3, 4), [7]), ((2, 3, 4), [1, 5, 6])]
    days += [
        ((2, 3, 4), [1, 6]),
        ((3, 10, 5), [0, 0, 0, 0, 20]),
        ((3, 10, 5), [0, 0, 19, 20, 20, 21]),
        ((2, 1, 30), [1, 9]),
    ]
    days += [((3, 2, 3), [0, 3, 3, 3])]
    for k, t, w, n, gap in ((2, 4, 6, 6, 5), (3, 10, 8, 15, 6), (5, 30, 20, 40, 9), (4, 7, 15, 30, 12)):
        times = [rng.randint(0, 5)]
        while len(times) < n:
            times.append(times[-1] + rng.randint(0, gap))
        days.append(((k, t, w), times))
    return Draft(
        question="""
            A ferry for k cars starts empty at minute 0 on the near side; a crossing takes t minutes either way. On the
            near side
            it leaves as soon as k cars wait there, or as soon as the first of them has waited w minutes or more, with
            the first
            k of those that wait. (Cars that come in the minute of leaving are taken too.) Then it comes back empty at
            once. When
            does the last car arrive on the far side?

            -----Input-----
            The first line holds k, t, w and the number of cars n (1 <= k <= 5, 1 <= t <= 30, 0 <= w <= 30, 1 <= n <=
            40), the
            second the minutes at which they come, in ascending order, integers from 0 to 1000.

            -----Output-----
            Print the minute.
            """,
        references=[
            """
            k, t, w, n = map(int, input().split())
            cars = list(map(int, input().split()))
            ready = 0
            first = 0
            while first < n:
                leave = cars[first] + w
                if first + k <= n:
                    leave = min(leave, cars[first + k - 1])
                leave = max(leave, ready)
                taken = 0
                while taken < k and first + taken < n and cars[first + taken] <= leave:
                    taken += 1
                first += taken
                arrival = leave + t
                ready = leave + 2 * t
            print(arrival)
            """,
            """
            k, t, w, n = map(int, input().split())
            coming = list(map(int, input().split()))
            waiting = []
            minute = 0
            here_again = 0
            while coming or waiting:
                while coming and coming[0] == minute:
                    waiting.append(coming.pop(0))
                if minute >= here_again and waiting:
                    if len(waiting) >= k or minute - waiting[0] >= w:
                        waiting = waiting[k:]
                        arrival = minute + t
                        here_again = minute + 2 * t
                minute += 1
            print(arrival)
            """,
        ],
        inputs=[lines([*numbers, len(times)], times) for numbers, times in days],
        difficulty="competition",
    )


@family("rain-barrel")
def rain_barrel(rng: Random) -> Draft:
    days = [
        (10, [6, -3, 9, -20, 4]),
        (1, [1]),
        (1, [2]),
        (5, [-1]),
        (5, [5, 1]),
        (5, [5, -5]),
        (5, [5, -6, 1]),
        (9, [0]),
    ]
    days += [(7, [8, -7, 7, 1])]
    days += [(size, integers(rng, n, -20, 20)) for size, n in ((10, 6), (25, 15), (50, 30))]
    return Draft(
        question="""
            A barrel for c litres is empty. In each hour rain adds some litres, or someone takes some out (a negative
            number).
            What does not fit runs over; no more can be taken than there is. How much is in the barrel at the end, and
            how much
            ran over in all?

            -----Input-----
            The first line holds c and the number of hours n (1 <= c <= 50, 1 <= n <= 30), the second n integers
            from -20 to 20.

            -----Output-----
            Print the two numbers of litres.
            """,
        references=[
            """
            c, n = map(int, input().split())
            level = 0
            lost = 0
            for change in map(int, input().split()):
                level += change
                if level > c:
                    lost += level - c
                    level = c
                if level < 0:
                    level = 0
            print(level, lost)
            """,
            """
            c, n = map(int, input().split())
            water = over = 0
            for hour in input().split():
                water = max(0, water + int(hour))
                over += max(0, water - c)
                water = min(water, c)
            print(water, over)
            """,
        ],
        inputs=[lines([size, len(hours)], hours) for size, hours in days],
        difficulty="introductory",
    )


@family("ball-in-a-lane")
def ball_in_a_lane(rng: Random) -> Draft:
    cases = [
        (5, 8),
        (1, 1),
        (1, 2),
        (5, 0),
        (5, 5),
        (5, 6),
        (5, 9),
        (5, 10),
        (5, 11),
        (100, 1000),
        (2, 999),
        (100, 199),
    ]
    cases += [(rng.randint(6, 99), rng.randint(200, 1000)) for _ in range(2)]
    return Draft(
        question="""
            A lane is n metres long. A ball starts at its left end, metre 0, and rolls 1 metre a second. At metre n it
            turns round
            and rolls back, at metre 0 it turns round again, and so on. At which metre is it after t seconds?

            -----Input-----
            One line with n and t (1 <= n <= 100, 0 <= t <= 1000).

            -----Output-----
            Print the metre.
            """,
        references=[
            """
            n, t = map(int, input().split())
            place = 0
            step = 1
            for _ in range(t):
                place += step
                if place == n:
                    step = -1
                elif place == 0:
                    step = 1
            print(place)
            """,
            """
            n, t = map(int, input().split())
            t %= 2 * n
            if t <= n:
                print(t)
            else:
                print(2 * n - t)
            """,
            """
            n, t = map(int, input().split())
            lanes, rest = divmod(t, n)
            print(rest if lanes % 2 == 0 else n - rest)
            """,
        ],
        inputs=[lines(case) for case in cases],
        difficulty="introductory",
    )


@family("apples-and-basket")
def apples_and_basket(rng: Random) -> Draft:
    calls = [[4, "RRL.", [[2, 2], [3, 3], [4, 1]]], [1, "R", [[1, 0]]], [2, "L", [[1, 0], [1, 1]]], [2, "RR", [[2, 1]]]]
    calls += [
        [3, "R", []],
        [3, "RL", [[1, 1], [2, 0], [2, 0]]],
        [3, "RRRL", [[4, 1], [3, 2], [4, 2]]],
        [9, ".", [[1, 0]]],
    ]
    for width, n, m in ((3, 10, 8), (5, 20, 20), (9, 30, 30), (2, 30, 30)):
        moves = "".join(rng.choice("LRR.L") for _ in range(n))
        calls.append([width, moves, [[rng.randint(1, n), rng.randrange(width)] for _ in range(m)]])
    return Draft(
        question="""
            A basket starts on place 0 of the places 0 to width - 1. Each move takes it one place to the left (L) or
            right (R), if there is one, or lets it stay (a dot). An apple [t, p] is caught if the basket stands on place
            p after move t. Write a function `caught(width, moves, apples)` that counts the caught apples.

            1 <= width <= 9; 1 to 30 moves; 0 to 30 apples; 1 <= t <= number of moves; 0 <= p < width.
            """,
        references=[
            """
            def caught(width, moves, apples):
                place = 0
                places = [0]
                for move in moves:
                    if move == "L" and place > 0:
                        place -= 1
                    elif move == "R" and place < width - 1:
                        place += 1
                    places.append(place)
                return sum(places[t] == p for t, p in apples)
            """,
            """
            def caught(width, moves, apples):
                basket = 0
                count = 0
                for second, move in enumerate(moves, 1):
                    if move == "L":
                        basket = max(0, basket - 1)
                    elif move == "R":
                        basket = min(width - 1, basket + 1)
                    count += apples.count([second, basket])
                return count
            """,
        ],
        inputs=calls,
        difficulty="interview",
        fn_name="caught",
        starter_code="def caught(width, moves, apples):\n",
    )


@family("convoy-on-a-road")
def convoy_on_a_road(rng: Random) -> Draft:
    cases = [
        (3, [(9, 1), (6, 3), (0, 2)]),
        (1, [(5, 0)]),
        (0, [(5, 3), (1, 2)]),
        (2, [(1, 0), (0, 9)]),
        (1, [(5, 1), (3, 2)]),
    ]
    cases += [
        (1, [(5, 1), (3, 3)]),
        (1, [(5, 1), (3, 4)]),
        (50, [(99, 9), (98, 9)]),
        (5, [(30, 2), (20, 9), (10, 9), (0, 9)]),
    ]
    cases += [(9, [(3, 1), (2, 9), (1, 9), (0, 9)])]
    for t, n in ((4, 5), (15, 10), (50, 20)):
        places = sorted(rng.sample(range(100), n), reverse=True)
        cases.append((t, [(place, rng.randint(0, 9)) for place in places]))
    return Draft(
        question="""
            Cars drive in a lane. Each second every car, from the front one to the last, moves on by its speed, but at
            most to 1 metre behind the car before it, which has just moved. Where are they after t seconds?

            -----Input-----
            The first line holds the number of cars n and t (1 <= n <= 20, 0 <= t <= 50). Then n lines hold the metre
            and the speed of a car, from front to back (0 to 99, all different, and 0 to 9).

            -----Output-----
            Print the n metres.
            """,
        references=[
            """
            n, t = map(int, input().split())
            places = []
            speeds = []
            for _ in range(n):
                place, speed = map(int, input().split())
                places.append(place)
                speeds.append(speed)
            for _ in range(t):
                places[0] += speeds[0]
                for i in range(1, n):
                    places[i] = min(places[i] + speeds[i], places[i - 1] - 1)
            print(*places)
            """,
            """
            n, t = map(int, input().split())
            front = [10**9] * (t + 1)
            result = []
            for _ in range(n):
                place, speed = map(int, input().split())
                way = [place]
                for second in range(1, t + 1):
                    way.append(min(way[-1] + speed, front[second] - 1))
                result.append(way[t])
                front = way
            print(*result)
            """,
        ],
        inputs=[lines([len(cars), t], *cars) for t, cars in cases],
        difficulty="interview",
    )


@family("toppling-sand")
def toppling_sand(rng: Random) -> Draft:
    tables = [
        [[1, 4, 0], [2, 3, 1]],
        [[0]],
        [[4]],
        [[3]],
        [[20]],
        [[4, 4]],
        [[3, 3, 3], [3, 4, 3], [3, 3, 3]],
        [[0, 8, 0]],
    ]
    tables += [[[5], [3], [0]], [[3, 2], [1, 0]], [[20] * 6] * 6]
    tables += [[integers(rng, w, 0, top) for _ in range(h)] for h, w, top in ((3, 4, 6), (5, 5, 9), (6, 4, 20))]
    return Draft(
        question="""
            Grains of sand lie on the squares of a table. A square with 4 grains or more topples: it loses 4, and each
            of the squares above, below, left and right of it gets one, as far as they exist. This goes on as long as
            possible; the order does not matter.

            -----Input-----
            The first line holds h and w (1 <= h, w <= 6). Each of the next h lines holds w integers from 0 to 20.

            -----Output-----
            Print the h lines of w numbers at the end.
            """,
        references=[
            """
            h, w = map(int, input().split())
            table = [list(map(int, input().split())) for _ in range(h)]
            changed = True
            while changed:
                changed = False
                for y in range(h):
                    for x in range(w):
                        if table[y][x] >= 4:
                            changed = True
                            table[y][x] -= 4
                            for r, c in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                                if 0 <= r < h and 0 <= c < w:
                                    table[r][c] += 1
            for row in table:
                print(*row)
            """,
            """
            h, w = map(int, input().split())
            grains = {}
            for y in range(h):
                for x, number in enumerate(input().split()):
                    grains[y, x] = int(number)
            pending = [square for square in grains if grains[square] >= 4]
            while pending:
                y, x = pending.pop()
                times = grains[y, x] // 4
                grains[y, x] %= 4
                for square in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                    if square in grains:
                        grains[square] += times
                        if grains[square] >= 4:
                            pending.append(square)
            for y in range(h):
                print(*[grains[y, x] for x in range(w)])
            """,
        ],
        inputs=[lines([len(table), len(table[0])], *table) for table in tables],
        difficulty="competition",
    )
