"""Simulations that change something step by step."""

from random import Random

from evaluation.authoring.draft import Draft, family, lines


@family("phone-battery")
def phone_battery(rng: Random) -> Draft:
    days = [
        ["use 30", "charge 10", "use 90", "use 1"],
        ["charge 1", "use 99"],
        ["use 100"],
        ["use 99", "use 1"],
        ["charge 100"],
    ]
    days += [["use 60", "use 60"], ["use 10", "charge 100", "use 100"], ["use 1"] * 40]
    for n in (5, 15, 40):
        days.append([f"{rng.choice(['use', 'charge'])} {rng.randint(1, 60)}" for _ in range(n)])
    return Draft(
        question="""
            A phone starts the day with 100 percent. `use p` takes p percent away, `charge p` adds p, but never to more
            than 100. When a use takes all that is left, or needs more, the phone goes off for the day.

            -----Input-----
            The first line holds n (1 <= n <= 40). Each of the next n lines holds `use p` or `charge p`
            (1 <= p <= 100).

            -----Output-----
            Print OFF and the number of the line at which it goes off, counted from 1, or ON and the percent left.
            """,
        references=[
            """
            n = int(input())
            level = 100
            off = 0
            for i in range(1, n + 1):
                action, p = input().split()
                if action == "charge":
                    level = min(100, level + int(p))
                else:
                    level -= int(p)
                if level <= 0:
                    off = i
                    break
            if off:
                print("OFF", off)
            else:
                print("ON", level)
            """,
            """
            import sys


            def simulate(actions):
                level = 100
                for number, (action, p) in enumerate(actions, 1):
                    level += int(p) if action == "charge" else -int(p)
                    if level > 100:
                        level = 100
                    if level <= 0:
                        return f"OFF {number}"
                return f"ON {level}"


            print(simulate([line.split() for line in sys.stdin.read().splitlines()[1:]]))
            """,
        ],
        inputs=[lines(len(day), *day) for day in days],
        difficulty="interview",
    )
