"""Loops over one or two numbers: growing, shrinking, counting steps, writing rows."""

from __future__ import annotations

from evaluation.authoring.practice.operation import Operation, Program
from evaluation.authoring.practice.single import Int, Single

LOOPS = (
    Single(
        "doubling-until",
        "loops",
        "integer",
        (Int("a", 1, 50), Int("n", 1, 100000)),
        (
            "A pond has a water lilies, and every day their number doubles. || the number of days until there are at "
            "least n",
            "{Name} puts a coins into a jar and doubles what is in it every week. || after how many weeks it holds n "
            "coins or more",
            "A rumour is known by a people. Each hour twice as many know it. || the hours until n people or more "
            "know it",
            "Start with a and double it again and again. || how often one has to double until the number is n or "
            "greater",
            "A sheet of a square metres is joined with one of the same size, again and again. || the number of "
            "joinings until it has n square metres or more",
            "Cells split in two every minute, and there are a of them. || the minutes until there are n cells or more",
        ),
        (
            Program("count", "count = 0\nwhile a < n:\n    a *= 2\n    count += 1"),
            Program("steps", "steps = 0\nwhile a * 2 ** steps < n:\n    steps += 1"),
        ),
        ("days", "steps", "doublings", "joinings", "minutes"),
        edges=lambda c: [(3, 20), (5, 5), (5, 4), (1, 100000), (50, 1), (3, 6), (3, 7), (1, 2), (1, 64), (1, 65)],
    ),
    Single(
        "growing-until",
        "loops",
        "integer",
        (Int("a", 1, 100), Int("n", 1, 2000)),
        (
            "A plant is a millimetres high and grows {d} millimetres a day. || the number of days until it is at "
            "least n millimetres high",
            "A tank holds a litres, and {d} litres flow in every minute. || how many minutes it takes until there "
            "are n litres or more",
            "{Name} has a stamps and buys {d} each week. || the number of weeks until there are n stamps or more",
            "Start with a and add {d} again and again. || how often one has to add until the number is n or greater",
            "A wall has a bricks. Each hour {d} are added. || the hours until it has n bricks or more",
            "A snail is a centimetres from home and crawls away {d} centimetres a minute. || after how many minutes "
            "it is n or more away",
        ),
        (
            Program("count", "count = 0\nwhile a < n:\n    a += {d}\n    count += 1"),
            Program("max(0, (n - a + {d} - 1) // {d})"),
        ),
        ("days", "steps", "weeks", "hours", "additions"),
        constants=lambda r: {"d": r.randint(3, 12)},
        edges=lambda c: [
            (5, 30),
            (5, 5),
            (5, 4),
            (1, 2000),
            (100, 1),
            (5, 5 + c["d"]),
            (5, 6 + c["d"]),
            (5, 4 + c["d"]),
            (1, 2),
        ],
    ),
    Single(
        "halving-until",
        "loops",
        "integer",
        (Int("n", 1, 100000),),
        (
            "A cake of n grams is halved every day; what is left is rounded down. || the number of days until less "
            "than {k} grams are left",
            "{Name} gives away half of n {goods}, rounded up, again and again. || how often that happens until fewer "
            "than {k} are left",
            "Start with n and halve it again and again, rounding down. || the number of halvings until the number is "
            "below {k}",
            "In each round of a contest half of the n players stay, rounded down. || the rounds until fewer than {k} "
            "players are left",
            "A battery of n units loses half of them each hour; the rest is rounded down. || after how many hours "
            "less than {k} units are there",
            "A search cuts a list of n entries in half, rounded down. || how often it does so until fewer than {k} "
            "entries remain",
        ),
        (
            Program("count", "count = 0\nwhile n >= {k}:\n    n //= 2\n    count += 1"),
            Program("count", "count = 0\nwhile n // 2 ** count >= {k}:\n    count += 1"),
        ),
        ("days", "halvings", "rounds", "hours", "cuts"),
        constants=lambda r: {"k": r.randint(2, 12)},
        edges=lambda c: [(50,), (1,), (c["k"],), (c["k"] - 1,), (2 * c["k"],), (2 * c["k"] - 1,), (100000,), (65536,)],
    ),
    Single(
        "step-row",
        "loops",
        "row",
        (Int("a", 0, 100), Int("n", 1, 30)),
        (
            "A lamp flashes first in second a, and then every {d} seconds. || the seconds of the first n flashes",
            "Start with a and add {d} again and again. || the first n numbers, a included",
            "Posts stand along a road, the first at metre a, each next one {d} metres further. || the places of n "
            "posts in order",
            "{Name} saves. At first there are a coins, then every week {d} more. || how many coins there are at "
            "first and after each week, n numbers in all",
            "A bus leaves in minute a and then every {d} minutes. || the minutes in which the first n buses leave",
            "A stair begins at height a, and each step is {d} higher. || the heights of the first n steps, the first "
            "one a",
        ),
        (
            Program("b", "b = []\nfor i in range(n):\n    b.append(a + i * {d})"),
            Program("[a + i * {d} for i in range(n)]"),
        ),
        ("row", "steps", "places", "minutes", "heights"),
        constants=lambda r: {"d": r.randint(2, 12)},
        edges=lambda c: [(4, 5), (0, 1), (100, 30), (0, 30), (7, 2), (1, 10), (50, 3)],
    ),
    Single(
        "down-row",
        "loops",
        "row",
        (Int("n", 1, 500),),
        (
            "A countdown begins with n and goes down by {d} as long as the number is above 0. || all its numbers in "
            "order",
            "{Name} has n {goods} and gives away {d} a day as long as possible. || the numbers of {goods} before "
            "each day's gift, down to the last number above 0",
            "Start with n and take away {d} while the number stays positive. || the numbers, n first",
            "A tank of n litres loses {d} litres an hour. || what it holds at the beginning and after each hour, as "
            "long as that is more than 0",
            "A candle is n millimetres long and burns down {d} millimetres an hour. || its lengths hour by hour, "
            "beginning with n, while they are above 0",
            "An elevator starts at floor n and goes {d} floors down at a time. || the floors where it stops, n "
            "included, as long as they are above 0",
        ),
        (Program("b", "b = []\nwhile n > 0:\n    b.append(n)\n    n -= {d}"), Program("list(range(n, 0, -{d}))")),
        ("countdown", "down", "steps_down", "lengths", "floors"),
        constants=lambda r: {"d": r.randint(2, 15)},
        edges=lambda c: [(4 * c["d"] + 1,), (1,), (c["d"],), (c["d"] + 1,), (3 * c["d"],), (c["d"] - 1,), (500,)],
    ),
    Single(
        "halves-row",
        "loops",
        "row",
        (Int("n", 1, 100000),),
        (
            "A sheet of n square millimetres is cut in half again and again, rounded down, until nothing is left. || "
            "its sizes in order, n first, without the 0",
            "Start with n and halve it, rounding down, until it is 0. || all numbers before the 0, in order",
            "{Name} eats half of n {goods}, rounded up, every day until none is left. || how many there are at first "
            "and after each day, without the last 0",
            "A ball jumps n millimetres high, and each time half as high as before, rounded down. || the heights "
            "above 0 in order",
            "An echo of strength n gets weaker by half each time, rounded down. || its strengths in order as long as "
            "they are above 0",
            "A debt of n is halved every year, rounded down. || the debts year by year, n first, while they are "
            "above 0",
        ),
        (
            Program("b", "b = []\nwhile n > 0:\n    b.append(n)\n    n //= 2"),
            Program("b", "b = [n]\nwhile b[-1] > 1:\n    b.append(b[-1] // 2)"),
        ),
        ("halves", "sizes", "heights", "strengths", "debts"),
        edges=lambda c: [(20,), (1,), (2,), (3,), (7,), (8,), (100000,), (65535,)],
    ),
    Single(
        "two-rules",
        "loops",
        "integer",
        (Int("n", 1, 10000),),
        (
            "A number n is divided by {k} if that leaves no remainder; otherwise 1 is taken away. This is repeated "
            "until the number is 0. || the number of steps",
            "{Name} plays with n {goods}. If they can be split into {k} equal heaps, only one heap is kept; if not, "
            "one of them is eaten. || how many moves it takes until none is left",
            "As long as n is not 0, a machine divides it by {k} where that goes without a remainder, and else lowers "
            "it by 1. || the number of things that it does",
            "A king has n coins. Each day he keeps one part of {k} equal parts if he can make such parts, and spends "
            "one coin if he cannot. || after how many days he has nothing",
            "Repeat until n is 0: a multiple of {k} is divided by {k}, any other number gets smaller by 1. || how "
            "often something is done",
            "A token on field n jumps to field n / {k} where {k} divides n, and otherwise one field back, until it "
            "is on field 0. || the number of its jumps",
        ),
        (
            Program(
                "count",
                "count = 0\nwhile n > 0:\n    if n % {k} == 0:\n        n //= {k}\n    else:\n        n -= 1\n    "
                "count += 1",
            ),
            Program("steps", "steps = 0\nwhile n:\n    n = n - 1 if n % {k} else n // {k}\n    steps += 1"),
        ),
        ("steps", "moves", "days", "actions", "jumps"),
        constants=lambda r: {"k": r.randint(2, 7)},
        edges=lambda c: [(c["k"] * 4 + 1,), (1,), (c["k"],), (c["k"] + 1,), (c["k"] ** 2,), (10000,), (9999,), (2,)],
        difficulty="interview",
    ),
    Single(
        "rising-savings",
        "loops",
        "integer",
        (Int("n", 1, 5000),),
        (
            "{Name} saves {p} coins on day 1, {p2} on day 2, {p3} on day 3: each day {p} more than the day before. "
            "|| the day on which the savings reach n coins or more",
            "A tower gets {p} stones in the first row, {p2} in the second, {p3} in the third and so on. || how many "
            "rows are needed for n stones or more altogether",
            "A runner runs {p} kilometres in week 1, {p2} in week 2, {p3} in week 3, and so on. || after how many "
            "weeks it is n kilometres or more in all",
            "Add {p}, then {p2}, then {p3} and so on. || the number of summands until the sum is n or greater",
            "A writer fills {p} pages in the first hour, {p2} in the second, {p3} in the third, always {p} more. || "
            "the hours until n pages or more are full",
            "Bees bring {p} drops on the first trip, {p2} on the second, {p3} on the third, and so on. || the number "
            "of trips for n drops or more together",
        ),
        (
            Program("day", "day = 0\ntotal = 0\nwhile total < n:\n    day += 1\n    total += day * {p}"),
            Program("k", "k = 0\nwhile k * (k + 1) // 2 * {p} < n:\n    k += 1"),
        ),
        ("day", "rows", "weeks", "hours", "trips"),
        constants=lambda r: (lambda p: {"p": p, "p2": 2 * p, "p3": 3 * p})(r.randint(2, 9)),
        edges=lambda c: [
            (6 * c["p"] + 1,),
            (1,),
            (c["p"],),
            (c["p"] + 1,),
            (3 * c["p"],),
            (3 * c["p"] + 1,),
            (3 * c["p"] - 1,),
            (5000,),
        ],
        difficulty="interview",
    ),
    Single(
        "squares-up-to",
        "loops",
        "row",
        (Int("n", 1, 2000),),
        (
            "Square tables of 1 by 1, 2 by 2, 3 by 3 tiles and so on are laid. || the numbers of tiles of all tables "
            "that have at most n tiles",
            "{Name} writes down the squares 1, 4, 9 and so on as long as they are not greater than n. || these squares",
            "Multiply 1, 2, 3 and so on by itself. || all results that are not larger than n, in ascending order",
            "Lamps 1, 4, 9, 16 and so on of a row of n lamps are red. || the numbers of all red lamps",
            "On a path of n stones all stones with a square number are white. || the numbers of the white stones",
            "A gardener makes square beds with 1, 4, 9, ... plants. || the sizes of all beds for which n plants are "
            "enough",
        ),
        (
            Program("b", "b = []\ni = 1\nwhile i * i <= n:\n    b.append(i * i)\n    i += 1"),
            Program("[i * i for i in range(1, n + 1) if i * i <= n]"),
        ),
        ("squares", "tables", "red_lamps", "white_stones", "beds"),
        edges=lambda c: [(20,), (1,), (3,), (4,), (5,), (9,), (1935,), (1936,), (1937,), (2000,)],
    ),
    Single(
        "times-divisible",
        "loops",
        "integer",
        (Int("n", 1, 1000000),),
        (
            "{Name} divides n by {k} as long as no remainder is left. || how often that goes",
            "n {goods} are split into {k} equal heaps, of which one is kept and split again, as long as that is "
            "possible. || the number of splits",
            "A number n may hold the factor {k} several times. || how many times {k} is a factor of n",
            "A rope of n centimetres is cut into {k} equal parts of whole centimetres, then one part again, and so "
            "on while possible. || the number of times it is cut",
            "Divide n by {k}, and the result by {k}, while nothing remains. || the number of divisions",
            "A troop of n parts into {k} equal groups, then each group does, as long as this leaves nobody out. || "
            "how many times they part",
        ),
        (
            Program("count", "count = 0\nwhile n % {k} == 0:\n    n //= {k}\n    count += 1"),
            Program("count", "count = 0\nwhile n % {k} ** (count + 1) == 0:\n    count += 1"),
        ),
        ("times", "splits", "factor_count", "divisions", "partings"),
        constants=lambda r: {"k": r.randint(2, 9)},
        edges=lambda c: [
            (c["k"] ** 2 * 5,),
            (1,),
            (c["k"],),
            (c["k"] + 1,),
            (c["k"] ** 3,),
            (c["k"] ** 4 * 7,),
            (1000000,),
            (c["k"] ** 2 - 1,),
        ],
        valid=lambda n: n <= 1000000,
    ),
    Single(
        "machine-rule",
        "loops",
        "integer",
        (Int("a", 1, 20), Int("n", 1, 15)),
        (
            "A machine multiplies a number by {p} and then takes away {q}. {Name} puts in a, and what comes out is "
            "put in again, n times in all. || the number that comes out at last",
            "A herd has a animals. Each year their number is multiplied by {p}, and then {q} are sold. || the size "
            "of the herd after n years (it may get negative on paper)",
            "Start with a. One step is: times {p}, minus {q}. || the number after n steps",
            "An account holds a coins. Every month it is multiplied by {p}, after which {q} coins are paid out. || "
            "what it holds after n months, which may be below 0",
            "A number a is replaced by its {p}-fold less {q}, n times. || the last number",
            "In a game, the points a are multiplied by {p} and lowered by {q} in each of n rounds. || the points "
            "after the last round",
        ),
        (
            Program("a", "for _ in range(n):\n    a = a * {p} - {q}"),
            Program("b", "b = a\nfor i in range(n):\n    b *= {p}\n    b -= {q}"),
        ),
        ("run", "after_years", "machine", "last_number", "points"),
        constants=lambda r: {"p": r.randint(2, 4), "q": r.randint(1, 9)},
        edges=lambda c: [(5, 3), (1, 1), (20, 15), (1, 15), (2, 2), (10, 1)],
    ),
    Single(
        "tripling-until",
        "loops",
        "integer",
        (Int("a", 1, 50), Int("n", 1, 100000)),
        (
            "A pile has a grains. Each day there are three times as many. || the number of days until there are at "
            "least n",
            "Start with a and multiply by 3 again and again. || how often that is needed until the number is n or "
            "greater",
            "A chain letter is known to a people, each hour to three times as many. || the hours until n people or "
            "more know it",
        ),
        (
            Program("count", "count = 0\nwhile a < n:\n    a *= 3\n    count += 1"),
            Program("steps", "steps = 0\nwhile a * 3 ** steps < n:\n    steps += 1"),
        ),
        ("days", "triplings", "hours"),
        edges=lambda c: [(3, 20), (5, 5), (5, 4), (1, 100000), (50, 1), (3, 9), (3, 10), (1, 3), (1, 81), (1, 82)],
        sister="doubling-until",
        held_for="test",
    ),
    Single(
        "shrinking-until",
        "loops",
        "integer",
        (Int("n", 1, 2000),),
        (
            "A tank holds n litres and loses {d} litres an hour. || the number of hours until fewer than {k} litres "
            "are left",
            "{Name} has n coins and spends {d} a day. || after how many days there are fewer than {k} coins",
            "Start with n and take away {d} again and again. || how often that is done until the number is below {k}",
        ),
        (
            Program("count", "count = 0\nwhile n >= {k}:\n    n -= {d}\n    count += 1"),
            Program("max(0, (n - {k}) // {d} + 1)"),
        ),
        ("hours", "days", "steps"),
        constants=lambda r: {"d": r.randint(3, 12), "k": r.randint(3, 20)},
        edges=lambda c: [(60,), (1,), (c["k"],), (c["k"] - 1,), (c["k"] + c["d"],), (c["k"] + c["d"] - 1,), (2000,)],
        sister="growing-until",
        held_for="validation",
    ),
    Single(
        "cubes-up-to",
        "loops",
        "row",
        (Int("n", 1, 20000),),
        (
            "Dice are built of 1, 8, 27, 64 and so on small cubes. || the numbers of small cubes of all dice that "
            "need at most n",
            "Multiply each of 1, 2, 3 and so on twice by itself: 1, 8, 27. || all results that are not larger than "
            "n, in ascending order",
            "{Name} writes down the cubes 1, 8, 27 and so on as long as they are not greater than n. || these cubes",
        ),
        (
            Program("b", "b = []\ni = 1\nwhile i * i * i <= n:\n    b.append(i * i * i)\n    i += 1"),
            Program("[i ** 3 for i in range(1, n + 1) if i ** 3 <= n]"),
        ),
        ("cubes", "dice", "third_powers"),
        edges=lambda c: [(100,), (1,), (7,), (8,), (9,), (27,), (19682,), (19683,), (20000,)],
        sister="squares-up-to",
        held_for="test",
    ),
)


def loop_operations() -> list[Operation]:
    """Return the operations with a loop over numbers."""
    return [one.operation() for one in LOOPS]
