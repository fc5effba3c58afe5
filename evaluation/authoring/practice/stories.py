"""Where the integers of a problem come from, and the sentences that describe a list of them as input."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.authoring.practice.wording import Pool, hold_out


@dataclass(frozen=True)
class Story:
    """Where the values of a problem come from."""

    thing: str
    things: str
    openings: tuple[str, ...]
    """Each introduces the values in one to three sentences."""
    low: int = 1
    high: int = 1000
    """The values lie between these, both included."""

    @property
    def slug(self) -> str:
        """The values as part of a Python name."""
        return self.things.replace(" ", "_").replace("-", "_")


INTEGER_STORIES = Pool(
    practice=(
        Story(
            "price",
            "prices",
            (
                "A shop notes the price of every item that it sells in a day.",
                "Rosa has been shopping. Her receipt shows the prices in the order in which she put the things on "
                "the belt.",
            ),
        ),
        Story(
            "score",
            "scores",
            (
                "The players of a game have finished a round, and each has a score.",
                "A machine at the fair keeps all scores of an evening. Nobody has looked at them yet.",
            ),
            0,
            1000,
        ),
        Story(
            "height",
            "heights",
            (
                "A class stands in a row, and the teacher measures the height of every pupil in centimetres.",
                "A forester has measured the heights of young trees along a path.",
            ),
            1,
            250,
        ),
        Story(
            "age",
            "ages",
            (
                "At a village meeting everybody writes down their age.",
                "The members of a choir are asked for their ages. The youngest of them are still children.",
            ),
            1,
            100,
        ),
        Story(
            "distance",
            "distances",
            (
                "A cyclist writes down the distance of every ride in kilometres.",
                "A courier looks at the distances of today's tours.",
            ),
            1,
            500,
        ),
        Story(
            "integer",
            "integers",
            (
                "You are given a list of integers.",
                "Consider a list of integers.",
                "A list of integers is given. The same integer may occur more than once.",
            ),
            -1000,
            1000,
        ),
        Story(
            "number",
            "numbers",
            (
                "A list of whole numbers is given.",
                "Some numbers were written on a blackboard, one after the other.",
                "You get a row of numbers.",
            ),
            -1000,
            1000,
        ),
        Story(
            "temperature",
            "temperatures",
            (
                "A weather station has measured one temperature a day.",
                "In a cold winter Nils reads the thermometer every morning. He keeps the temperatures in a booklet.",
            ),
            -50,
            50,
        ),
        Story("page count", "page counts", ("A library lists the page count of each of its new books.",)),
        Story(
            "salary",
            "salaries",
            ("A small firm pays every worker a salary. The owner looks through the salaries.",),
            1,
            10000,
        ),
        Story(
            "weight",
            "weights",
            (
                "A lift is loaded with boxes, and each box has a weight.",
                "A farmer weighs her pumpkins before the market opens. She notes the weights in grams.",
            ),
            1,
            5000,
        ),
        Story("mark", "marks", ("A student has collected the marks of all tests of a year.",), 0, 100),
        Story(
            "waiting time",
            "waiting times",
            ("A doctor records how many minutes each patient had to wait. Some waiting times may be 0.",),
            0,
            300,
        ),
        Story(
            "change",
            "changes",
            (
                "A bank account changes every day; a negative change means that money was spent.",
                "A diver goes up and down. Each change of depth is noted, and it is negative when the diver goes down.",
            ),
            -500,
            500,
        ),
        Story("bid", "bids", ("At an auction the bids come in one after another.",)),
        Story("card", "cards", ("Cards with numbers on them lie in a row on the table.",), 1, 100),
        Story("length", "lengths", ("A carpenter has cut planks and wrote down their lengths.",), 1, 900),
        Story(
            "altitude",
            "altitudes",
            ("A hiker notes the altitude at every stop; places below the sea have a negative one.",),
            -400,
            4000,
        ),
        Story("count", "counts", ("A gate counts the visitors of a park, with one count an hour.",), 0, 500),
        Story("rating", "ratings", ("Guests of a hotel leave ratings from 1 to 100.",), 1, 100),
        Story(
            "ticket number",
            "ticket numbers",
            ("At a raffle tickets are drawn, and the ticket numbers are read out.",),
            1,
            999,
        ),
        Story(
            "value",
            "values",
            (
                "A sensor sends values to a computer.",
                "A program has written values to a file. You have to look at them.",
            ),
            -1000,
            1000,
        ),
        Story("speed", "speeds", ("A radar box beside the road has measured the speeds of cars.",), 1, 200),
        Story("amount", "amounts", ("Friends put money into a common purse, and the amounts are noted.",), 1, 500),
        Story(
            "profit", "profits", ("An ice cream seller notes his profits; on rainy days they are negative.",), -200, 900
        ),
        Story(
            "egg count", "egg counts", ("Each morning a farmer counts the eggs and writes the egg count down.",), 0, 60
        ),
    ),
    validation=(
        Story(
            "delay",
            "delays",
            ("A bus driver writes the delay at every stop into a book; being early is a negative delay.",),
            -60,
            60,
        ),
        Story("parcel weight", "parcel weights", ("The post office of a small town weighs the parcels of a morning.",)),
        Story("seed count", "seed counts", ("A gardener opens pods and counts the seeds in each.",), 0, 400),
        Story("stamp value", "stamp values", ("Ida sorts her stamps, each of which shows its value.",), 1, 500),
        Story(
            "water level",
            "water levels",
            ("A canal keeper reads the scale at his lock; below zero it is dry.",),
            -90,
            300,
        ),
        Story("fine", "fines", ("The town hall has sent out fines for wrong parking.",), 5, 200),
    ),
    test=(
        Story(
            "tide level",
            "tide levels",
            ("A harbour master reads the tide level again and again; it may be negative.",),
            -300,
            300,
        ),
        Story("phone bill", "phone bills", ("Mr. Brook keeps all his phone bills in a drawer.",)),
        Story("jump length", "jump lengths", ("At a sports day the judges measure all jumps.",), 1, 900),
        Story("quiz result", "quiz results", ("The teams of a pub quiz hand in their sheets.",), 0, 200),
        Story(
            "balance", "balances", ("A treasurer prints the balances of a club, some of them in the red.",), -800, 800
        ),
        Story("crate weight", "crate weights", ("Crates wait on a quay for the crane.",), 1, 2000),
        Story("lap time", "lap times", ("Mina runs round the lake every day and stops her time in seconds.",), 60, 900),
    ),
)

LIST_INPUTS = hold_out(
    (
        "The first line holds an integer n ({least} <= n <= {most}), the number of {things}. The second line holds n "
        "integers, the {things}, each from {low} to {high}.",
        "The first line contains n ({least} <= n <= {most}). The second line contains the n {things}, separated by "
        "blanks "
        "({low} to {high}).",
        "Line 1: the number n of {things}, from {least} to {most}. Line 2: the {things}, integers from {low} to "
        "{high}.",
        "First comes n, the number of {things} ({least} <= n <= {most}); on the next line follow n integers between "
        "{low} "
        "and {high}.",
        "There is an integer n on the first line, and on the second line there are n integers a_1, ..., a_n: the "
        "{things} "
        "({least} <= n <= {most}, {low} <= a_i <= {high}).",
        "There are two lines. One has the integer n, at least {least} and at most {most}, the other has the "
        "{things}: n "
        "integers from {low} to {high}.",
        "The number of {things} stands on the first line ({least} to {most}). All {things} stand on the second line; "
        "they "
        "are integers not below {low} and not above {high}.",
        "The first line of the input is n ({least} <= n <= {most}). The second line is a list of n integers from "
        "{low} to "
        "{high}.",
        "Input starts with n, which is between {least} and {most}. Then a line with n integers follows: the "
        "{things}. Each "
        "lies in the range {low} to {high}.",
        "How many {things} there are is told first (from {least} to {most}). A second line lists them; no {thing} is "
        "less "
        "than {low} or more than {high}.",
    )
)

LIST_INPUTS_WITH_K = hold_out(
    (
        "The first line holds two integers n and k ({least} <= n <= {most}, {k_low} <= k <= {k_high}). The second line "
        "holds n integers, the {things}, each from {low} to {high}.",
        "The first line contains n, the number of {things} ({least} to {most}), and k ({k_low} to {k_high}). The "
        "second "
        "line contains the {things} ({low} to {high}).",
        "Line 1: n and k, where n is the number of {things} ({least} <= n <= {most}, {k_low} <= k <= {k_high}). Line "
        "2: n "
        "integers from {low} to {high}.",
        "First come n and k on one line ({least} <= n <= {most}, {k_low} <= k <= {k_high}); on the next line follow "
        "the n "
        "{things}, integers between {low} and {high}.",
        "There are two lines. One has the integers n and k ({least} <= n <= {most}, {k_low} <= k <= {k_high}), the "
        "other "
        "has n {things} from {low} to {high}.",
        "Input starts with the integers n and k; n is between {least} and {most}, k between {k_low} and {k_high}. A "
        "line "
        "with the n {things} follows, each in the range {low} to {high}.",
        "How many {things} there are (n, from {least} to {most}) and the number k (from {k_low} to {k_high}) share "
        "the first "
        "line. A second line lists the {things}; none is less than {low} or more than {high}.",
    )
)

LIST_LIMITS = hold_out(
    (
        "The list {name} holds {least} to {most} integers between {low} and {high}.",
        "{name} is a list of {least} to {most} integers from {low} to {high}.",
        "There are {least} to {most} {things} in the list {name}, integers from {low} to {high}.",
        "The argument {name} is a list with {least} to {most} {things}; each {thing} is an integer from {low} to "
        "{high}.",
        "The function gets a list {name} of {things}: {least} to {most} integers in the range {low} to {high}.",
        "In {name} there are at least {least} and at most {most} integers, none below {low} or above {high}.",
    )
)

NAMES = Pool(
    practice=(
        "Anna",
        "Ben",
        "Carla",
        "David",
        "Emma",
        "Felix",
        "Greta",
        "Henry",
        "Ines",
        "Jakob",
        "Karin",
        "Leo",
        "Maria",
        "Noah",
        "Olivia",
        "Paul",
        "Rosa",
        "Simon",
        "Tina",
        "Viktor",
        "Wanda",
        "Yusuf",
    ),
    validation=("Agnes", "Boris", "Celia", "Dario"),
    test=("Hilda", "Igor", "Judith", "Konrad"),
)

GOODS = Pool(
    practice=(
        "apples",
        "books",
        "bottles",
        "candles",
        "chairs",
        "cookies",
        "cups",
        "eggs",
        "flowers",
        "lamps",
        "letters",
        "marbles",
        "oranges",
        "pencils",
        "plates",
        "posters",
        "shells",
        "shirts",
        "stickers",
        "tiles",
        "toys",
    ),
    validation=("buttons", "mugs", "pumpkins", "ropes"),
    test=("bricks", "kites", "medals", "spoons"),
)
