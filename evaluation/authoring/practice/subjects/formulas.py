"""One to three numbers and a formula or a decision; times of the day."""

from __future__ import annotations

from evaluation.authoring.practice.operation import Operation, Program
from evaluation.authoring.practice.single import Clock, Int, Single

N = Int("n", 1, 1000)
K = Int("k", 1, 50)
SHARED = [(17, 5), (20, 5), (1, 1), (1, 7), (7, 7), (8, 7), (1000, 50), (999, 2), (49, 50)]

FORMULAS = (
    Single(
        "packs-needed",
        "formulas",
        "integer",
        (N, K),
        (
            "{Name} packs n {goods} into boxes. A box takes at most k of them. || the number of boxes that are needed",
            "n {goods} are carried up the stairs, at most k at a time. || the number of times that somebody has to "
            "walk",
            "A ferry takes k cars. There are n cars that wait. || the least number of trips until all have crossed",
            "A page of an album has room for k photos. {Name} has n photos. || how many pages get at least one photo",
            "Benches for k people each are put up for n guests. || how many benches are needed so that all can sit",
            "A printer prints k sheets a minute and has n sheets to print. || the number of minutes, begun ones "
            "counted in full",
            "A van brings up to k parcels on each tour. n parcels wait. || the smallest number of tours for all of "
            "them",
        ),
        (Program("(n + k - 1) // k"), Program("count", "count = n // k\nif n % k != 0:\n    count += 1")),
        ("boxes_needed", "rounds", "packs", "tours_needed", "fewest_loads"),
        edges=lambda c: SHARED,
    ),
    Single(
        "left-over",
        "formulas",
        "integer",
        (N, K),
        (
            "{Name} shares n {goods} fairly among k children. Each gets as many as the others. || the number of "
            "{goods} that are left over",
            "n {goods} are put into bags of k. || how many do not fill a bag any more",
            "A gardener plants n tulips in rows of k. The last row may stay incomplete. || the number of tulips that "
            "are left after the full rows",
            "A band of n players marches in lines of k. || how many players are left without a full line",
            "n pupils form teams of exactly k. || the number of pupils without a team",
            "{Name} ties n {goods} into bundles of k each. || the number that remains after the last full bundle",
        ),
        (Program("n % k"), Program("n", "while n >= k:\n    n -= k")),
        ("left_over", "remaining", "rest", "without_team", "unbundled"),
        edges=lambda c: SHARED,
    ),
    Single(
        "equal-shares",
        "formulas",
        "integer",
        (N, K),
        (
            "{Name} shares n {goods} fairly among k children. Each gets as many as the others, and what is left "
            "stays in the box. || how many each child gets",
            "n {goods} are put into bags of k. || the number of full bags",
            "A string of n centimetres is cut into pieces of k centimetres. || the number of whole pieces",
            "{Name} has n coins, and a ticket costs k coins. || how many tickets can be bought",
            "n players are split into teams of k. || the number of complete teams",
            "From n grams of dough {Name} makes rolls of k grams each. || how many whole rolls there are",
        ),
        (Program("n // k"), Program("count", "count = 0\nwhile n >= k:\n    n -= k\n    count += 1")),
        ("each_gets", "full_bags", "pieces", "rolls", "whole_parts"),
        edges=lambda c: SHARED,
    ),
    Single(
        "price-with-fee",
        "formulas",
        "integer",
        (N,),
        (
            "A taxi costs {p} coins for each kilometre and {f} coins once for the start. {Name} rides n kilometres. "
            "|| the price of the ride",
            "A shop sends {goods} for {p} cents each, and every parcel costs {f} cents more. {Name} orders n of them "
            "in one parcel. || the sum to pay in cents",
            "A hall costs {f} coins, and each guest pays {p} coins for the food on top. n guests come. || what the "
            "party costs altogether",
            "A plumber takes {f} coins for the way and {p} coins an hour. The work lasts n hours. || the amount of "
            "the bill",
            "A plant was {f} millimetres high and grows {p} millimetres a day. || its height after n days",
            "A boat is rented for {p} coins an hour and a fee of {f} coins. {Name} takes it for n hours. || the cost",
        ),
        (Program("n * {p} + {f}"), Program("total", "total = {f}\nfor _ in range(n):\n    total += {p}")),
        ("price", "cost", "to_pay", "boat_price", "full_cost"),
        constants=lambda r: {"p": r.randint(2, 19), "f": r.randint(20, 90)},
        edges=lambda c: [(4,), (1,), (2,), (10,), (1000,), (999,), (7,), (100,)],
    ),
    Single(
        "two-tariffs",
        "formulas",
        "integer",
        (N,),
        (
            "The first {t} units of water cost {p} coins each, every further one costs {q} coins. {Name} used n "
            "units. || the sum to pay",
            "For the first {t} copies a copy shop takes {p} cents each, for all others {q} cents each. {Name} makes "
            "n copies. || the price in cents",
            "A worker gets {p} coins an hour for up to {t} hours, and {q} coins for each hour beyond. This week it "
            "was n hours. || the wage of the week",
            "The first {t} kilometres of a parcel's way cost {p} coins each, all later ones {q} coins each. The way "
            "is n kilometres long. || the cost of the way",
            "A bike is {p} coins an hour for the first {t} hours and {q} coins for every later hour. {Name} keeps it "
            "n hours. || the price",
            "Up to {t} {goods} cost {p} coins apiece; each one after that costs {q} coins. {Name} takes n. || the "
            "sum on the bill",
        ),
        (
            Program("total", "if n <= {t}:\n    total = n * {p}\nelse:\n    total = {t} * {p} + (n - {t}) * {q}"),
            Program("min(n, {t}) * {p} + max(n - {t}, 0) * {q}"),
        ),
        ("price", "bill", "wage", "bike_price", "sum_due"),
        constants=lambda r: {"t": r.randint(5, 60), "p": r.randint(2, 9), "q": r.randint(10, 19)},
        edges=lambda c: [(c["t"] + 3,), (2,), (c["t"],), (c["t"] - 1,), (c["t"] + 1,), (1,), (1000,)],
    ),
    Single(
        "discount-from",
        "formulas",
        "integer",
        (N,),
        (
            "Whoever buys goods for at least {m} coins gets {d} coins off. The goods of {Name} cost n coins. || the "
            "price that has to be paid",
            "A hotel lowers its bill by {d} coins if it is {m} coins or more. The bill was n coins at first. || the "
            "final bill",
            "An order of {m} coins or more is {d} coins cheaper. {Name} orders for n coins. || what the order costs "
            "in the end",
            "Points are counted at a game: who has {m} or more must give back {d} of them. {Name} has n. || the "
            "points that {Name} has afterwards",
            "A fare of at least {m} coins is reduced by {d} coins. The full fare is n coins. || the fare to pay",
            "If a basket reaches {m} coins, {d} coins are taken off. It is worth n coins. || the amount due",
        ),
        (Program("n", "if n >= {m}:\n    n -= {d}"), Program("n - {d} if n >= {m} else n")),
        ("to_pay", "final_price", "after_discount", "due", "reduced"),
        constants=lambda r: {"m": r.randint(50, 300), "d": r.randint(5, 40)},
        edges=lambda c: [(c["m"] + 20,), (c["m"] - 20,), (c["m"],), (c["m"] - 1,), (c["m"] + 1,), (1,), (1000,)],
    ),
    Single(
        "three-bands",
        "formulas",
        "text",
        (N,),
        (
            "A judge gives gold for {p} points or more, silver for at least {q} points, and wood for fewer. {Name} "
            "has n points. || what {Name} gets: gold, silver or wood",
            "A river is called gold if it is at least {p} metres wide, silver from {q} metres on and wood below. || "
            "the word for a river n metres wide: gold, silver or wood",
            "Customers with {p} or more visits have a gold card, those with {q} or more a silver one, all others one "
            "of wood. || the card after n visits: gold, silver or wood",
            "Wine older than {p_less} years is sold as gold. Otherwise wine older than {q_less} years is silver, and "
            "the rest is wood. || the kind of a wine of n years: gold, silver or wood",
            "A badge is made of gold from {p} hours of help on, of silver from {q} hours on, else of wood. {Name} "
            "helped n hours. || the material of the badge",
            "Trees from {p} centimetres on get a gold mark, from {q} on a silver one, all smaller trees one of wood. "
            "|| the mark of a tree of n centimetres",
        ),
        (
            Program(
                "word", 'if n >= {p}:\n    word = "gold"\nelif n >= {q}:\n    word = "silver"\nelse:\n    word = "wood"'
            ),
            Program('"gold" if n >= {p} else "silver" if n >= {q} else "wood"'),
        ),
        ("prize", "band", "card", "badge", "mark"),
        constants=lambda r: (lambda q, s: {"q": q, "p": q + s, "q_less": q - 1, "p_less": q + s - 1})(
            r.randint(20, 200), r.randint(10, 200)
        ),
        edges=lambda c: [
            (c["q"] + 2,),
            (c["p"] + 2,),
            (c["q"],),
            (c["p"],),
            (c["q"] - 1,),
            (c["p"] - 1,),
            (1,),
            (1000,),
        ],
    ),
    Single(
        "cheaper-of-two",
        "formulas",
        "text",
        (Int("a", 1, 500), Int("b", 1, 500)),
        (
            "Shop A asks {p} coins for each of a {goods}, shop B {q} coins for each of b. || the shop where the "
            "whole costs less, A or B, or SAME if both cost as much",
            "Team A has a hits of {p} points, team B has b hits of {q} points. The team with fewer points pays the "
            "drinks. || who pays: A or B, or SAME for a draw",
            "Path A has a steps of {p} seconds each, path B has b steps of {q} seconds. || the quicker path, A or B; "
            "SAME if both take as long",
            "Bus A needs {p} minutes for each of its a stops, bus B {q} minutes for each of its b stops. || the bus "
            "that arrives first (A or B), or SAME",
            "Lift A carries a crates of {p} kilos, lift B b crates of {q} kilos. || the lift with the lighter load, "
            "A or B, or SAME",
            "Cook A makes a dishes in {p} minutes each, cook B makes b dishes in {q} minutes each. || which cook is "
            "done earlier: A, B or SAME",
        ),
        (
            Program(
                "word",
                'x = a * {p}\ny = b * {q}\nif x < y:\n    word = "A"\nelif x > y:\n    word = "B"\nelse:\n    word = '
                '"SAME"',
            ),
            Program('"A" if a * {p} < b * {q} else "B" if a * {p} > b * {q} else "SAME"'),
        ),
        ("cheaper", "less", "first", "lighter", "earlier"),
        constants=lambda r: dict(zip("pq", r.sample(range(2, 12), 2), strict=True)),
        edges=lambda c: [
            (3, 4),
            (40, 2),
            (c["q"], c["p"]),
            (c["q"] + 1, c["p"]),
            (c["q"], c["p"] + 1),
            (1, 1),
            (500, 500),
        ],
    ),
    Single(
        "row-and-seat",
        "formulas",
        "row",
        (N,),
        (
            "A hall has {k} seats in each row. The seats are numbered from 1 on, row after row. || the row and the "
            "place in that row of seat n, both counted from 1",
            "Photos are glued into an album, {k} on a page, one after the other. || the page of photo number n and "
            "its place on that page, both counted from 1",
            "Lockers stand in columns of {k}, numbered from 1 on, column after column. || the column of locker n and "
            "its place in the column, both counted from 1",
            "Pupils get numbers from 1 on and form groups of {k} in this order. || the group of pupil n and the "
            "place in the group, both counted from 1",
            "A calendar has weeks of {k} days. Days are numbered from 1. || the week of day n and the day in that "
            "week, both counted from 1",
            "A shelf holds {k} jars on each board; jars are numbered from 1 on from the top. || the board of jar n "
            "and its place there, both counted from 1",
        ),
        (
            Program("[(n - 1) // {k} + 1, (n - 1) % {k} + 1]"),
            Program("[row, place]", "row = 1\nplace = n\nwhile place > {k}:\n    place -= {k}\n    row += 1"),
        ),
        ("row_and_place", "where", "find_seat", "week_and_day", "board_and_place"),
        constants=lambda r: {"k": r.randint(3, 15)},
        edges=lambda c: [(2 * c["k"] + 2,), (1,), (c["k"],), (c["k"] + 1,), (2 * c["k"],), (1000,), (2,)],
    ),
    Single(
        "inside-limits",
        "formulas",
        "choice",
        (N,),
        (
            "A child may ride a roller coaster from {p} to {q} centimetres of height (inclusive). || a child of n "
            "centimetres may ride",
            "A lift works with a load from {p} to {q} kilograms, both included. || it works with n kilograms",
            "An oven bakes well between {p} and {q} degrees, the limits included. || n degrees are right for it",
            "A letter costs the normal price if it weighs at least {p} and at most {q} grams. || a letter of n grams "
            "costs the normal price",
            "A fish may be kept if it is not shorter than {p} and not longer than {q} millimetres. || a fish of n "
            "millimetres may be kept",
            "A tyre is fine with a pressure from {p} to {q}, limits included. || the pressure n is fine",
        ),
        (Program("{p} <= n <= {q}"), Program("not (n < {p} or n > {q})")),
        ("fits", "allowed", "is_right", "may_keep", "is_fine"),
        constants=lambda r: (lambda p: {"p": p, "q": p + r.randint(20, 300)})(r.randint(20, 300)),
        edges=lambda c: [(c["p"] + 5,), (c["p"],), (c["q"],), (c["p"] - 1,), (c["q"] + 1,), (1,), (1000,)],
    ),
    Single(
        "divides-evenly",
        "formulas",
        "choice",
        (N, K),
        (
            "n {goods} shall be packed into bags of k. || all bags get full and nothing is left over",
            "A ribbon of n centimetres is cut into pieces of k centimetres. || no rest remains",
            "n dancers want to stand in rows of k. || every row is complete",
            "Is n a multiple of k? || n is divisible by k",
            "n cards are dealt to k players, one after the other. || all players get the same number of cards",
            "A clock strikes every k minutes, first after k minutes. || it strikes n minutes after the start",
        ),
        (Program("n % k == 0"), Program("n // k * k == n")),
        ("no_rest", "divides", "is_multiple", "same_number", "strikes"),
        edges=lambda c: [(12, 4), (12, 5), (1, 1), (1, 2), (50, 50), (49, 50), (1000, 50), (999, 3), (100, 7)],
    ),
    Single(
        "middle-of-three",
        "formulas",
        "integer",
        (Int("a", 0, 100), Int("b", 0, 100), Int("c", 0, 100)),
        (
            "Three friends are a, b and c years old. || the age of the one in the middle, neither the oldest nor the "
            "youngest",
            "Three judges give a, b and c points; the highest and the lowest mark are struck out. || the mark that "
            "stays",
            "Three sticks have the lengths a, b and c. {Name} sorts them by length. || the length of the second one",
            "Three numbers a, b and c are given. || the one that is in the middle when they are sorted",
            "Three offers of a, b and c coins arrive. || the offer that is neither the best nor the worst",
            "Three horses need a, b and c seconds. || the time of the horse in second place",
        ),
        (Program("sorted([a, b, c])[1]"), Program("a + b + c - max(a, b, c) - min(a, b, c)")),
        ("middle", "second_of_three", "median", "fair_offer", "runner_up"),
        edges=lambda c: [(4, 9, 7), (9, 4, 7), (7, 9, 4), (4, 4, 9), (9, 4, 9), (5, 5, 5), (0, 100, 50), (100, 0, 1)],
    ),
    Single(
        "how-many-equal",
        "formulas",
        "integer",
        (Int("a", 1, 6), Int("b", 1, 6), Int("c", 1, 6)),
        (
            "Three dice show a, b and c. || how many different numbers they show",
            "Three children choose the colours a, b and c, which are written as numbers. || the number of different "
            "colours",
            "Doors with the numbers a, b and c are opened one after the other. || how many different doors were opened",
            "Three friends sit at the tables a, b and c. || the number of tables with at least one of them",
            "A slot machine shows the signs a, b and c. || how many distinct signs it shows",
            "Letters go to the houses a, b and c. || the number of houses that get a letter",
        ),
        (
            Program("len({a, b, c})"),
            Program("count", "count = 1\nif b != a:\n    count += 1\nif c != a and c != b:\n    count += 1"),
        ),
        ("different", "kinds", "tables", "signs", "houses"),
        edges=lambda c: [(2, 5, 2), (1, 1, 1), (1, 2, 3), (1, 1, 2), (1, 2, 1), (2, 1, 1), (6, 5, 4), (6, 6, 1)],
    ),
    Single(
        "frame-area",
        "formulas",
        "integer",
        (Int("a", 1, 100), Int("b", 1, 100)),
        (
            "A picture of a by b centimetres gets a frame that is {w} centimetres wide on all four sides. || the "
            "area of picture and frame together",
            "Around a bed of a by b metres a path of {w} metres is laid on every side. || the area of bed and path "
            "together",
            "A pool of a by b metres has a stone edge of {w} metres all around. || the area that pool and edge cover "
            "together",
            "A photo of a by b millimetres is printed with a white edge of {w} millimetres on each side. || the area "
            "of the whole print",
            "A rug of a by b lies in a room so that {w} metres of floor are free on each of the four sides. || the "
            "area of the room",
            "A table of a by b is covered by a cloth that hangs down {w} on every side. || the area of the cloth",
        ),
        (
            Program("(a + {w2}) * (b + {w2})"),
            Program("width * height", "width = a + {w} + {w}\nheight = b + {w} + {w}"),
        ),
        ("whole_area", "area", "framed", "room_area", "cloth_area"),
        constants=lambda r: (lambda w: {"w": w, "w2": 2 * w})(r.randint(1, 9)),
        edges=lambda c: [(4, 3), (1, 1), (100, 100), (1, 100), (100, 1), (10, 20), (7, 7)],
    ),
    Single(
        "even-or-odd-word",
        "formulas",
        "text",
        (N,),
        (
            "Houses with an even number stand on the {x} side of a street, the others on the {y} side. || the side "
            "of house n: {x} or {y}",
            "Dancers with an odd number go {y}, those with an even number go {x}. || where dancer n goes, {x} or {y}",
            "A lamp is moved {x} on even days and {y} on odd days. || the direction on day n, {x} or {y}",
            "At an even step a crab walks {x}, at an odd step {y}. || the direction of step n: {x} or {y}",
            "Even tickets lead to the {x} door, odd ones to the {y} door. || the door for ticket n: {x} or {y}",
            "Trains with even numbers leave {x}, trains with odd numbers {y}. || where train n leaves: {x} or {y}",
        ),
        (Program('"{x}" if n % 2 == 0 else "{y}"'), Program("word", 'word = "{y}"\nif n % 2 == 0:\n    word = "{x}"')),
        ("side", "direction", "which_way", "which_door", "track"),
        constants=lambda r: dict(
            zip("xy", r.sample(("left", "right", "north", "south", "upper", "lower"), 2), strict=True)
        ),
        edges=lambda c: [(7,), (8,), (1,), (2,), (1000,), (999,), (10,)],
    ),
    Single(
        "missing-or-change",
        "formulas",
        "text",
        (Int("a", 1, 500), Int("b", 1, 500)),
        (
            "{Name} pays a coins for something that costs b coins. || the text change and how much {Name} gets back, "
            "or the text missing and how much is lacking (change 0 if it fits)",
            "A jug with a millilitres should hold b millilitres. || change and the number of millilitres that are "
            "too much (perhaps 0), or missing and how many lack",
            "For a trip b coins are needed, and a coins are in the purse. || the word change with the coins that "
            "stay, maybe 0, or the word missing with those that lack",
            "A cake needs b grams of sugar; there are a grams. || change followed by what stays (0 or more), or "
            "missing followed by what lacks",
            "A hiker carries a litres and needs b. || change with what is over, 0 included, else missing with what "
            "lacks",
        ),
        (
            Program("word", 'if a >= b:\n    word = f"change {a - b}"\nelse:\n    word = f"missing {b - a}"'),
            Program('f"change {a - b}" if a >= b else f"missing {b - a}"'),
        ),
        ("pay", "compare", "sugar", "supplies"),
        edges=lambda c: [(20, 13), (13, 20), (7, 7), (7, 8), (8, 7), (1, 1), (500, 1), (1, 500)],
    ),
)

CLOCK = [(8, 15), (0, 0), (23, 59), (0, 1), (12, 0), (1, 0), (0, 59), (9, 5), (10, 10), (22, 30)]
TIMES = (
    Single(
        "minutes-since-midnight",
        "times",
        "integer",
        (Clock(),),
        (
            "A clock shows a time of the day. || the number of minutes since midnight",
            "A day begins at 0:00. A bell rings at the given time. || how many minutes of the day are over then",
            "A timetable counts a day in minutes from 0:00 on. || the minute of the given time",
            "{Name} gets up at the given time. || the minutes that have passed since 0:00",
            "A shop opens at the given time, and its guard came at 0:00. || the minutes that the guard has waited",
        ),
        (Program("60 * h + m"), Program("minutes", "minutes = m\nfor _ in range(h):\n    minutes += 60")),
        ("minutes",),
        edges=lambda c: CLOCK,
    ),
    Single(
        "minutes-to-hour",
        "times",
        "integer",
        (Clock(),),
        (
            "A church clock strikes at every full hour. It is the given time now. || the number of minutes until it "
            "strikes next (60 at a full hour)",
            "A bus leaves at each full hour; whoever comes just then has missed it. {Name} comes at the given time. "
            "|| the minutes of waiting",
            "News are read at every full hour. || the minutes from the given time to the next news; at a full hour "
            "they are 60",
            "A machine rests at each full hour. || how many minutes it still runs from the given time on, 60 at a "
            "full hour",
            "A ferry sails at all full hours, and at the given time one may just have sailed. || the wait for the "
            "next ferry in minutes (1 to 60)",
        ),
        (Program("60 - m"), Program("minutes", "minutes = 0\nwhile m < 60:\n    m += 1\n    minutes += 1")),
        ("minutes",),
        edges=lambda c: CLOCK,
    ),
    Single(
        "minutes-to-clock",
        "times",
        "text",
        (Int("n", 0, 1439),),
        (
            "A computer counts the minutes of a day from 0 on. || the time in minute n, written as h:mm with two "
            "digits for the minutes",
            "n minutes have passed since midnight. || what a clock shows, as h:mm (minutes with two digits)",
            "A recording is n minutes long. || its length in hours and minutes as h:mm, the minutes with two digits",
            "A walk takes n minutes. || the same in the form h:mm, where the minutes have two digits",
            "A parcel was on its way for n minutes. || this time as h:mm with two digits for the minutes",
        ),
        (
            Program('f"{n // 60}:{n % 60:02d}"'),
            Program('f"{h}:{n:02d}"', "h = 0\nwhile n >= 60:\n    n -= 60\n    h += 1"),
        ),
        ("as_clock", "clock_text", "hours_and_minutes", "as_time", "h_mm"),
        edges=lambda c: [(75,), (0,), (59,), (60,), (61,), (9,), (1439,), (600,), (119,), (120,)],
    ),
    Single(
        "minutes-between",
        "times",
        "integer",
        (Clock("h", "m"), Clock("p", "q")),
        (
            "A shop opens at the first and closes at the second time of the same day. || how many minutes it is open",
            "{Name} leaves home at the first time and is back at the second one, on the same day. || the number of "
            "minutes away",
            "A lesson starts at the first time and ends at the second. || its length in minutes",
            "A train leaves at the first time and arrives at the second. || the minutes of the journey",
            "A lamp burns from the first time to the second. || how many minutes it burns",
        ),
        (Program("60 * p + q - (60 * h + m)"), Program("last - first", "first = 60 * h + m\nlast = 60 * p + q")),
        ("minutes",),
        edges=lambda c: [
            (8, 50, 10, 15),
            (0, 0, 23, 59),
            (7, 7, 7, 7),
            (9, 0, 9, 1),
            (9, 59, 10, 0),
            (12, 30, 18, 0),
            (0, 0, 0, 59),
        ],
        valid=lambda h, m, p, q: (h, m) <= (p, q),
        promise="The second time is not before the first.",
    ),
    Single(
        "seconds-split",
        "times",
        "row",
        (Int("n", 0, 100000),),
        (
            "A race took n seconds. || the same time as hours, minutes and seconds, three numbers",
            "A machine has worked for n seconds. || the hours, the minutes and the seconds of that time",
            "A song collection plays n seconds. || its length in hours, minutes (below 60) and seconds (below 60)",
            "A candle burns n seconds. || how long that is in hours, minutes and seconds, below 60 each but the hours",
            "A satellite needs n seconds for a round. || hours, minutes and seconds of a round",
        ),
        (
            Program("[n // 3600, n // 60 % 60, n % 60]"),
            Program("[h, m, s]", "m, s = divmod(n, 60)\nh, m = divmod(m, 60)"),
        ),
        ("split_seconds", "h_m_s", "in_hours", "burning_time", "round_time"),
        edges=lambda c: [(3725,), (0,), (59,), (60,), (3599,), (3600,), (3661,), (100000,), (7322,)],
    ),
    Single(
        "minutes-to-midnight",
        "times",
        "integer",
        (Clock(),),
        (
            "A clock shows a time of the day. || the number of minutes until midnight",
            "A day ends at 24:00. || how many minutes of the day are left at the given time",
            "The gate of a castle closes at midnight. {Name} passes it at the given time. || the minutes until the "
            "gate closes",
        ),
        (
            Program("24 * 60 - (60 * h + m)"),
            Program("minutes", "minutes = 60 - m\nfor _ in range(23 - h):\n    minutes += 60"),
        ),
        ("minutes",),
        edges=lambda c: CLOCK,
        sister="minutes-since-midnight",
        held_for="test",
    ),
)


def formula_operations() -> list[Operation]:
    """Return the operations on a few numbers, and on times."""
    return [one.operation() for one in (*FORMULAS, *TIMES)]
