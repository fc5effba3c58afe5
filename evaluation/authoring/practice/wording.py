"""Sentences that every practice problem is told with: requests, questions, answers, output sections, calls.

Each choice is a pool of phrases with three parts that never mix: `practice` is taught, `validation` and `test` stand
only in problems of the tiers near and akin. So a near problem asks for a taught operation in words that training has
not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Choice = TypeVar("Choice")

PARTS = ("practice", "validation", "test")


@dataclass(frozen=True)
class Pool(Generic[Choice]):
    """Choices of one kind, kept apart by the problems that may use them."""

    practice: tuple[Choice, ...]
    validation: tuple[Choice, ...]
    test: tuple[Choice, ...]

    def part(self, name: str) -> tuple[Choice, ...]:
        """Return the choices of one of PARTS."""
        return {"practice": self.practice, "validation": self.validation, "test": self.test}[name]


def hold_out(choices: Sequence[Choice], *, each: int = 1) -> Pool[Choice]:
    """Return a pool that holds out the last choices: `each` for validation, `each` for test, the rest for practice."""
    if len(choices) <= 2 * each:
        raise ValueError(f"{len(choices)} choices are too few to hold out {2 * each} and keep some")
    taught = len(choices) - 2 * each
    return Pool(tuple(choices[:taught]), tuple(choices[taught : taught + each]), tuple(choices[taught + each :]))


REQUESTS = hold_out(
    (
        "Print {ask}.",
        "Find {ask}.",
        "What is {ask}?",
        "Your task is to find {ask}.",
        "Write a program that prints {ask}.",
        "Compute {ask}.",
        "Determine {ask}.",
        "Output {ask}.",
        "Calculate {ask} and print it.",
        "Please work out {ask}.",
        "You have to report {ask}.",
        "Help to find {ask}.",
        "The question is: what is {ask}?",
        "Write a program that works out {ask}.",
        "Let a program say {ask}.",
        "Can you tell {ask}?",
        "Your program should report {ask}.",
        "What one wants to know is {ask}.",
    ),
    each=3,
)
"""Sentences around a noun phrase in the singular, such as `the sum of the even prices`."""

INDIRECT_REQUESTS = hold_out(
    (
        "Find out {ask}.",
        "Print {ask}.",
        "Determine {ask}.",
        "Write a program that finds out {ask}.",
        "Compute {ask}.",
        "Your task is to find out {ask}.",
        "Output {ask}.",
        "Please find out {ask}.",
        "You have to report {ask}.",
        "Say {ask}.",
        "Can you work out {ask}?",
        "Your program should report {ask}.",
    )
)
"""Sentences around an indirect question, such as `how many prices are even`."""

LIST_REQUESTS = hold_out(
    (
        "Print {ask}.",
        "Output {ask}.",
        "List {ask}.",
        "Write a program that prints {ask}.",
        "Your task is to print {ask}.",
        "Find and print {ask}.",
        "Show {ask}.",
        "Give {ask}.",
        "Please list {ask}.",
        "Your program should output {ask}.",
    ),
    each=2,
)
"""Sentences around a noun phrase that names several values, such as `the even prices in reverse order`."""

CONDITIONS = hold_out(
    (
        "Print {yes} if {ask}, and {no} otherwise.",
        "Find out whether {ask}: print {yes} if so, {no} if not.",
        "Decide whether {ask}. The answer is {yes} or {no}.",
        "Is it true that {ask}? Answer {yes} or {no}.",
        "Output {yes} when {ask}; in every other case output {no}.",
        "Check whether {ask} and print {yes} or {no}.",
        "Print {no} unless {ask}; in that case print {yes}.",
        "If {ask}, the answer is {yes}. If not, it is {no}. Print the answer.",
        "The answer is {yes} in case {ask}, else {no}.",
        "You are asked whether {ask}. Reply with {yes} or {no}.",
        "Tell with {yes} or {no} whether {ask}.",
    ),
    each=2,
)
"""Sentences around a condition, such as `all prices are even`."""

ANSWERS = hold_out(
    (
        ("YES", "NO"),
        ("Yes", "No"),
        ("yes", "no"),
        ("TRUE", "FALSE"),
        ("1", "0"),
        ("true", "false"),
        ("good", "bad"),
        ("OK", "WRONG"),
        ("right", "wrong"),
        ("Y", "N"),
    ),
    each=2,
)

NOTHING = hold_out(("NONE", "none", "EMPTY", "-", "*", "empty", "?", "#", "nil", "X"), each=2)
"""What a program prints where there is nothing to print."""

NO_NUMBER = hold_out(("-1", "0", "NONE", "none", "-", "no", "X", "-2", "NO", "?"), each=2)
"""The same where a number was asked for."""

FALLBACKS = hold_out(
    (
        "If there is none, print {nothing}.",
        "Print {nothing} if there is no such {thing}.",
        "The answer is {nothing} if no {thing} of this kind exists.",
        "It may be that there is no such {thing}; print {nothing} then.",
        "Should there be none, print {nothing} instead.",
        "When no such {thing} is there, the output is {nothing}.",
        "Without any such {thing} the answer is {nothing}.",
    )
)

CALL_FALLBACKS = hold_out(
    (
        "If there is none, it returns {nothing}.",
        "It returns {nothing} if there is no such {thing}.",
        "The result is {nothing} if no {thing} of this kind exists.",
        "When no such {thing} is there, return {nothing}.",
        "Without any such {thing} the result is {nothing}.",
    )
)

OUTPUTS = {
    "integer": hold_out(
        (
            "Print one integer.",
            "Print a single integer, the answer.",
            "Output the answer as one integer.",
            "One line with one integer.",
            "Print the number that was asked for.",
            "A single integer is expected.",
            "Print the answer.",
            "Print the result as an integer.",
            "Write one whole number: the answer.",
        )
    ),
    "row": hold_out(
        (
            "Print the values on one line, separated by blanks.",
            "Print one line with the values in the order asked for, with a blank between two of them.",
            "Output the values separated by single blanks.",
            "One line: the values, with blanks in between.",
            "The answer is one line of values, separated by blanks.",
            "Print all of them on one line, separated by spaces.",
            "Write all of them on a single line with blanks between them.",
        )
    ),
    "text": hold_out(
        (
            "Print one line with the answer.",
            "Print the text that was asked for.",
            "Output a single line.",
            "One line, the answer.",
            "Print the result on one line.",
            "Give the answer on a line.",
            "Write the answer on a line of its own.",
        )
    ),
    "lines": hold_out(
        (
            "Print the answer line by line.",
            "Print each of them on a line of its own.",
            "Output one line for each of them.",
            "Several lines, as described above.",
            "Print one per line, in the order described.",
            "Write them one below the other.",
        )
    ),
    "choice": hold_out(
        (
            "Print {yes} or {no}.",
            "One word, {yes} or {no}.",
            "Output {yes} or {no} on one line.",
            "Print a single word: {yes} or {no}.",
            "The answer is a line with {yes} or {no}.",
            "Print the answer, which is {yes} or {no}.",
            "Write either {yes} or {no}.",
        )
    ),
}
"""What stands in the output section, by the kind of answer."""

CALLS = hold_out(
    (
        "Write a function {call} that returns {ask}.",
        "Write a function `{call}` that returns {ask}.",
        "Complete the function {call}: it returns {ask}.",
        "Implement `{call}`. It must return {ask}.",
        "Define a function {call} which returns {ask}.",
        "You have to write {call}, a function that computes and returns {ask}.",
        "Program the function `{call}`; what it returns is {ask}.",
        "The function {call} shall return {ask}; write it.",
        "Provide a function `{call}` whose result is {ask}.",
        "Code a function {call} that gives back {ask}.",
    ),
    each=2,
)
"""Sentences that ask for a function and what it returns."""

CALL_CONDITIONS = hold_out(
    (
        "Write a function {call} that returns True if {ask}, and False if not.",
        "Write a function `{call}` that says whether {ask}: True or False.",
        "Implement `{call}`, which returns True when {ask} and False otherwise.",
        "Complete the function {call}. It returns True if {ask}; in any other case it returns False.",
        "Define a function {call} that tells by True or False whether {ask}.",
        "Provide a function `{call}` whose result is True if {ask}, otherwise False.",
    )
)

EMPTY_LISTS = hold_out(
    (
        "If there is none, the list that it returns is empty.",
        "The result may be an empty list.",
        "Without any of them it returns an empty list.",
        "It returns [] if there is none.",
        "An empty list is returned if there is none.",
        "Should there be none, the result is [].",
    )
)

PLAIN_FALLBACKS = hold_out(
    (
        "If there is none, print {nothing}.",
        "Without any, the answer is {nothing}.",
        "Print {nothing} if there is none.",
        "Should there be none, print {nothing} instead.",
        "The output is {nothing} if there is none.",
        "Where there is none, print {nothing}.",
    )
)
