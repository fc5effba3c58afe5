"""What a person reads while a run is written: on a terminal, in a log, with several processes."""

import io

import pytest
from rich.console import Console

from evaluation.runs.judge_process import JudgedPair
from evaluation.runs.progress import RunProgress

PAIR = JudgedPair(b"", {"base": False, "adapted": True})


def console(width=80, *, terminal):
    return Console(width=width, force_terminal=terminal, file=io.StringIO(), color_system=None, soft_wrap=True)


def print_progress(pairs, **options):
    """Everything that is printed while this number of pairs is written and judged."""
    shown = options.pop("console")
    with RunProgress(console=shown, **options) as progress:
        for _ in range(pairs):
            progress.count_written(1)
            progress.show_judged(PAIR)
    return shown.file.getvalue()


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("total", [12, 50_000])
def test_on_a_terminal_count_time_and_both_rates_fit_into_a_line(width, total):
    last = print_progress(7, total=total, console=console(width, terminal=True)).rstrip("\x1b[?25h\n").splitlines()[-1]
    assert f"7/{total}" in last and " left · base 0.0 %, adapted 100.0 % pass" in last
    assert len(last.split("\x1b[2K")[-1]) <= width


def test_a_log_gets_a_line_at_the_end_and_no_control_characters():
    output = print_progress(3, total=3, console=console(terminal=False))
    assert output.startswith("3 of 3 pairs · took ") and output.endswith(" · base 0.0 %, adapted 100.0 % pass\n")
    assert output.count("\n") == 1 and output.replace("\n", "").isprintable()


def test_rates_and_time_are_those_of_this_start():
    progress = RunProgress(total=10, before=8, console=console(terminal=False))
    assert progress.line().startswith("writing the first, 0:0")
    progress.count_written(2)
    progress.show_judged(PAIR)
    assert progress.line() == "0:00 left · base 0.0 %, adapted 100.0 % pass"


def test_of_several_processes_one_speaks_and_says_so():
    assert "process 1/2 · " in print_progress(3, total=3, processes=2, console=console(terminal=False))
    assert print_progress(3, total=3, processes=2, silent=True, console=console(terminal=False)) == ""
    assert print_progress(3, total=3, processes=2, silent=True, console=console(terminal=True)) == ""
