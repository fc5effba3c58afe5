"""Sport: scores that run through a match, sets, laps, medals and shoot-outs."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("sets-and-points")
def sets_and_points(rng: Random) -> Draft:
    games = [[(25, 18), (20, 25), (15, 9)], [(0, 25)], [(25, 0)], [(26, 24), (24, 26)], [(25, 1), (23, 25), (23, 25)]]
    games += [[(25, 23), (25, 23), (5, 25)], [(40, 38)] * 9, [(1, 2), (2, 1), (0, 1)], [(12, 10), (8, 10)]]
    games += [[tuple(rng.sample(range(41), 2)) for _ in range(n)] for n in (2, 3, 5, 9)]
    return Draft(
        question="""
            A volleyball match of A against B has n sets; a set is won by the team with more points. How many sets does
            each team win, and which one makes more points in all?

            -----Input-----
            The first line holds n (1 <= n <= 9). Each of the next n lines holds the points of A and of B in a set, two
            different integers from 0 to 40.

            -----Output-----
            Print the sets of A and of B, then A, B or SAME for the points, in one line.
            """,
        references=[
            """
            n = int(input())
            sets_a = 0
            points_a = 0
            points_b = 0
            for _ in range(n):
                a, b = map(int, input().split())
                if a > b:
                    sets_a += 1
                points_a += a
                points_b += b
            if points_a > points_b:
                more = "A"
            elif points_b > points_a:
                more = "B"
            else:
                more = "SAME"
            print(sets_a, n - sets_a, more)
            """,
            """
            leads = []
            for _ in range(int(input())):
                a, b = map(int, input().split())
                leads.append(a - b)
            won = sum(lead > 0 for lead in leads)
            total = sum(leads)
            print(won, len(leads) - won, "SAME" if total == 0 else "BA"[total > 0])
            """,
        ],
        inputs=[lines(len(game), *game) for game in games],
        difficulty="introductory",
    )


@family("down-to-zero")
def down_to_zero(rng: Random) -> Draft:
    games = [(50, [20, 40, 29, 1]), (1, [1]), (1, [2]), (10, [0, 10]), (10, [10, 0]), (10, [11, 9]), (301, [60] * 50)]
    games += [(301, [60, 60, 60, 60, 60]), (180, [60, 60, 60]), (2, [1, 2, 1])]
    games += [(rng.randint(100, 301), integers(rng, n, 0, 60)) for n in (5, 12, 30, 50)]
    return Draft(
        question="""
            At darts a player starts with s points and takes off the points of each throw. A throw of more points than
            are left does not count. How many points are left after n throws? At 0 the game is over, and later throws
            do not count either.

            -----Input-----
            The first line holds n and s (1 <= n <= 50, 1 <= s <= 301), the second the points of the n throws, integers
            from 0 to 60.

            -----Output-----
            Print the points left and how many throws did not count.
            """,
        references=[
            """
            n, left = map(int, input().split())
            ignored = 0
            for points in map(int, input().split()):
                if left == 0 or points > left:
                    ignored += 1
                else:
                    left -= points
            print(left, ignored)
            """,
            """
            n, left = map(int, input().split())
            counted = 0
            for word in input().split():
                if left == 0:
                    break
                if int(word) <= left:
                    left -= int(word)
                    counted += 1
            print(left, n - counted)
            """,
        ],
        inputs=[lines([len(throws), s], throws) for s, throws in games],
        difficulty="introductory",
    )


@family("basket-log")
def basket_log(rng: Random) -> list[Draft]:
    logs = [["A2", "B3", "A3", "A1", "B2", "B2"], ["A1"], ["B3"], ["A2", "B2", "A1", "B1"], ["B1", "A2", "B2", "A3"]]
    logs += [["A3"] * 60, ["A2", "B2", "B1", "A1", "A2"], ["B3", "A1", "A1", "A1", "B1"], ["A1", "B1", "A1", "B3"]]
    logs += [["A3", "B2", "A1", "B3"], ["B2", "A3", "B3", "A2", "A2"]]
    logs += [[rng.choice("AB") + rng.choice("123") for _ in range(n)] for n in (5, 11, 30, 60)]
    inputs = [lines(len(log), *[" ".join(entry) for entry in log]) for log in logs]
    form = """
            -----Input-----
            The first line holds the number of baskets n (1 <= n <= 60). Each of the next n lines holds the team, A or
            B, and the points of a basket (1 to 3), in the order of the match.
            """
    return [
        Draft(
            question=f"""
            A log lists the baskets of a basketball match. How does it end?
            {form}
            -----Output-----
            Print the points of A and of B like 6:7.
            """,
            references=[
                """
                n = int(input())
                a = b = 0
                for _ in range(n):
                    team, points = input().split()
                    if team == "A":
                        a += int(points)
                    else:
                        b += int(points)
                print(f"{a}:{b}")
                """,
                """
                score = {"A": 0, "B": 0}
                for _ in range(int(input())):
                    team, points = input().split()
                    score[team] += int(points)
                print(score["A"], score["B"], sep=":")
                """,
                """
                import sys

                words = sys.stdin.read().split()[1:]
                baskets = list(zip(words[::2], words[1::2]))
                a = sum(int(p) for team, p in baskets if team == "A")
                b = sum(int(p) for team, p in baskets if team == "B")
                print(str(a) + ":" + str(b))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
            A log lists the baskets of a basketball match. By how many points was team A ahead at most?
            {form}
            -----Output-----
            Print the largest lead of A during the match, 0 when A was never ahead.
            """,
            references=[
                """
                n = int(input())
                lead = 0
                largest = 0
                for _ in range(n):
                    team, points = input().split()
                    if team == "A":
                        lead += int(points)
                    else:
                        lead -= int(points)
                    largest = max(largest, lead)
                print(largest)
                """,
                """
                from itertools import accumulate

                n = int(input())
                steps = []
                for _ in range(n):
                    team, points = input().split()
                    steps.append(int(points) if team == "A" else -int(points))
                print(max(0, *accumulate(steps)))
                """,
            ],
            inputs=inputs,
            difficulty="introductory",
        ),
        Draft(
            question=f"""
            A log lists the baskets of a basketball match. How often did the lead change? It changes when a team goes
            ahead and the team that was ahead last is the other one. A draw in between does not matter, and going ahead
            for the first time is no change.
            {form}
            -----Output-----
            Print how often the lead changed.
            """,
            references=[
                """
                n = int(input())
                a = b = 0
                leader = ""
                changes = 0
                for _ in range(n):
                    team, points = input().split()
                    if team == "A":
                        a += int(points)
                    else:
                        b += int(points)
                    if a != b:
                        ahead = "A" if a > b else "B"
                        if leader and ahead != leader:
                            changes += 1
                        leader = ahead
                print(changes)
                """,
                """
                lead = 0
                leads = []
                for _ in range(int(input())):
                    team, points = input().split()
                    lead += int(points) * (1 if team == "A" else -1)
                    if lead != 0:
                        leads.append(lead)
                print(sum(x * y < 0 for x, y in zip(leads, leads[1:])))
                """,
            ],
            inputs=inputs,
            difficulty="interview",
        ),
    ]


@family("quiz-streak")
def quiz_streak(rng: Random) -> Draft:
    games = ["RRPRWR", "R", "W", "P", "RW", "RRW", "RWR", "WRR", "RPWRPR", "R" * 60, "RRRPPPRWWWRR", "RRWPRRWWW"]
    games += ["".join(rng.choice("RRRRRPPW") for _ in range(n)) for n in (9, 20, 40, 60)]
    return Draft(
        question="""
            In a quiz the first right answer brings 1 point, the second in a row 2, the third 3 and so on. A wrong
            answer ends the row and costs 2 points, but never makes the score negative. Passing a question changes
            neither the score nor the row.

            -----Input-----
            One line with 1 to 60 letters, one for each question: R for right, W for wrong, P for passed.

            -----Output-----
            Print the score in the end.
            """,
        references=[
            """
            score = 0
            row = 0
            for answer in input().strip():
                if answer == "R":
                    row += 1
                    score += row
                elif answer == "W":
                    row = 0
                    score = max(0, score - 2)
            print(score)
            """,
            """
            answers = input().strip().replace("P", "")
            rows = [len(part) for part in answers.split("W")]
            score = 0
            for i in range(len(rows)):
                if i > 0:
                    score -= min(2, score)
                score += rows[i] * (rows[i] + 1) // 2
            print(score)
            """,
        ],
        inputs=[lines(game) for game in games],
        difficulty="interview",
    )


@family("better-medals")
def better_medals(rng: Random) -> Draft:
    calls = [[[3, 1, 0], [2, 9, 9]], [[2, 1, 4], [2, 1, 4]], [[0, 0, 0], [0, 0, 1]], [[1, 2, 3], [1, 3, 0]]]
    calls += [[[1, 2, 3], [1, 2, 2]], [[0, 100, 100], [1, 0, 0]], [[5, 4, 0], [5, 3, 100]], [[0, 0, 0], [0, 0, 0]]]
    calls += [[[rng.randint(0, 2) for _ in "gsb"], [rng.randint(0, 2) for _ in "gsb"]] for _ in range(4)]
    calls += [[integers(rng, 3, 0, 100), integers(rng, 3, 0, 100)]]
    return Draft(
        question="""
            Two countries compare their medals, given as lists of gold, silver and bronze. The one with more gold is
            better; with equally many, the one with more silver; then the one with more bronze. Write a function
            `better(first, second)` that returns "first", "second" or "equal".

            All numbers lie between 0 and 100.
            """,
        references=[
            """
            def better(first, second):
                for a, b in zip(first, second):
                    if a > b:
                        return "first"
                    if a < b:
                        return "second"
                return "equal"
            """,
            """
            def better(first, second):
                if first == second:
                    return "equal"
                return "first" if first > second else "second"
            """,
            """
            def better(first, second):
                i = 0
                while i < 3 and first[i] == second[i]:
                    i += 1
                if i == 3:
                    return "equal"
                if first[i] > second[i]:
                    return "first"
                return "second"
            """,
        ],
        inputs=calls,
        difficulty="introductory",
        fn_name="better",
        starter_code="def better(first, second):\n",
        examples=2,
    )


@family("fastest-lap")
def fastest_lap(rng: Random) -> Draft:
    laps = [[70, 68, 75], [1], [1000], [5, 5, 5], [9, 8, 7], [7, 8, 9], [1000] * 50, [3, 2, 2], [60, 61, 59, 59, 62]]
    laps += [integers(rng, n, 1, 40) for n in (4, 10, 30)] + [integers(rng, 50, 1, 1000)]
    races = []
    for times in laps:
        races.append([sum(times[: i + 1]) for i in range(len(times))])
    return Draft(
        question="""
            A stopwatch starts at 0 and runs on; at the end of every lap a runner notes what it shows. Which lap was the
            fastest, and how long did it take?

            -----Input-----
            The first line holds the number of laps n (1 <= n <= 50), the second the n notes in seconds, in increasing
            order. A lap takes 1 to 1000 seconds.

            -----Output-----
            Print the number of the lap, counted from 1, and its seconds. Of equally fast laps the first one counts.
            """,
        references=[
            """
            n = int(input())
            notes = list(map(int, input().split()))
            best = notes[0]
            number = 1
            for i in range(1, n):
                lap = notes[i] - notes[i - 1]
                if lap < best:
                    best = lap
                    number = i + 1
            print(number, best)
            """,
            """
            n = int(input())
            notes = [0] + [int(x) for x in input().split()]
            laps = [b - a for a, b in zip(notes, notes[1:])]
            print(laps.index(min(laps)) + 1, min(laps))
            """,
            """
            input()
            before = 0
            laps = []
            for number, shown in enumerate(input().split(), 1):
                laps.append((int(shown) - before, number))
                before = int(shown)
            seconds, number = min(laps)
            print(number, seconds)
            """,
        ],
        inputs=[lines(len(race), race) for race in races],
        difficulty="introductory",
    )


@family("shoot-out")
def shoot_out(rng: Random) -> Draft:
    kicks = [
        "++-+-+",
        "+-+-+-",
        "-+-+-+",
        "++++++++++",
        "+",
        "++++++++-+",
        "+++++++++-",
        "----------",
        "+-+-",
        "--+-+-+",
    ]
    kicks += ["-+-+-", "+-+-++-", "+++-+-+", "-++++++++", "-+++++++"]
    kicks += ["".join(rng.choice("++-") for _ in range(n)) for n in (9, 10, 10)]
    return Draft(
        question="""
            In a shoot-out the teams A and B kick in turn, A first, five times each at most. It is decided as soon as
            one team has more goals than the other can still reach with all the kicks it has left. After which kick is
            that?

            -----Input-----
            One line with 1 to 10 signs, the kicks in their order: + for a goal, - for a miss. There may be kicks after
            the decision; they mean nothing.

            -----Output-----
            Print A or B for the winner and the number of the kick that decides, counted from 1 over both teams, or OPEN
            when these kicks do not decide it.
            """,
        references=[
            """
            kicks = input().strip()
            goals = [0, 0]
            left = [5, 5]
            answer = "OPEN"
            for i in range(len(kicks)):
                team = i % 2
                left[team] -= 1
                if kicks[i] == "+":
                    goals[team] += 1
                if goals[0] > goals[1] + left[1]:
                    answer = f"A {i + 1}"
                    break
                if goals[1] > goals[0] + left[0]:
                    answer = f"B {i + 1}"
                    break
            print(answer)
            """,
            """
            def decision(kicks):
                for n in range(1, len(kicks) + 1):
                    a = kicks[:n:2]
                    b = kicks[1:n:2]
                    most_a = 5 - a.count("-")
                    most_b = 5 - b.count("-")
                    if a.count("+") > most_b:
                        return "A " + str(n)
                    if b.count("+") > most_a:
                        return "B " + str(n)
                return "OPEN"


            print(decision(input().strip()))
            """,
        ],
        inputs=[lines(kick) for kick in dict.fromkeys(kicks)],
        difficulty="interview",
    )
