"""Small simulations: commands that are followed, changes that add up, things that are put on and taken off."""

from __future__ import annotations

from evaluation.authoring.practice.operation import Operation, Program
from evaluation.authoring.practice.single import Int, Ints, Single, Text, Words

LINE = Text("s", "LR", most=60, chars="letters L and R", few=2)
UP_DOWN = Text("s", "UD", most=60, chars="letters U and D", few=2)
WIND = Text("s", "NSEW", most=60, chars="letters N, S, E and W", few=4)
LINE_EDGES = [("RRLRL",), ("L",), ("R",), ("LLLL",), ("RRRR",), ("LR",), ("RL",), ("LRLRRL",), ("LLRRRLLLR",)]
UP_EDGES = [
    ("UUDUUD",),
    ("U",),
    ("D",),
    ("DDDD",),
    ("UUUU",),
    ("DU",),
    ("UD",),
    ("DDUUUDD",),
    ("UDUDUUDD",),
    ("DUUDDUU",),
]
CHANGES = Ints("a", -100, 100)
CHANGE_EDGES = [
    (20, [5, -8, 12, -3]),
    (0, [-1]),
    (0, [1]),
    (100, [-100]),
    (5, [-5, -1]),
    (10, [-11, 5]),
    (3, [0, 0]),
    (50, [-60, 20, -30, 40]),
    (7, [-8, -2, 30, -1]),
]

SIMULATIONS = (
    Single(
        "line-walk",
        "simulations",
        "integer",
        (LINE,),
        (
            "A robot stands at place 0 of a line. It reads the commands s: R is one step to the right (place + 1), L "
            "one to the left (place - 1). || its place at the end",
            "{Name} walks along a street from number 0. For every R in s the number grows by 1, for every L it falls "
            "by 1. || the number where {Name} stops",
            "A bead on a wire is pushed by one mark for each letter of s, up the scale for R and down for L. It "
            "begins at mark 0. || the mark at the end",
            "A counter starts at 0. The letters of s are keys that are pressed: R adds 1, L takes 1 away. || what "
            "the counter shows at last",
            "A curtain is moved one ring for each letter of s, R counted as plus and L as minus, from 0. || the ring "
            "where it ends",
            "A crab starts at stone 0 and moves as s says: R to the next higher stone, L to the next lower one. || "
            "the stone on which it ends",
        ),
        (
            Program("x", 'x = 0\nfor c in s:\n    if c == "R":\n        x += 1\n    else:\n        x -= 1'),
            Program('s.count("R") - s.count("L")'),
        ),
        ("place", "walk", "last_mark", "ring", "stone"),
        edges=lambda c: LINE_EDGES,
    ),
    Single(
        "highest-point",
        "simulations",
        "integer",
        (UP_DOWN,),
        (
            "A hiker starts at height 0 and goes up by 1 for each U in s, down by 1 for each D. || the greatest "
            "height on the way, at least 0 because of the start",
            "A lift begins at floor 0 and follows s: U is one floor up, D one floor down. || the highest floor that "
            "it reaches, where floor 0 counts too",
            "A drone at height 0 obeys the letters of s, U for one metre up and D for one metre down (also below 0). "
            "|| its greatest height, the start included",
            "A price starts at 0; U in s is one more, D is one less. || the greatest value that it ever has, the 0 "
            "at the start included",
            "A diver at depth 0 moves as s says: each U is a metre up, each D a metre down. || the highest point of "
            "the dive, which may be the start (0)",
            "A climber's rope is let up by U and down by D, each by one, from 0. || the highest position in the "
            "course of s, with the 0 of the start",
        ),
        (
            Program(
                "best",
                'x = 0\nbest = 0\nfor c in s:\n    if c == "U":\n        x += 1\n    else:\n        x -= 1\n    best '
                "= max(best, x)",
            ),
            Program(
                "max(heights)", 'heights = [0]\nfor c in s:\n    heights.append(heights[-1] + (1 if c == "U" else -1))'
            ),
        ),
        ("highest", "top", "peak", "summit", "top_position"),
        edges=lambda c: UP_EDGES,
        difficulty="interview",
    ),
    Single(
        "times-at-zero",
        "simulations",
        "integer",
        (LINE,),
        (
            "A robot at place 0 of a line follows s: R is a step to the right, L a step to the left. || how often it "
            "comes back to place 0",
            "{Name} starts at home and walks one house to the right for each R in s, one to the left for each L. || "
            "the number of times that {Name} is home again",
            "A pendulum starts in the middle; for each R in s it goes one mark right, for each L one mark left. || "
            "how many times it is in the middle after a move",
            "A counter is 0. Each R in s raises it by 1, each L lowers it by 1. || how often it shows 0 after a letter",
            "A mouse leaves its hole, with one step right for every R in s and one step left for every L. || how "
            "many times it is at the hole again",
            "A tram starts at stop 0 and goes one stop on for R and one back for L, as s says. || the number of its "
            "returns to stop 0",
        ),
        (
            Program(
                "count",
                'x = 0\ncount = 0\nfor c in s:\n    if c == "R":\n        x += 1\n    else:\n        x -= 1\n    if '
                "x == 0:\n        count += 1",
            ),
            Program(
                "count",
                'count = 0\nfor i in range(1, len(s) + 1):\n    if s[:i].count("R") == s[:i].count("L"):\n        '
                "count += 1",
            ),
        ),
        ("returns", "home_again", "zeros", "at_the_hole", "stops_at_zero"),
        edges=lambda c: LINE_EDGES,
        difficulty="interview",
    ),
    Single(
        "grid-end",
        "simulations",
        "row",
        (WIND,),
        (
            "A ship starts at (0, 0). For each letter of s it sails one mile: N makes y greater, S smaller, E makes "
            "x greater, W smaller. || x and y at the end",
            "{Name} walks through a city of square blocks from (0, 0) and takes for each letter of s one block north "
            "(N, y + 1), south (S, y - 1), east (E, x + 1) or west (W, x - 1). || the x and the y of the last "
            "crossing",
            "A token lies at (0, 0). N moves it to y + 1, S to y - 1, E to x + 1 and W to x - 1, in the order of s. "
            "|| its last x and y",
            "A vacuum robot begins at (0, 0) and reads s: E and W change x by 1 and -1, N and S change y by 1 and "
            "-1. || where it stops, x first, then y",
            "A bird flies from (0, 0), a field for each letter of s: E is x + 1, W is x - 1, N is y + 1, S is y - 1. "
            "|| x and y of the field where it lands",
            "An ant begins at (0, 0). The letters of s move it: x + 1 for E, x - 1 for W, y + 1 for N, y - 1 for S. "
            "|| its x and its y after all of them",
        ),
        (
            Program(
                "[x, y]",
                'x = 0\ny = 0\nfor c in s:\n    if c == "N":\n        y += 1\n    elif c == "S":\n        y -= 1\n   '
                ' elif c == "E":\n        x += 1\n    else:\n        x -= 1',
            ),
            Program('[s.count("E") - s.count("W"), s.count("N") - s.count("S")]'),
        ),
        ("last_place", "sail", "end_of_walk", "landing", "ant"),
        edges=lambda c: [("NNESW",), ("N",), ("S",), ("E",), ("W",), ("NSEW",), ("EEENNW",), ("SSSWWE",)],
        difficulty="interview",
    ),
    Single(
        "balance-end",
        "simulations",
        "integer",
        (Int("k", 0, 500), CHANGES),
        (
            "An account holds k coins. The list a tells by how much it changes, negative numbers are payments. || "
            "what it holds after all changes",
            "k people sit in a bus. At each stop their number changes by the next number of a. || the number after "
            "the last stop (on paper it may be negative)",
            "A tank has k litres; the numbers of a are added one by one, negative ones flow out. || the litres at "
            "the end, below 0 if more flows out than there is",
            "{Name} starts a game with k points and then gets the points of a, some of them negative. || the points "
            "at the end",
            "A shelf has k jars at first. The numbers of a say how many are brought (positive) or taken (negative). "
            "|| how many there are on paper at last",
            "At the start a thermometer shows k; then it changes by each number of a in turn. || what it shows at "
            "the end",
        ),
        (Program("k", "for x in a:\n    k += x"), Program("k + sum(a)")),
        ("balance", "at_the_end", "points", "jars", "last_reading"),
        edges=lambda c: CHANGE_EDGES,
    ),
    Single(
        "lowest-balance",
        "simulations",
        "integer",
        (Int("k", 0, 500), CHANGES),
        (
            "An account holds k coins. The list a tells by how much it changes, one change after the other. || the "
            "lowest balance, that at the start included",
            "k people sit in a bus. At each stop their number changes by the next number of a. || the smallest "
            "number on the way, the start counted too (on paper it may be negative)",
            "A tank has k litres; the numbers of a are added one by one, negative ones flow out. || the least that "
            "it ever holds, where the k at the start counts too",
            "{Name} starts a game with k points and then gets the points of a, some of them negative. || the fewest "
            "points in the whole game, the start included",
            "The level of a lake is k. It changes by each number of a in turn. || its lowest level, the first one "
            "included",
            "A cable car is at height k and moves by each number of a in turn. || the lowest height where it has "
            "been, k too",
        ),
        (
            Program("low", "low = k\nfor x in a:\n    k += x\n    low = min(low, k)"),
            Program("min(levels)", "levels = [k]\nfor x in a:\n    levels.append(levels[-1] + x)"),
        ),
        ("lowest", "least", "fewest_points", "low_level", "lowest_height"),
        edges=lambda c: CHANGE_EDGES,
        difficulty="interview",
    ),
    Single(
        "first-below",
        "simulations",
        "integer",
        (Int("k", 0, 500), CHANGES),
        (
            "An account holds k coins. The list a tells by how much it changes day by day. || the number of the "
            "first day after which it is below 0, counted from 1",
            "{Name} starts a game with k points and gets the points of a round by round. || the first round after "
            "which the points are negative, counted from 1",
            "A tank has k litres; the numbers of a are added hour by hour. || the first hour, from 1 on, after which "
            "the number would be less than 0",
            "k jars stand on a shelf, and each day their number changes by the next number of a. || the first day "
            "(from 1) on which the books show a number below 0",
            "A thermometer shows k and changes by each number of a, once an hour. || the first hour, counted from 1, "
            "with a value under 0",
            "A debtor has k coins. Week by week the numbers of a are added. || the first week, counted from 1, at "
            "whose end the sum is negative",
        ),
        (
            Program(
                "day",
                "day = 0\nfor i in range(n):\n    k += a[i]\n    if k < 0 and day == 0:\n        day = i + 1",
                "day > 0",
            ),
            Program("days[0]", "days = [i for i in range(1, len(a) + 1) if k + sum(a[:i]) < 0]", "days"),
        ),
        ("first_day", "first_round", "overdrawn", "first_frost", "first_debt"),
        edges=lambda c: [(10, [5, -8, -12, 3, -9]), *CHANGE_EDGES],
        difficulty="interview",
        thing="one",
    ),
    Single(
        "running-totals",
        "simulations",
        "row",
        (Ints("a", -50, 100),),
        (
            "A baker notes the loaves of each hour in a; a negative number means that some came back. || the totals "
            "after each hour",
            "{Name} gets the points of a, one round after the other. || the score after each round",
            "The list a holds the changes of a number that was 0. || all values that it takes after the changes, in "
            "order",
            "A train starts empty; at stop i the number of passengers changes by a_i (let it be so even below 0). || "
            "the numbers after every stop",
            "Snow falls and melts: a tells the change of each day, from 0 on. || the height after each day, as the "
            "sums say",
            "A bucket is filled and poured out as a says. It was at 0. || its content after each step, on paper even "
            "below 0",
        ),
        (
            Program("b", "total = 0\nb = []\nfor x in a:\n    total += x\n    b.append(total)"),
            Program("[sum(a[:i]) for i in range(1, len(a) + 1)]"),
        ),
        ("totals", "scores", "running", "snow", "contents"),
        edges=lambda c: [
            ([3, 5, -2, 4],),
            ([0],),
            ([7],),
            ([-5, 5],),
            ([1, 1, 1, 1],),
            ([10, -20, 30],),
            ([100, -50, -50, 2],),
        ],
    ),
    Single(
        "stack-of-plates",
        "simulations",
        "row",
        (
            Words(
                "words",
                ("red", "blue", "green", "white", "black", "pop", "pop", "pop"),
                least=2,
                described="words; each is a colour of small letters or the word pop",
            ),
        ),
        (
            "Plates are piled up. A colour puts a plate of that colour on top, the word pop takes the top plate "
            "away; with no plate there, nothing happens. || the colours of the pile at the end, from the bottom up",
            "A writer adds a colour to the end of a list, and the word pop makes him strike out the last one, if "
            "there is one. || the list at the end",
            "Boxes named by their colours are stacked one on the other. At the word pop the uppermost box is "
            "removed; an empty stack stays empty. || the boxes that are left, the lowest first",
            "Each colour is written on a slip that is laid on a pile. At pop the slip on top is thrown away, if "
            "there is any. || the slips of the pile, from the lowest to the top",
            "Coloured rings are put on a rod in the given order, and pop takes off the topmost one (nothing if the "
            "rod is empty). || the rings at the end, the lowest first",
        ),
        (
            Program(
                "b",
                'b = []\nfor w in words:\n    if w != "pop":\n        b.append(w)\n    elif b:\n        b.pop()',
                "b",
            ),
            Program("b", 'b = []\nfor w in words:\n    b = b + [w] if w != "pop" else b[:-1]', "b"),
        ),
        ("pile", "stack", "boxes_left", "slips", "rings"),
        edges=lambda c: [
            (["red", "blue", "pop", "green"],),
            (["pop", "red"],),
            (["red", "pop"],),
            (["red", "red", "pop", "pop", "pop", "blue"],),
            (["white", "black"],),
            (["pop", "pop"],),
        ],
        difficulty="interview",
        thing="one",
    ),
    Single(
        "queue-of-people",
        "simulations",
        "row",
        (
            Words(
                "words",
                ("anna", "ben", "carl", "dora", "emil", "next", "next"),
                least=2,
                described="words; each is a name of small letters or the word next",
            ),
        ),
        (
            "People queue at a counter. A name joins the end of the queue; at the word next the first one is served "
            "and leaves (nobody, if the queue is empty). || the names in the queue at the end, the first one first",
            "A doctor's list gets each new name at its end. At next the name at the top is struck out, if there is "
            "one. || the names that are left, in order",
            "Calls wait in line. Each name is a call that joins at the back, and the word next answers the call at "
            "the front; without calls it does nothing. || the calls that still wait, the front one first",
            "Cars come to a wash one after the other; next means that the first in line drives in, if there is one. "
            "|| who is still waiting, in the order of the line",
            "Names are put on a waiting list at the end. The word next removes the first of the list, if it is not "
            "empty. || the list at last",
        ),
        (
            Program(
                "b",
                'b = []\nfor w in words:\n    if w != "next":\n        b.append(w)\n    elif b:\n        b.pop(0)',
                "b",
            ),
            Program("b", 'b = []\nfor w in words:\n    b = b + [w] if w != "next" else b[1:]', "b"),
        ),
        ("queue", "waiting", "calls", "in_line", "still_waiting"),
        edges=lambda c: [
            (["anna", "ben", "next", "carl"],),
            (["next", "anna"],),
            (["anna", "next"],),
            (["anna", "ben", "next", "next", "next", "dora"],),
            (["emil", "anna"],),
            (["next", "next"],),
        ],
        difficulty="interview",
        thing="one",
    ),
    Single(
        "lamp-presses",
        "simulations",
        "integer",
        (Ints("a", 1, 12),),
        (
            "Twelve lamps, numbered from 1 to 12, are off. The list a tells which switches are pressed; each press "
            "turns its lamp on if it is off, and off if it is on. || the number of lamps that are on at the end",
            "Children enter and leave a room, each with a number from 1 to 12. Every number in a is a child that "
            "goes in if it is outside, and out if it is inside. At first all are outside. || how many are inside at "
            "the end",
            "Cards 1 to 12 lie face down. For each number of a that card is turned over. || how many cards lie face "
            "up in the end",
            "Twelve doors, 1 to 12, are shut. A ghost opens a shut door and shuts an open one; a tells the doors "
            "that it passes. || the number of open doors at the end",
            "Birds with the rings 1 to 12 sit in a cage. A number in a means that this bird flies out, or back in if "
            "it is out. || the number of birds that are out at last",
        ),
        (
            Program(
                "len(b)", "b = set()\nfor x in a:\n    if x in b:\n        b.remove(x)\n    else:\n        b.add(x)"
            ),
            Program("len([x for x in range(1, 13) if a.count(x) % 2 == 1])"),
        ),
        ("lamps_on", "inside", "face_up", "open_doors", "birds_out"),
        edges=lambda c: [([3, 5, 3, 7],), ([1],), ([12, 12],), ([1, 2, 3, 4],), ([5, 5, 5],), ([1, 12, 1, 12, 1],)],
        difficulty="interview",
    ),
    Single(
        "lowest-point",
        "simulations",
        "integer",
        (UP_DOWN,),
        (
            "A submarine starts at height 0 and goes up by 1 for each U in s, down by 1 for each D. || the least "
            "height on the way, at most 0 because of the start",
            "A price starts at 0; U in s is one more, D is one less. || the smallest value that it ever has, the 0 "
            "at the start included",
            "A lift begins at floor 0 and follows s: U is one floor up, D one floor down. || the lowest floor that "
            "it reaches, where floor 0 counts too",
        ),
        (
            Program(
                "best",
                'x = 0\nbest = 0\nfor c in s:\n    if c == "U":\n        x += 1\n    else:\n        x -= 1\n    best '
                "= min(best, x)",
            ),
            Program(
                "min(heights)", 'heights = [0]\nfor c in s:\n    heights.append(heights[-1] + (1 if c == "U" else -1))'
            ),
        ),
        ("lowest", "bottom", "deepest"),
        edges=lambda c: UP_EDGES,
        difficulty="interview",
        sister="highest-point",
        held_for="test",
    ),
    Single(
        "highest-balance",
        "simulations",
        "integer",
        (Int("k", 0, 500), CHANGES),
        (
            "A savings box holds k coins. The list a tells by how much that changes, one change after the other. || "
            "the highest content, that at the start included",
            "A balloon floats at height k and moves by each number of a in turn. || the greatest height where it has "
            "been, k too",
            "{Name} begins with k points and then gets the points of a, some of them negative. || the most points in "
            "the whole game, the start included",
        ),
        (
            Program("high", "high = k\nfor x in a:\n    k += x\n    high = max(high, k)"),
            Program("max(levels)", "levels = [k]\nfor x in a:\n    levels.append(levels[-1] + x)"),
        ),
        ("highest", "most", "peak"),
        edges=lambda c: CHANGE_EDGES,
        difficulty="interview",
        sister="lowest-balance",
        held_for="test",
    ),
    Single(
        "second-letter-walk",
        "simulations",
        "integer",
        (Text("s", "ABC", most=60, chars="letters A, B and C", few=3),),
        (
            "A score starts at 0. In s every A adds {p}, every B adds 1 and every C takes {q} away. || the score at "
            "the end",
            "A pump works as s says, from 0 litres on: A pumps {p} litres in, B one litre, C lets {q} litres out (on "
            "paper even below 0). || the litres at the end",
            "{Name} moves on a scale from mark 0: {p} marks up for A, 1 up for B and {q} down for C. || the last mark",
        ),
        (
            Program(
                "x",
                'x = 0\nfor c in s:\n    if c == "A":\n        x += {p}\n    elif c == "B":\n        x += 1\n    '
                "else:\n        x -= {q}",
            ),
            Program('s.count("A") * {p} + s.count("B") - s.count("C") * {q}'),
        ),
        ("score", "litres", "mark"),
        constants=lambda r: {"p": r.randint(3, 9), "q": r.randint(2, 9)},
        edges=lambda c: [("AABC",), ("A",), ("B",), ("C",), ("ABCABC",), ("CCCA",)],
        sister="line-walk",
        held_for="validation",
    ),
)


def simulation_operations() -> list[Operation]:
    """Return the small simulations."""
    return [one.operation() for one in SIMULATIONS]
