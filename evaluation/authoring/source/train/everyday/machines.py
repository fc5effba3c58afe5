"""Machines that follow instructions or change their state: locks, lights, tapes and counters."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("token-on-a-ring")
def token_on_a_ring(rng: Random) -> Draft:
    games = [
        (5, [3, -4, 6]),
        (1, [7]),
        (2, [1]),
        (2, [-1]),
        (10, [-1]),
        (10, [10]),
        (10, [9]),
        (10, [0]),
        (4, [-50] * 3),
    ]
    games += [(n, integers(rng, m, -50, 50)) for n, m in ((3, 4), (12, 10), (50, 30), (7, 30))]
    return Draft(
        question="""
            Places 1 to n lie on a ring: after n comes 1 again. A token starts on place 1 and is moved several times,
            forward
            by a positive number of places and backward by a negative one. Where does it stop?

            -----Input-----
            The first line holds n and the number of moves m (1 <= n <= 50, 1 <= m <= 30), the second the m moves,
            integers
            from -50 to 50.

            -----Output-----
            Print the number of the place.
            """,
        references=[
            """
            n, m = map(int, input().split())
            place = 1
            for move in map(int, input().split()):
                place += move
                while place > n:
                    place -= n
                while place < 1:
                    place += n
            print(place)
            """,
            """
            n, m = map(int, input().split())
            moves = list(map(int, input().split()))
            print(sum(moves) % n + 1)
            """,
            """
            n, m = map(int, input().split())
            place = 0
            for move in input().split():
                place = (place + int(move)) % n
            print(place + 1)
            """,
        ],
        inputs=[lines([n, len(moves)], moves) for n, moves in games],
        difficulty="introductory",
    )


@family("turnstile")
def turnstile(rng: Random) -> Draft:
    days = ["CPPCCP", "C", "P", "CP", "CC", "PC", "CCC", "PPP", "CPCPCP", "PCCPPC"]
    days += ["".join(rng.choice("CP") for _ in range(n)) for n in (10, 30, 60)]
    return Draft(
        question="""
            A turnstile is locked. A coin (C) unlocks it. When someone pushes (P) an unlocked turnstile, one person gets
            in and
            it is locked again; pushing a locked one does nothing. A coin for an unlocked turnstile is wasted.

            -----Input-----
            One line with 1 to 60 letters C and P.

            -----Output-----
            Print how many people got in and how many coins were wasted.
            """,
        references=[
            """
            locked = True
            people = 0
            wasted = 0
            for event in input().strip():
                if event == "C":
                    if locked:
                        locked = False
                    else:
                        wasted += 1
                elif not locked:
                    people += 1
                    locked = True
            print(people, wasted)
            """,
            """
            day = input().strip()
            print(day.count("CP"), day.count("C") - len([part for part in day.split("P") if part]))
            """,
        ],
        inputs=[lines(day) for day in days],
        difficulty="introductory",
    )


@family("crossing-light")
def crossing_light(rng: Random) -> list[Draft]:
    times = [
        (5, 2, 4, 12),
        (1, 1, 1, 0),
        (1, 1, 1, 1),
        (1, 1, 1, 2),
        (1, 1, 1, 3),
        (5, 2, 4, 4),
        (5, 2, 4, 5),
        (5, 2, 4, 6),
    ]
    times += [(5, 2, 4, 7), (5, 2, 4, 10), (5, 2, 4, 11), (60, 5, 40, 1000)]
    times += [(rng.randint(1, 60), rng.randint(1, 10), rng.randint(1, 60), rng.randint(100, 1000)) for _ in range(2)]
    ways = [(3, 4, [5, 1, 4, 2]), (1, 1, [1]), (2, 3, [2, 3]), (2, 3, [1]), (2, 3, [4, 1]), (2, 3, [5]), (30, 30, [30])]
    ways += [(30, 30, [29, 1]), (30, 30, [59, 60])]
    for m in (3, 8, 15, 20):
        ways.append((rng.randint(1, 30), rng.randint(1, 30), integers(rng, m, 1, 60)))
    return [
        Draft(
            question="""
                A traffic light is green for g seconds, then yellow for y seconds, then red for r seconds, then green
                again
                and so on. At second 0 it has just turned green. Which colour does it have at second t? At the second of
                a
                change it already has the new colour.

                -----Input-----
                One line with g, y, r and t (1 <= g, y, r <= 60, 0 <= t <= 1000).

                -----Output-----
                Print green, yellow or red.
                """,
            references=[
                """
                g, y, r, t = map(int, input().split())
                second = t % (g + y + r)
                if second < g:
                    print("green")
                elif second < g + y:
                    print("yellow")
                else:
                    print("red")
                """,
                """
                g, y, r, t = map(int, input().split())
                cycle = ["green"] * g + ["yellow"] * y + ["red"] * r
                print(cycle[t % len(cycle)])
                """,
                """
                g, y, r, t = map(int, input().split())
                phases = [("green", g), ("yellow", y), ("red", r)]
                now = 0
                while t >= phases[now][1]:
                    t -= phases[now][1]
                    now = (now + 1) % 3
                print(phases[now][0])
                """,
            ],
            inputs=[lines(case) for case in times],
            difficulty="introductory",
        ),
        Draft(
            question="""
                All traffic lights of a road turn green at second 0, stay green for g seconds, then red for r seconds,
                then
                green again and so on. A car starts at second 0 and meets m lights. At a red one it waits for green; at
                the second of a change the new colour counts. When does it pass the last light?

                -----Input-----
                The first line holds g, r and m (1 <= g, r <= 30, 1 <= m <= 20), the second m integers from 1 to 60: the
                seconds of the drive to the first light and from each light to the next.

                -----Output-----
                Print the second.
                """,
            references=[
                """
                g, r, m = map(int, input().split())
                time = 0
                for drive in map(int, input().split()):
                    time += drive
                    phase = time % (g + r)
                    if phase >= g:
                        time += g + r - phase
                print(time)
                """,
                """
                g, r, m = map(int, input().split())
                drives = list(map(int, input().split()))
                lights = ([True] * g + [False] * r) * 100
                second = 0
                for drive in drives:
                    second += drive
                    while not lights[second % (g + r)]:
                        second += 1
                print(second)
                """,
            ],
            inputs=[lines([g, r, len(drives)], drives) for g, r, drives in ways],
            difficulty="interview",
        ),
    ]


@family("greenhouse-heater")
def greenhouse_heater(rng: Random) -> Draft:
    days = [(15, 20, [16, 14, 18, 20, 21, 17]), (5, 6, [5]), (5, 6, [4]), (10, 20, [9, 20]), (10, 20, [9, 21, 10])]
    days += [(10, 20, [21, 9, 15]), (10, 11, [9, 10, 11, 12, 11, 10, 9]), (0, 40, [-1, 40, 41, 0]), (3, 8, [9, 8, 3])]
    for low, high, n in ((10, 15, 8), (5, 9, 20), (12, 20, 40)):
        days.append((low, high, integers(rng, n, low - 5, high + 5)))
    return Draft(
        question="""
            The heater of a greenhouse is off at first. Each minute the temperature is read: below a degrees the heater
            goes on,
            above b degrees it goes off, otherwise it stays as it is. After how many readings is it on?

            -----Input-----
            The first line holds a, b and the number of readings n (0 <= a < b <= 40, 1 <= n <= 40), the second the n
            readings, integers from -20 to 60.

            -----Output-----
            Print the number of readings after which it is on.
            """,
        references=[
            """
            a, b, n = map(int, input().split())
            on = False
            minutes = 0
            for reading in map(int, input().split()):
                if reading < a:
                    on = True
                elif reading > b:
                    on = False
                if on:
                    minutes += 1
            print(minutes)
            """,
            """
            a, b, n = map(int, input().split())
            states = [0]
            for reading in input().split():
                if int(reading) < a:
                    states.append(1)
                elif int(reading) > b:
                    states.append(0)
                else:
                    states.append(states[-1])
            print(sum(states))
            """,
        ],
        inputs=[lines([low, high, len(readings)], readings) for low, high, readings in days],
        difficulty="introductory",
    )


@family("tape-counter")
def tape_counter(rng: Random) -> Draft:
    calls = [[30, ["play 12", "back 20", "play 8", "forward 30"]], [1, []], [1, ["play 1"]], [10, ["back 1"]]]
    calls += [
        [10, ["play 10", "back 10"]],
        [10, ["play 11"]],
        [10, ["forward 4", "back 3"]],
        [10, ["play 9", "back 1"]],
    ]
    for n in (4, 10, 20):
        actions = [f"{rng.choice(['play', 'forward', 'back'])} {rng.randint(1, 40)}" for _ in range(n)]
        calls.append([rng.randint(20, 60), actions])
    return Draft(
        question="""
            A tape of the given length is at second 0. `play n` and `forward n` move it n seconds on, but not beyond its
            end;
            `back n` moves it n seconds back, but not before its start. Write a function `position(length, actions)`
            that
            returns the second at which it is after all actions.

            1 <= length <= 60. There are 0 to 20 actions, a list of texts; 1 <= n <= 40.
            """,
        references=[
            """
            def position(length, actions):
                second = 0
                for action in actions:
                    name, n = action.split()
                    if name == "back":
                        second = max(0, second - int(n))
                    else:
                        second = min(length, second + int(n))
                return second
            """,
            """
            def position(length, actions):
                second = 0
                for action in actions:
                    word, number = action.split()
                    if word == "back":
                        second -= int(number)
                    else:
                        second += int(number)
                    if second < 0:
                        second = 0
                    if second > length:
                        second = length
                return second
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="position",
        starter_code="def position(length, actions):\n",
    )


@family("safe-door")
def safe_door(rng: Random) -> Draft:
    days = [("4711", ["4712", "4711"]), ("0000", ["0000"]), ("0000", ["0001"]), ("1234", ["1", "1243", "4321"])]
    days += [("1234", ["1", "12", "1234"]), ("1234", ["9", "9", "9", "1234"]), ("55", ["5", "555"]), ("7", ["8"] * 20)]
    days += [("07", ["7", "07"])]
    days += [("12", ["21", "21", "21", "12"]), ("12", ["11", "12", "13"])]
    for code, n in (("31", 4), ("42", 10), ("13", 20)):
        days.append((code, [rng.choice(["31", "42", "13", "24", "33"]) for _ in range(n)]))
    return Draft(
        question="""
            A safe opens at the right code, typed with all its zeros. After the third wrong one it is blocked for good.
            What happens first?

            -----Input-----
            The first line holds the right code, the second the number of tries n (1 <= n <= 20). Then come n lines with
            a code each. All codes have 1 to 6 digits.

            -----Output-----
            Print OPEN or BLOCKED and the number of the try, counted from 1, or CLOSED when neither happens.
            """,
        references=[
            """
            code = input().strip()
            n = int(input())
            wrong = 0
            result = "CLOSED"
            for i in range(1, n + 1):
                if input().strip() == code:
                    result = f"OPEN {i}"
                    break
                wrong += 1
                if wrong == 3:
                    result = f"BLOCKED {i}"
                    break
            print(result)
            """,
            """
            import sys

            code, n, *tries = sys.stdin.read().split()
            first = tries[:3]
            if code in first:
                print("OPEN", first.index(code) + 1)
            elif len(first) == 3:
                print("BLOCKED", 3)
            else:
                print("CLOSED")
            """,
        ],
        inputs=[lines(code, len(tries), *tries) for code, tries in days],
        difficulty="introductory",
    )


@family("snack-machine")
def snack_machine(rng: Random) -> Draft:
    days = [([(5, 1), (2, 3)], ["coin 5", "take 1", "coin 2", "take 1", "take 2"]), ([(1, 1)], ["take 1"])]
    days += [([(1, 1)], ["coin 1", "take 1"]), ([(2, 0)], ["coin 5", "take 1"]), ([(2, 1)], ["coin 1", "take 1"])]
    days += [
        ([(2, 2)], ["coin 5", "take 1", "take 1", "take 1"]),
        ([(9, 9)], ["coin 10"]),
        ([(3, 1), (3, 1)], ["coin 5"] * 2),
    ]
    days += [([(2, 1)], ["coin 5", "take 1", "take 1"]), ([(2, 1), (3, 1)], ["coin 5", "take 2", "take 1"])]
    for n, m in ((2, 8), (3, 20), (5, 40)):
        shelves = [(rng.randint(1, 9), rng.randint(0, 3)) for _ in range(n)]
        events = []
        for _ in range(m):
            take = rng.randint(0, 2)
            events.append(f"take {rng.randint(1, n)}" if take else f"coin {rng.choice([1, 2, 5, 10])}")
        days.append((shelves, events))
    return Draft(
        question="""
            A machine sells snacks from n shelves. `coin v` adds v to the credit. `take i` sells a snack from shelf i if
            there is
            one and the credit is enough for its price; otherwise nothing happens.

            -----Input-----
            The first line holds n and m (1 <= n <= 5, 1 <= m <= 40). Each of the next n lines holds the price (1 to 9)
            and the
            number of snacks (0 to 9) of a shelf. Then follow m lines, `coin v` or `take i` (v is 1, 2, 5 or 10; 1 <= i
            <= n).

            -----Output-----
            Print the number of snacks sold and the credit left.
            """,
        references=[
            """
            n, m = map(int, input().split())
            prices = []
            stock = []
            for _ in range(n):
                price, count = map(int, input().split())
                prices.append(price)
                stock.append(count)
            credit = sold = 0
            for _ in range(m):
                action, number = input().split()
                if action == "coin":
                    credit += int(number)
                else:
                    i = int(number) - 1
                    if stock[i] > 0 and credit >= prices[i]:
                        stock[i] -= 1
                        credit -= prices[i]
                        sold += 1
            print(sold, credit)
            """,
            """
            import sys


            def main():
                rows = [line.split() for line in sys.stdin.read().splitlines()]
                n = int(rows[0][0])
                snacks = {i: [int(row[0])] * int(row[1]) for i, row in enumerate(rows[1:n + 1], 1)}
                credit = 0
                sold = 0
                for action, number in rows[n + 1:]:
                    if action == "coin":
                        credit += int(number)
                        continue
                    shelf = snacks[int(number)]
                    if shelf and shelf[-1] <= credit:
                        credit -= shelf.pop()
                        sold += 1
                print(sold, credit)


            main()
            """,
        ],
        inputs=[lines([len(shelves), len(events)], *shelves, *events) for shelves, events in days],
        difficulty="interview",
    )


@family("undo-and-redo")
def undo_and_redo(rng: Random) -> Draft:
    days = [["+3", "*2", "undo", "+1", "undo", "redo"], [], ["+5"], ["undo"], ["redo"], ["+2", "undo", "redo", "redo"]]
    days += [["+2", "undo", "+3", "redo"], ["+2", "*2", "undo", "undo", "undo"], ["+2", "*3", "undo", "undo", "redo"]]
    days += [["+1", "*9", "*9", "undo", "undo", "redo", "redo"], ["*2", "+4", "undo", "*3", "undo", "undo", "redo"]]
    for n in (8, 16, 30):
        days.append([rng.choice([f"+{rng.randint(1, 9)}", "*2", "*3", "undo", "undo", "redo"]) for _ in range(n)])
    return Draft(
        question="""
            A display shows 0. `+n` adds n and `*n` multiplies by n. `undo` takes back the last change that is not yet
            taken
            back; `redo` brings back the change that was taken back last, but after a new `+n` or `*n` there is nothing
            to bring
            back. Both do nothing when they cannot. Write a function `shown(keys)` that returns the number at the end.

            keys is a list of 0 to 30 texts; 1 <= n <= 9.
            """,
        references=[
            """
            def shown(keys):
                number = 0
                before = []
                after = []
                for key in keys:
                    if key == "undo":
                        if before:
                            after.append(number)
                            number = before.pop()
                    elif key == "redo":
                        if after:
                            before.append(number)
                            number = after.pop()
                    else:
                        before.append(number)
                        after = []
                        if key[0] == "+":
                            number += int(key[1:])
                        else:
                            number *= int(key[1:])
                return number
            """,
            """
            def shown(keys):
                states = [0]
                now = 0
                for key in keys:
                    if key == "undo":
                        now = max(0, now - 1)
                    elif key == "redo":
                        now = min(len(states) - 1, now + 1)
                    else:
                        n = int(key[1:])
                        value = states[now] + n if key[0] == "+" else states[now] * n
                        states = states[:now + 1] + [value]
                        now += 1
                return states[now]
            """,
        ],
        inputs=[[day] for day in days],
        difficulty="interview",
        fn_name="shown",
        starter_code="def shown(keys):\n",
    )


@family("two-counters")
def two_counters(rng: Random) -> Draft:
    programs = [["add a 3", "add b 2", "add a -1", "jump a -2"], ["add a 5"], ["add b -5"], ["jump a 2"], ["jump b -1"]]
    programs += [
        ["add a 1", "jump a 2", "add b 9", "add b 1"],
        ["add a 1", "jump a 1", "add b 9"],
        ["add a 1", "jump a 50"],
    ]
    programs += [["jump a 2", "add b 7"], ["jump b 2", "add a 4", "add b 3"], ["add b 4", "jump b -2"]]
    programs += [["add a 20", "add b 3", "add a -1", "jump a -2", "add b -7", "add a 2"]]
    for start, step, tail in ((12, 5, -3), (30, -4, 50)):
        extra = f"add a {rng.randint(-50, 50)}"
        programs.append(
            [f"add a {start}", f"add b {step}", "add a -2", "jump a -2", "jump b 2", "add b 1", f"add b {tail}", extra]
        )
    nested = ["add a 3", "add b 4", "add b -1", "jump b -1", "add a -1", "jump a -4", "add b 6"]
    programs.append(nested)
    return Draft(
        question="""
            A machine has two counters a and b, both 0, and a program. `add x v` adds v to counter x. `jump x d` goes on
            d lines
            further down (up when d is negative) if counter x is not 0; otherwise, and after each add, the next line is
            next.
            The machine stops when there is no such line.

            -----Input-----
            The first line holds the number of lines n (1 <= n <= 20), then come the n lines; x is a or b, v and d are
            from -50
            to 50, d is not 0. The program stops after at most 1000 steps.

            -----Output-----
            Print a and b at the end.
            """,
        references=[
            """
            n = int(input())
            program = [input().split() for _ in range(n)]
            counter = {"a": 0, "b": 0}
            line = 0
            while 0 <= line < n:
                name, x, number = program[line]
                if name == "add":
                    counter[x] += int(number)
                    line += 1
                elif counter[x] != 0:
                    line += int(number)
                else:
                    line += 1
            print(counter["a"], counter["b"])
            """,
            """
            import sys


            def run(program):
                values = [0, 0]
                line = 0
                while line in program:
                    name, x, number = program[line]
                    i = "ab".index(x)
                    step = 1
                    if name == "add":
                        values[i] += int(number)
                    elif values[i]:
                        step = int(number)
                    line += step
                return values


            rows = sys.stdin.read().splitlines()[1:]
            print(*run({i: row.split() for i, row in enumerate(rows)}))
            """,
        ],
        inputs=[lines(len(program), *program) for program in programs],
        difficulty="competition",
    )
