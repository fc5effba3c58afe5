"""Lists that are changed as a whole, neighbours in a list, and two lists side by side; most of them as functions."""

from __future__ import annotations

from evaluation.authoring.practice.operation import Operation, Program
from evaluation.authoring.practice.single import Ints, Single

A = Ints("a", -100, 100)
LONG = Ints("a", -100, 100, least=2)
X, Y = Ints("a", 0, 100), Ints("b", 0, 100)
LISTS = [([4, 7, -2, 7],), ([0],), ([5],), ([-3],), ([1, 1, 1],), ([100, -100],), ([2, 4, 6, 8],), ([9, 8, 7],)]
TWO = [
    ([3, 5, 1], [4, 2, 6]),
    ([0], [0]),
    ([1], [2]),
    ([7, 7], [7, 7]),
    ([100, 0], [0, 100]),
    ([2, 9, 4, 1], [3, 8, 4, 0]),
]
SAME = "Both lists have n numbers."
PAIRS = [
    ([4, 7, 2, 7, 7],),
    ([1, 2],),
    ([2, 1],),
    ([3, 3],),
    ([1, 2, 3, 4],),
    ([4, 3, 2, 1],),
    ([5, 5, 6],),
    ([-5, 5, -5],),
]


def _same(a: list[int], b: list[int]) -> bool:
    return len(a) == len(b)


FUNCTIONS = (
    Single(
        "each-plus",
        "functions",
        "row",
        (A,),
        (
            "All numbers of a list a grow by {k}. || the new numbers in order",
            "Every clock of a shop is {k} minutes slow; the list a holds what they show. || the right minutes in "
            "order, each {k} more",
            "A teacher adds {k} points to each result in a. || the results after that",
            "Each pupil in a row gets {k} more marbles. a holds how many they had (a negative number is a debt). || "
            "how many each has now",
            "Prices in a are raised by {k}. || the raised prices in order",
            "A scale shows {k} too little. It has shown the numbers of a. || the true numbers in the same order",
        ),
        (Program("[x + {k} for x in a]"), Program("b", "b = []\nfor x in a:\n    b.append(x + {k})")),
        ("raised", "add_to_each", "new_results", "marbles", "true_values"),
        constants=lambda r: {"k": r.randint(2, 20)},
        edges=lambda c: LISTS,
        calls=60,
    ),
    Single(
        "each-times",
        "functions",
        "row",
        (A,),
        (
            "All numbers of a list a are multiplied by {k}. || the results in order",
            "A recipe is made {k} times as large; a holds its amounts (a negative one means to take out). || the new "
            "amounts in order",
            "A map's lengths a stand for {k} times as much in nature. || the true lengths in order",
            "Each number of a counts {k}-fold in a game. || what the numbers count, in order",
            "The numbers a are copied to a sheet, {k} times as great. || the numbers of the sheet in order",
        ),
        (Program("[x * {k} for x in a]"), Program("b", "b = []\nfor x in a:\n    b.append(x * {k})")),
        ("times_each", "multiply_each", "scaled", "counted", "enlarged"),
        constants=lambda r: {"k": r.randint(2, 9)},
        edges=lambda c: LISTS,
        calls=60,
    ),
    Single(
        "replaced-value",
        "functions",
        "row",
        (A,),
        (
            "In a list a the number {x} stands for a mistake. Each of them is replaced by {y}. || the corrected list",
            "{Name} writes {y} wherever the list a has the number {x}; all others stay. || the new list",
            "A sensor sends {x} if it is broken. A program puts {y} in its place. || the list a after that",
            "Of the cards a each with the number {x} is exchanged for one with {y}. || the cards in order",
            "All {x} in a become {y}. || the numbers in order after the change",
        ),
        (
            Program("[{y} if x == {x} else x for x in a]"),
            Program(
                "b", "b = []\nfor x in a:\n    if x == {x}:\n        b.append({y})\n    else:\n        b.append(x)"
            ),
        ),
        ("corrected", "replace", "repaired", "exchanged", "become"),
        constants=lambda r: dict(zip("xy", r.sample(range(0, 9), 2), strict=True)),
        edges=lambda c: [
            ([c["x"], 50, c["y"], c["x"]],),
            ([c["x"]],),
            ([c["y"]],),
            ([c["x"] + 1, c["x"] - 1],),
            ([c["x"]] * 4,),
            *LISTS,
        ],
        calls=60,
    ),
    Single(
        "no-negatives",
        "functions",
        "row",
        (A,),
        (
            "In a list a all negative numbers are replaced by 0. || the new list",
            "A rain gauge sometimes shows negative values by mistake, and each of them counts as 0. || the values of "
            "a after the correction",
            "Debts are forgiven: whoever has a negative balance in a has 0 then, all others keep theirs. || the "
            "balances in order",
            "A drawing cannot show numbers below 0 and draws 0 for them. || the numbers drawn for the list a",
            "Points below 0 do not exist in a game; they are written as 0. || the points of a as they are written",
        ),
        (
            Program("[max(x, 0) for x in a]"),
            Program("b", "b = []\nfor x in a:\n    if x < 0:\n        x = 0\n    b.append(x)"),
        ),
        ("mended", "without_negatives", "balances", "drawn", "points_written"),
        edges=lambda c: [*LISTS, ([-1, 0, 1],), ([-5, -6],)],
        calls=60,
    ),
    Single(
        "neighbour-steps",
        "functions",
        "row",
        (LONG,),
        (
            "A thermometer is read again and again; a holds the readings. || the changes from each reading to the "
            "next (later minus earlier)",
            "Heights a along a path are given. || the steps from one height to the next, next minus this one",
            "For a list a of n numbers {Name} writes down the n - 1 differences: each number less the one before it. "
            "|| these differences",
            "A counter shows the numbers of a day by day. || how much it changed from each day to the following, in "
            "order",
            "A child's savings are a, week by week. || the changes between one week and the next, in order",
        ),
        (
            Program("b", "b = []\nfor i in range(1, n):\n    b.append(a[i] - a[i - 1])"),
            Program("[y - x for x, y in zip(a, a[1:])]"),
        ),
        ("changes", "steps", "differences", "day_by_day", "weekly"),
        edges=lambda c: PAIRS,
        calls=50,
    ),
    Single(
        "count-rises",
        "functions",
        "integer",
        (LONG,),
        (
            "Heights a along a path are given. || how often a height is greater than the one before",
            "Prices of a share are a, day by day. || the number of days with a higher price than the day before",
            "The results of a runner are a. || how often a result is larger than the previous one",
            "A list a is read from left to right. || the number of places where the next number is greater",
            "A lake's level is noted every day as a. || the number of days on which it is above the level of the day "
            "before",
        ),
        (
            Program("count", "count = 0\nfor i in range(1, n):\n    if a[i] > a[i - 1]:\n        count += 1"),
            Program("len([1 for x, y in zip(a, a[1:]) if y > x])"),
        ),
        ("rises", "higher_days", "improvements", "ups", "rising"),
        edges=lambda c: PAIRS,
    ),
    Single(
        "is-ascending",
        "functions",
        "choice",
        (A,),
        (
            "Children stand in a row with the sizes a. || nobody is smaller than the one before",
            "Cards with the numbers a lie in a row. || they are sorted from the smallest to the largest (equal ones "
            "may be neighbours)",
            "The pages a of a book were numbered by hand. || no number is less than the number before it",
            "The list a is given. || its numbers never get smaller from left to right",
            "Stones of the weights a lie on a shelf. || they are in ascending order, where equal weights are fine",
        ),
        (
            Program("a == sorted(a)"),
            Program("good", "good = True\nfor i in range(1, n):\n    if a[i] < a[i - 1]:\n        good = False"),
        ),
        ("is_sorted", "in_order", "never_smaller", "no_fall", "ascending"),
        edges=lambda c: [([1, 2, 2, 5],), ([1, 3, 2],), *PAIRS, ([7],), ([1, 2, 3, 4, 5, 5],)],
        calls=50,
    ),
    Single(
        "has-repeated",
        "functions",
        "choice",
        (A,),
        (
            "Guests write down numbers a. || any number was written more than once",
            "Lottery balls a are drawn and put back each time. || some ball was drawn at least twice",
            "Runners have the numbers a on their shirts. || two of them have the same number",
            "The list a is given. || it holds equal numbers",
            "Keys with the numbers a hang on a board. || there is a number that occurs several times",
        ),
        (
            Program("len(set(a)) < len(a)"),
            Program("found", "found = False\nfor i in range(n):\n    if a[i] in a[:i]:\n        found = True"),
        ),
        ("repeated", "twice", "equal_shirts", "has_double", "not_unique"),
        edges=lambda c: [([3, 5, 3],), ([3, 5, 4],), *PAIRS, ([7],)],
        calls=50,
    ),
    Single(
        "most-frequent-number",
        "functions",
        "integer",
        (Ints("a", 1, 9),),
        (
            "A die with nine sides is thrown; a holds the numbers. || the number that came most often; of several "
            "the smallest",
            "Visitors vote for pictures 1 to 9, and a holds the votes. || the picture with the most votes (of "
            "several the one with the smallest number)",
            "A shop sells shoes of sizes 1 to 9; a lists the sold ones. || the size that was sold most often, the "
            "smallest of several",
            "Of a list a of numbers from 1 to 9 {Name} counts how often each occurs. || the number that occurs most "
            "often, and of several the least",
            "Bus lines 1 to 9 pass a stop in the order a. || the line that passes most often; if there are several, "
            "the lowest number",
        ),
        (
            Program("max(sorted(set(a)), key=a.count)"),
            Program(
                "best",
                "best = 0\nfor x in range(1, 10):\n    if best == 0 or a.count(x) > a.count(best):\n        best = x",
            ),
        ),
        ("most_frequent", "winner", "best_seller", "most_common", "busiest"),
        edges=lambda c: [
            ([3, 5, 3, 9],),
            ([7],),
            ([2, 1],),
            ([9, 9, 1, 1],),
            ([5, 5, 5],),
            ([1, 2, 2],),
            ([8, 8, 7, 7, 7],),
        ],
        difficulty="interview",
    ),
    Single(
        "two-largest-product",
        "functions",
        "integer",
        (Ints("a", 0, 100, least=2),),
        (
            "{Name} picks the two largest numbers of a list a. || their product",
            "The two strongest horses, with the strengths a, pull together, which multiplies their strength. || the "
            "strength of the pair",
            "A field has two sides, and the numbers a are the lengths to choose from, each to be used once. || the "
            "greatest area that is possible",
            "Two cards of the hand a are multiplied. || the largest product that one can get",
            "Of the numbers a two at different places are chosen and multiplied. || the greatest result",
        ),
        (
            Program("b[-1] * b[-2]", "b = sorted(a)"),
            Program(
                "best", "best = 0\nfor i in range(n):\n    for j in range(i):\n        best = max(best, a[i] * a[j])"
            ),
        ),
        ("best_product", "strength", "greatest_area", "best_cards", "greatest_product"),
        edges=lambda c: [
            ([4, 7, 2],),
            ([0, 0],),
            ([1, 5],),
            ([7, 7, 7],),
            ([100, 99, 98],),
            ([0, 9],),
            ([3, 8, 8, 1],),
        ],
    ),
    Single(
        "places-alternate",
        "functions",
        "integer",
        (A,),
        (
            "Two friends take the coins of a row a in turn: the first friend gets the first coin, the second friend "
            "the next, and so on. || the first friend's sum minus the second friend's",
            "Numbers a are added and subtracted in turn: the first is added, the second subtracted, the third added, "
            "and so on. || the result",
            "The sums of a bill a alternate: income, expense, income, expense. || what remains when expenses are "
            "taken off the income",
            "In a game the rounds a count plus and minus by turns, the first one plus. || the score at the end",
            "On a walk the numbers a are steps to the east and to the west by turns, beginning with the east. || how "
            "far to the east the walk ends",
        ),
        (
            Program("sum(a[::2]) - sum(a[1::2])"),
            Program(
                "total",
                "total = 0\nfor i in range(n):\n    if i % 2 == 0:\n        total += a[i]\n    else:\n        total "
                "-= a[i]",
            ),
        ),
        ("difference", "by_turns", "income", "score", "east"),
        edges=lambda c: LISTS,
    ),
    Single(
        "two-lists-sum",
        "functions",
        "row",
        (X, Y),
        (
            "The lists a and b hold the goals of a team in two seasons, game by game. || the goals of both seasons "
            "together for each game, in order",
            "Two shops sold a and b on the same days. || what they sold together day by day",
            "a and b are two rows of numbers, one below the other. || the sums of the numbers that stand one above "
            "the other",
            "Each child has a coins in the left and b coins in the right pocket, one number per child. || how many "
            "coins each child has",
            "Two lists a and b are added place by place. || the resulting list",
        ),
        (
            Program("[x + y for x, y in zip(a, b)]"),
            Program("c", "c = []\nfor i in range(len(a)):\n    c.append(a[i] + b[i])"),
        ),
        ("sums", "together", "added", "coins", "place_by_place"),
        edges=lambda c: TWO,
        valid=_same,
        promise=SAME,
        calls=50,
    ),
    Single(
        "two-lists-larger",
        "functions",
        "row",
        (X, Y),
        (
            "Two judges give points, the first one a, the second one b, competitor by competitor. || the better of "
            "the two marks for each competitor, in order",
            "a and b are two rows of numbers, one below the other. || the larger number of each pair that stands one "
            "above the other",
            "Prices in two shops are a and b, article by article. || the higher price of each article",
            "Two cards are laid down in every round, as a and b tell. || the higher card of each round",
            "Of two lists a and b the greater number is taken at each place. || the list that results",
        ),
        (
            Program("[max(x, y) for x, y in zip(a, b)]"),
            Program(
                "c",
                "c = []\nfor i in range(len(a)):\n    if a[i] > b[i]:\n        c.append(a[i])\n    else:\n        "
                "c.append(b[i])",
            ),
        ),
        ("better_marks", "larger", "higher_prices", "high_cards", "greater"),
        edges=lambda c: TWO,
        valid=_same,
        promise=SAME,
        calls=50,
    ),
    Single(
        "two-lists-wins",
        "functions",
        "integer",
        (X, Y),
        (
            "Two teams play several games; the first scores a, the second b, game by game. || the number of games "
            "that the first team wins",
            "Two cards are laid down in every round, as a and b tell; the higher one wins. || how many rounds the "
            "owner of a wins",
            "Prices of two years are a and b, article by article. || the number of articles that were dearer in the "
            "first year",
            "a and b are compared place by place. || how often the number of a is greater",
            "Lengths are guessed as a; the true ones are b, in the same order. || the number of guesses that were "
            "too large",
        ),
        (
            Program("len([1 for x, y in zip(a, b) if x > y])"),
            Program("count", "count = 0\nfor i in range(len(a)):\n    if a[i] > b[i]:\n        count += 1"),
        ),
        ("wins", "rounds_won", "dearer", "greater_places", "too_large"),
        edges=lambda c: TWO,
        valid=_same,
        promise=SAME,
        calls=50,
    ),
    Single(
        "in-both-lists",
        "functions",
        "row",
        (X, Y),
        (
            "Two friends collect cards with numbers, a and b. || the numbers of a that also occur in b, in the order "
            "of a",
            "a are the pages that {Name} likes, b those that were printed. || the liked pages that were printed, in "
            "the order of a",
            "Invited are the guests with the numbers a; the guests b came. || those of a who came, in their order",
            "Of a list a only those numbers are kept that stand in the list b too. || what is kept, in order",
            "The list b holds allowed numbers. || all numbers of a that are allowed, in the order of a",
        ),
        (
            Program("c", "c = [x for x in a if x in b]", "c"),
            Program("c", "c = []\nfor x in a:\n    if x in b:\n        c.append(x)", "c"),
        ),
        ("common", "printed_ones", "guests", "kept_numbers", "allowed"),
        edges=lambda c: [([3, 5, 1, 3], [3, 1, 8, 8]), *TWO, ([1, 2], [3, 4])],
        valid=_same,
        promise=SAME,
        calls=50,
        thing="one",
    ),
    Single(
        "each-minus",
        "functions",
        "row",
        (A,),
        (
            "All numbers of a list a get smaller by {k}. || the new numbers in order",
            "Every scale of a shop shows {k} too much; the list a holds what they show. || the right numbers in order",
            "{Name} takes {k} points from each result in a. || the results after that",
        ),
        (Program("[x - {k} for x in a]"), Program("b", "b = []\nfor x in a:\n    b.append(x - {k})")),
        ("lowered", "right_values", "results"),
        constants=lambda r: {"k": r.randint(2, 20)},
        edges=lambda c: LISTS,
        calls=60,
        sister="each-plus",
        held_for="test",
    ),
    Single(
        "count-falls",
        "functions",
        "integer",
        (LONG,),
        (
            "Heights a along a path are given. || how often a height is less than the one before",
            "Prices of a share are a, day by day. || the number of days with a lower price than the day before",
            "A list a is read from left to right. || the number of places where the next number is smaller",
        ),
        (
            Program("count", "count = 0\nfor i in range(1, n):\n    if a[i] < a[i - 1]:\n        count += 1"),
            Program("len([1 for x, y in zip(a, a[1:]) if y < x])"),
        ),
        ("falls", "lower_days", "downs"),
        edges=lambda c: PAIRS,
        sister="count-rises",
        held_for="test",
    ),
    Single(
        "is-descending",
        "functions",
        "choice",
        (A,),
        (
            "Children stand in a row with the sizes a. || nobody is taller than the one before",
            "Cards with the numbers a lie in a row. || they are sorted from the largest to the smallest (equal ones "
            "may be neighbours)",
            "The list a is given. || its numbers never get larger from left to right",
        ),
        (
            Program("a == sorted(a, reverse=True)"),
            Program("good", "good = True\nfor i in range(1, n):\n    if a[i] > a[i - 1]:\n        good = False"),
        ),
        ("is_falling", "from_largest", "never_larger"),
        edges=lambda c: [([5, 2, 2, 1],), ([3, 1, 2],), *PAIRS, ([7],), ([5, 5, 4, 3, 2, 1],)],
        calls=50,
        sister="is-ascending",
        held_for="test",
    ),
    Single(
        "two-lists-difference",
        "functions",
        "row",
        (X, Y),
        (
            "A shop took in a and spent b, day by day. || what is left of each day, a less b, in order",
            "a and b are two rows of numbers, one below the other. || each upper number minus the one below it, in "
            "order",
            "Each child had a coins and lost b of them, one number per child (a debt is negative). || how many coins "
            "each child has now",
        ),
        (
            Program("[x - y for x, y in zip(a, b)]"),
            Program("c", "c = []\nfor i in range(len(a)):\n    c.append(a[i] - b[i])"),
        ),
        ("left_of_day", "minus", "coins_now"),
        edges=lambda c: TWO,
        valid=_same,
        promise=SAME,
        calls=50,
        sister="two-lists-sum",
        held_for="test",
    ),
    Single(
        "two-lists-smaller",
        "functions",
        "row",
        (X, Y),
        (
            "Prices in two shops are a and b, article by article. || the lower price of each article, in order",
            "Two runs of a race take a and b seconds, runner by runner. || the better (smaller) time of each runner",
            "Of two lists a and b the lesser number is taken at each place. || the list that results",
        ),
        (
            Program("[min(x, y) for x, y in zip(a, b)]"),
            Program(
                "c",
                "c = []\nfor i in range(len(a)):\n    if a[i] < b[i]:\n        c.append(a[i])\n    else:\n        "
                "c.append(b[i])",
            ),
        ),
        ("lower_prices", "better_times", "lesser"),
        edges=lambda c: TWO,
        valid=_same,
        promise=SAME,
        calls=50,
        sister="two-lists-larger",
        held_for="test",
    ),
    Single(
        "not-in-other-list",
        "functions",
        "row",
        (X, Y),
        (
            "Two friends collect cards with numbers, a and b. || the numbers of a that do not occur in b, in the "
            "order of a",
            "Invited are the guests with the numbers a; the guests b came. || those of a who did not come, in their "
            "order",
            "The list b holds forbidden numbers. || all numbers of a that are not forbidden, in the order of a",
        ),
        (
            Program("c", "c = [x for x in a if x not in b]", "c"),
            Program("c", "c = []\nfor x in a:\n    if x not in b:\n        c.append(x)", "c"),
        ),
        ("only_in_first", "absent", "not_forbidden"),
        edges=lambda c: [([3, 5, 1, 3], [3, 1, 8, 8]), *TWO, ([1, 2], [3, 4])],
        valid=_same,
        promise=SAME,
        calls=50,
        thing="one",
        sister="in-both-lists",
        held_for="validation",
    ),
    Single(
        "two-smallest-product",
        "functions",
        "integer",
        (Ints("a", 0, 100, least=2),),
        (
            "{Name} picks the two smallest numbers of a list a. || their product",
            "Two cards of the hand a are multiplied. || the smallest product that one can get",
            "Of the numbers a two at different places are chosen and multiplied. || the least result",
        ),
        (
            Program("b[0] * b[1]", "b = sorted(a)"),
            Program(
                "best",
                "best = a[0] * a[1]\nfor i in range(n):\n    for j in range(i):\n        best = min(best, a[i] * a[j])",
            ),
        ),
        ("small_product", "worst_cards", "least_product"),
        edges=lambda c: [
            ([4, 7, 2],),
            ([0, 0],),
            ([1, 5],),
            ([7, 7, 7],),
            ([100, 99, 98],),
            ([5, 9, 4],),
            ([3, 8, 8, 2],),
        ],
        sister="two-largest-product",
        held_for="validation",
    ),
    Single(
        "has-no-repeated",
        "functions",
        "choice",
        (A,),
        (
            "Guests write down numbers a. || all numbers are different",
            "Runners have the numbers a on their shirts. || no two of them have the same number",
            "Keys with the numbers a hang on a board. || each number occurs only once",
        ),
        (
            Program("len(set(a)) == len(a)"),
            Program("good", "good = True\nfor i in range(n):\n    if a[i] in a[:i]:\n        good = False"),
        ),
        ("all_different", "no_equal_shirts", "unique"),
        edges=lambda c: [([3, 5, 3],), ([3, 5, 4],), *PAIRS, ([7],)],
        calls=50,
        sister="has-repeated",
        held_for="validation",
    ),
)


def function_operations() -> list[Operation]:
    """Return the operations on whole lists and on two lists."""
    return [one.operation() for one in FUNCTIONS]
