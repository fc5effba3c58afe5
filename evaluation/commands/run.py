"""`python -m evaluation run`: both sides of every problem, written, judged and stored; a stopped run goes on.

Turns flags into a workload and loads the engine; what a run does with them is evaluation/runs/batch.py's.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.commands.arguments import (
    add_isolation_flag,
    add_problem_flags,
    collect_skipped,
    make_settings,
    parse_positive,
)
from evaluation.errors import UsageError
from evaluation.problems.sources import Problem, find_problem, load_problems, select_judgeable
from generation.decode import GenerationSettings

if TYPE_CHECKING:
    from evaluation.commands.arguments import Commands
    from evaluation.runs.workload import Engine, Workload


def add_command(commands: Commands) -> None:
    parser = commands.add_parser("run", help="generate both sides for each problem, judge them, store the pairs")
    add_problem_flags(parser)
    parser.add_argument(
        "--out",
        metavar="DIR",
        required=True,
        type=Path,
        help="the run's folder; one that holds part of the same run is continued",
    )
    _add_model_flags(parser)
    parser.add_argument("--limit", metavar="N", type=parse_positive, help="only the first N problems")
    parser.add_argument("--only", metavar="ID", action="append", help="only this problem; may be given several times")
    _add_decoding_flags(parser)
    add_isolation_flag(parser)
    parser.set_defaults(function=run)


def _add_model_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", metavar="MODEL", help="default: the embedded model")
    parser.add_argument("--adapter", metavar="DIR_OR_REPO", help="default: the shipped adapter")
    parser.add_argument(
        "--server",
        metavar="URL",
        default=os.environ.get("SERVER"),
        help="an OpenAI-compatible model server that writes; --base and --adapter are two of its model names",
    )
    parser.add_argument(
        "--tokenizer", metavar="MODEL", default=os.environ.get("TOKENIZER"), help="with --server: the base's tokenizer"
    )


def _add_decoding_flags(parser: argparse.ArgumentParser) -> None:
    usual = GenerationSettings()
    parser.add_argument(
        "--max-new-tokens", metavar="N", type=parse_positive, default=usual.max_new_tokens, help="default: %(default)s"
    )
    parser.add_argument(
        "--samples",
        metavar="K",
        type=parse_positive,
        default=1,
        help="completions of each problem on each side; more than one needs --temperature (default: %(default)s)",
    )
    parser.add_argument(
        "--temperature", type=float, default=usual.temperature, help="0 is greedy (default: %(default)s)"
    )
    parser.add_argument("--top-p", type=float, default=usual.top_p, help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=usual.seed, help="default: %(default)s")
    parser.add_argument(
        "--strength",
        type=float,
        default=usual.strength,
        help="factor on the adapter's own scale (default: %(default)s)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write and judge both sides of every problem; a folder that holds part of the same run is continued."""
    from evaluation.runs.batch import run_batch
    from evaluation.runs.folder import count_pairs
    from evaluation.runs.signals import Stopped, stop_on_signals
    from generation import processes

    out, allowed = arguments.out, arguments.allow_reduced_isolation
    try:
        with stop_on_signals(launched=int(os.environ.get("WORLD_SIZE", "1")) > 1):
            processes.connect()
            workload, engine = _prepare(arguments)
            run_batch(workload, engine, processes, out=out, allow_reduced_isolation=allowed)
            processes.exit_if_several()
    except Stopped as stopped:
        if processes.is_main():
            count = count_pairs(out)
            kept = f"the {count:,} pairs in {out} are kept, the same command goes on after them"
            print(f"stopped; {kept if count else 'no pair was written yet'}", file=sys.stderr, flush=True)
        os._exit(stopped.exit_code)  # Python would wait for threads that load a model, or abort in their C++
    return 0


def _prepare(arguments: argparse.Namespace) -> tuple[Workload[GenerationSettings], Engine[GenerationSettings]]:
    """What is to be written, and the engine that writes it."""
    from evaluation.runs.workload import Task, Workload, select_readable
    from generation import processes
    from generation.prompt import build_prompt

    with collect_skipped(arguments.skip_invalid, silent=not processes.is_main()) as skipped:
        problems = select_judgeable(load_problems(arguments.problems, on_invalid=skipped), on_invalid=skipped)
        problems = _choose(problems, arguments.only)[: arguments.limit]
        values = {field.name: getattr(arguments, field.name) for field in fields(GenerationSettings)}
        settings = make_settings(GenerationSettings, **values)
        if arguments.samples > 1 and not settings.temperature:
            raise UsageError("greedy samples are all the same; pass --temperature with --samples")
        engine = _load_engine(arguments)
        tasks = [Task(problem, build_prompt(problem)) for problem in problems]
        readable = tuple(select_readable(tasks, engine, settings, on_invalid=skipped))
    return Workload(readable, settings, arguments.samples, arguments.problems, arguments.limit), engine


def _choose(problems: list[Problem], only: Sequence[str] | None) -> list[Problem]:
    """The problems with these ids, in the order of the ids; all problems where `only` is None."""
    return problems if only is None else [find_problem(problems, problem_id) for problem_id in only]


def _load_engine(arguments: argparse.Namespace) -> Engine[GenerationSettings]:
    """A PairGenerator, or a ServerPair with --server. Only the first process says that it is loading."""
    from generation import processes

    if arguments.server:
        from generation.server.pair import load_server_pair

        return load_server_pair(
            arguments.server, base=arguments.base, adapter=arguments.adapter, tokenizer=arguments.tokenizer
        )
    from evaluation.stderr import print_to_stderr
    from generation.load_pair import load_pair_generator

    progress = print_to_stderr if processes.is_main() else lambda text: None
    return load_pair_generator(arguments.base, arguments.adapter, progress=progress)
