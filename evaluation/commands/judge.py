"""`python -m evaluation judge`: programs from a file, judged against the tests of their problems."""

from __future__ import annotations

import argparse
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.commands.arguments import (
    add_isolation_flag,
    add_problem_flags,
    collect_skipped,
    make_settings,
    parse_positive,
)
from evaluation.judge.judgement import Judgement
from evaluation.judge.judging import judge
from evaluation.judge.submissions import Submission, open_output, read_programs, result_row
from evaluation.problems.sources import load_problems
from evaluation.sandbox.sandbox import Limits, Sandbox

if TYPE_CHECKING:
    from evaluation.commands.arguments import Commands


def add_command(commands: Commands) -> None:
    parser = commands.add_parser("judge", help="judge programs against the tests of their problems")
    add_problem_flags(parser)
    parser.add_argument("--programs", metavar="S.jsonl", required=True, type=Path, help="rows {problem_id, program}")
    parser.add_argument("--out", metavar="R.jsonl", type=Path, help="the file for the results (default: stdout)")
    parser.add_argument(
        "--time-limit",
        metavar="SECONDS",
        type=float,
        default=Limits.cpu_seconds,
        help="CPU seconds for one test (default: %(default)s)",
    )
    parser.add_argument(
        "--memory-mb",
        metavar="MB",
        type=int,
        default=Limits.memory_mb,
        help="memory for one test (default: %(default)s)",
    )
    parser.add_argument(
        "--workers",
        metavar="N",
        type=parse_positive,
        default=os.cpu_count() or 1,
        help="programs and tests at once (default: the number of cores)",
    )
    parser.add_argument("--keep-output", action="store_true", help="keep each test's stdout and stderr")
    add_isolation_flag(parser)
    parser.set_defaults(function=judge_programs)


def judge_programs(arguments: argparse.Namespace) -> int:
    """Write one result row for each program, in the order of the file."""
    limits = make_settings(Limits, cpu_seconds=arguments.time_limit, memory_mb=arguments.memory_mb)
    with collect_skipped(arguments.skip_invalid) as skipped:
        problems = load_problems(arguments.problems, on_invalid=skipped)
        submissions = read_programs(arguments.programs, problems, on_invalid=skipped)
    allowed = arguments.allow_reduced_isolation
    with (
        Sandbox(arguments.workers, allow_reduced_isolation=allowed) as sandbox,
        open_output(arguments.out) as out,
    ):

        def judge_one(submission: Submission) -> Judgement:
            return judge(submission.program, submission.problem, sandbox=sandbox, limits=limits)

        with ThreadPoolExecutor(arguments.workers) as pool:
            for submission, judgement in zip(submissions, pool.map(judge_one, submissions), strict=True):
                out.write(json.dumps(result_row(submission, judgement, keep_output=arguments.keep_output)) + "\n")
    return 0
