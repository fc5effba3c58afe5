"""Every error that the user can fix: one sentence that names what happened, what was found and what to do.

Command lines print it on one line of stderr and leave with exit code 2; the page shows it as a message. Faults in this
code itself are no such errors and keep their traceback.
"""

from __future__ import annotations


class UserError(Exception):
    """Base of all errors whose text is meant for the user."""


class ProblemError(UserError):
    """A problem source, or one problem in it, cannot be used."""


class UnknownProblem(ProblemError):
    """No problem with that id is loaded."""


class ProgramsError(UserError):
    """A file of programs to judge cannot be used."""


class UsageError(UserError):
    """A flag's value cannot be used."""


class IsolationError(UserError):
    """The host does not offer the isolation that untrusted programs need."""


class RunError(UserError):
    """A folder of stored results cannot be used."""


class ReviewsError(UserError):
    """A database of reviews cannot be used."""


def first_line_of(error: BaseException) -> str:
    """Return the first line of an error's text without its full stop, to quote in a sentence.

    An error without a text is named by its type.
    """
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".:")
