"""The command line of the evaluation package: `python -m evaluation judge | run | report | reviews | problems`.

Exit code 0 when the work was done, whatever the verdicts; 2 with one line on stderr when the input cannot be used.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from evaluation.errors import ReviewsError, UsageError, UserError
from evaluation.judge.judging import Judgement, judge
from evaluation.judge.submissions import Submission, read_programs, result_row, whole_or_none
from evaluation.problems.sources import SPLITS, Problem, Skipped, find_problem, load_problems, with_tests
from evaluation.runs.format import Run, open_run
from evaluation.sandbox.sandbox import Limits, Sandbox

Settings = TypeVar("Settings")


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    try:
        return arguments.function(arguments)
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Judge programs and compare models.")
    commands = parser.add_subparsers(dest="command", required=True)
    judging = commands.add_parser("judge", help="judge programs against the tests of their problems")
    _add_problem_flags(judging)
    judging.add_argument("--programs", metavar="S.jsonl", required=True, type=Path, help="rows {problem_id, program}")
    judging.add_argument("--out", metavar="R.jsonl", type=Path, help="default: stdout")
    judging.add_argument("--time-limit", metavar="SECONDS", type=float, default=4.0, help="CPU seconds of one test")
    judging.add_argument("--memory-mb", metavar="MB", type=int, default=1024, help="memory of one test")
    judging.add_argument("--workers", metavar="N", type=_positive, default=os.cpu_count() or 1)
    judging.add_argument("--keep-output", action="store_true", help="keep each test's stdout and stderr")
    _add_isolation_flag(judging)
    judging.set_defaults(function=_judge)
    running = commands.add_parser("run", help="generate both sides for each problem, judge them, store the pairs")
    _add_problem_flags(running)
    running.add_argument("--out", metavar="DIR", required=True, type=Path)
    running.add_argument("--base", metavar="MODEL")
    running.add_argument("--adapter", metavar="DIR_OR_REPO")
    running.add_argument(
        "--server",
        metavar="URL",
        default=os.environ.get("SERVER"),
        help="an OpenAI-compatible server that writes; --base and --adapter are two of its model names",
    )
    running.add_argument(
        "--tokenizer", metavar="MODEL", default=os.environ.get("TOKENIZER"), help="with --server: the base's tokenizer"
    )
    running.add_argument("--limit", metavar="N", type=_positive, help="only the first N problems")
    running.add_argument("--only", metavar="ID", action="append", help="only this problem; may be given several times")
    running.add_argument("--max-new-tokens", metavar="N", type=_positive, default=256, help="default: %(default)s")
    running.add_argument(
        "--samples", metavar="K", type=_positive, default=1, help="of each problem, with --temperature"
    )
    running.add_argument("--temperature", type=float, default=0.0)
    running.add_argument("--top-p", type=float, default=1.0)
    running.add_argument("--seed", type=int, default=0)
    running.add_argument("--strength", type=float, default=1.0, help="factor on the adapter's own scale")
    _add_isolation_flag(running)
    running.set_defaults(function=_run)
    reporting = commands.add_parser("report", help="what a run comes to, with 95 %% intervals, by difficulty")
    reporting.add_argument("run", metavar="RUN", type=Path, help="a folder that `run` wrote")
    reporting.add_argument("--format", choices=["table", "markdown", "json"], default="table")
    reporting.set_defaults(function=_report)
    reviewed = commands.add_parser("reviews", help="all votes of a database of blind reviews, with names")
    reviewed.add_argument("reviews", metavar="FILE", type=Path, help="the page's --reviews")
    reviewed.add_argument("--format", choices=["csv", "jsonl"], default="jsonl")
    reviewed.set_defaults(function=_reviews)
    problems = commands.add_parser("problems", help="build the embedded problem set from its sources, or check it")
    problems.add_argument("action", choices=["build", "check"])
    problems.add_argument("split", nargs="?", choices=SPLITS, help="build this split only")
    problems.add_argument("--fast", action="store_true", help="check without mutants of the references")
    problems.add_argument(
        "--survivors", action="store_true", help="list mutants that no test kills, worst problems first"
    )
    problems.set_defaults(function=_problems)
    return parser


def _add_problem_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--problems", metavar="SOURCE", required=True)
    parser.add_argument("--skip-invalid", action="store_true", help="leave out what is broken, and say how much it was")


def _add_isolation_flag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allow-reduced-isolation",
        action="store_true",
        default=None,  # not given: the environment variable ALLOW_REDUCED_ISOLATION decides
        help="run programs even where this host cannot contain them fully",
    )


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 is expected, got {text!r}")
    return int(text)


def _judge(arguments: argparse.Namespace) -> int:
    limits = _valid(Limits, cpu_seconds=arguments.time_limit, memory_mb=arguments.memory_mb)
    with _skipping(arguments.skip_invalid) as skipped:
        problems = load_problems(arguments.problems, on_invalid=skipped)
        submissions = read_programs(arguments.programs, problems, on_invalid=skipped)
    allowed = arguments.allow_reduced_isolation
    with (
        Sandbox(arguments.workers, allow_reduced_isolation=allowed) as sandbox,
        whole_or_none(arguments.out) as out,
    ):

        def judged(submission: Submission) -> Judgement:
            return judge(submission.program, submission.problem, sandbox=sandbox, limits=limits)

        with ThreadPoolExecutor(arguments.workers) as pool:
            for submission, judgement in zip(submissions, pool.map(judged, submissions), strict=True):
                out.write(json.dumps(result_row(submission, judgement, keep_output=arguments.keep_output)) + "\n")
    return 0


@contextlib.contextmanager
def _skipping(wanted: bool) -> Iterator[Skipped | None]:
    """What takes the invalid problems where they may be skipped; says at the end how many there were."""
    skipped = Skipped()
    yield skipped if wanted else None
    if skipped.count:
        print(skipped, file=sys.stderr)


def _run(arguments: argparse.Namespace) -> int:
    """Both sides of every problem, judged and stored; goes on with what the folder holds of the same run."""
    from evaluation.runs.folder import pairs_in
    from evaluation.runs.signals import Stopped, listening
    from generation import processes

    try:
        with listening(alone=int(os.environ.get("WORLD_SIZE", "1")) == 1):
            processes.begin()
            _written(*_batch(arguments), arguments)
    except Stopped as stopped:
        if processes.is_main():
            kept = pairs_in(arguments.out)
            told = f"the {kept:,} pairs in {arguments.out} are kept, the same command goes on after them"
            print(f"stopped; {told if kept else 'no pair was written yet'}", file=sys.stderr, flush=True)
        os._exit(stopped.exit_code)  # Python would wait for threads that load a model, or abort in their C++
    return 0


def _batch(arguments: argparse.Namespace) -> tuple[Any, Any]:
    """What is to be written, and the engine that writes it."""
    from evaluation.runs.workload import Batch, Task, fitting
    from generation import processes
    from generation.pair import GenerationSettings
    from generation.prompt import build_prompt

    with _skipping(arguments.skip_invalid and processes.is_main()) as skipped:
        on_invalid = skipped or (Skipped() if arguments.skip_invalid else None)
        problems = with_tests(load_problems(arguments.problems, on_invalid=on_invalid), on_invalid=on_invalid)
        problems = _chosen(problems, arguments.only)[: arguments.limit]
        decoding = ("max_new_tokens", "temperature", "top_p", "seed", "strength")
        settings = _valid(GenerationSettings, **{name: getattr(arguments, name) for name in decoding})
        if arguments.samples > 1 and not settings.temperature:
            raise UsageError("greedy samples are all the same; pass --temperature with --samples")
        engine = _engine(arguments)
        tasks = [Task(problem, build_prompt(problem)) for problem in problems]
        return Batch(
            tuple(fitting(tasks, engine, settings, on_invalid=on_invalid)), settings, arguments.samples
        ), engine


def _written(batch: Any, engine: Any, arguments: argparse.Namespace) -> None:
    """The batch in its folder, by all processes."""
    from evaluation.runs.folder import RunFolder
    from evaluation.runs.judge_process import JudgeProcess
    from evaluation.runs.progress import RunProgress
    from evaluation.runs.workload import bring_together, left, problem_set, share, write_missing, writer
    from generation import processes

    head = {
        "settings": {"problems": arguments.problems, "limit": arguments.limit, "samples": batch.samples}
        | asdict(batch.settings),
        "provenance": engine.provenance | {"python": platform.python_version()},
        "problem_set": problem_set(task.problem for task in batch.tasks),
        "versions": _versions(),
    }
    order, first = batch.order(), processes.is_main()
    with contextlib.ExitStack() as held:
        folder = _opened_by_all(RunFolder(arguments.out, head, part=processes.index()), held)
        done = set(processes.gathered(sorted(folder.done)))
        missing = [key for key in order if key not in done]
        if missing:
            alone = processes.count() == 1
            mine = share(batch, engine, done=done, team=processes)
            before = len(done) if alone else 0
            total = before + sum(len(left(task, batch, done)) for task in mine)
            progress = RunProgress(total=total, before=before, processes=processes.count(), silent=not first)
            judge = JudgeProcess(
                writer(folder, progress),
                backlog=4 * engine.together(batch.samples) * batch.samples,
                workers=_judge_workers(),
                allow_reduced_isolation=arguments.allow_reduced_isolation,
            )
            with progress, judge:
                write_missing(batch, engine, judge, done=done, team=processes, wrote=progress.written)
        bring_together(folder, processes)
        if first:
            folder.finish(order)
            print(f"{arguments.out}: {len(order):,} pairs, {len(missing):,} of them new", file=sys.stderr)
        if processes.count() > 1:
            processes.any_process(False)  # nobody removes a part before the first process has it
        if not first:
            folder.remove_part()
    processes.end()


def _opened_by_all(folder: Any, held: contextlib.ExitStack) -> Any:
    """The folder, opened by the first process before the others. All of them end where one cannot; one says why."""
    from generation import processes

    for turn in (True, False):
        error: UserError | None = None
        if processes.is_main() is turn:
            try:
                held.enter_context(folder)
            except UserError as found:
                error = found
        if processes.any_process(error is not None):
            raise error or SystemExit(2)
    return folder


def _judge_workers() -> int:
    """Tests at once: one more than this process's share of the cores."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores // int(os.environ.get("LOCAL_WORLD_SIZE", "1"))) + 1


def _versions() -> dict[str, str]:
    """Of what a text or a score may depend on."""
    from importlib.metadata import version

    return {name: version(name) for name in ("torch", "transformers", "sacrebleu")}


def _chosen(problems: list[Problem], only: Sequence[str] | None) -> list[Problem]:
    """The problems of these ids, in their order; all where none is named."""
    return problems if only is None else [find_problem(problems, problem_id) for problem_id in only]


def _engine(arguments: argparse.Namespace) -> Any:
    """A PairGenerator, or a ServerPair with --server."""
    from generation import processes

    if arguments.server:
        from generation.server.pair import load_server_pair

        named = {"base": arguments.base, "adapter": arguments.adapter, "tokenizer": arguments.tokenizer}
        return load_server_pair(arguments.server, **named)
    from generation.pair import load_pair_generator

    progress = {} if processes.is_main() else {"progress": lambda text: None}
    return load_pair_generator(arguments.base, arguments.adapter, **progress)


def _report(arguments: argparse.Namespace) -> int:
    from evaluation.report.report import report
    from evaluation.report.table import HEADINGS, as_markdown, outcomes_line, rows

    run = open_run(arguments.run)
    found = report(run, _difficulties(run))
    if arguments.format == "json":
        print(json.dumps(found.as_dict(), indent=2))
    elif arguments.format == "markdown":
        print(as_markdown(found), end="")
    else:
        from rich.console import Console
        from rich.table import Table

        table = Table(*HEADINGS)
        for row in rows(found):
            table.add_row(*row)
        Console(width=None if sys.stdout.isatty() else 130, highlight=False, markup=False).print(
            table, outcomes_line(found)
        )
    return 0


def _difficulties(run: Run) -> dict[str, str]:
    """By problem id; none where the run's problems cannot be loaded here, which is said."""
    source = str(run.settings.get("problems", ""))
    try:
        return {problem.problem_id: problem.difficulty for problem in load_problems(source, on_invalid=Skipped())}
    except UserError as error:
        print(f"without difficulties: {error}", file=sys.stderr)
        return {}


def _reviews(arguments: argparse.Namespace) -> int:
    """Every vote, the withdrawn ones too."""
    from evaluation.reviews.export import as_csv, as_jsonl
    from evaluation.reviews.store import ReviewStore

    if not arguments.reviews.is_file():
        raise ReviewsError(f"there is no file {arguments.reviews}; pass the page's --reviews")
    with contextlib.closing(ReviewStore(arguments.reviews)) as store:
        votes = store.votes(withdrawn=True)
    sys.stdout.write(as_csv(votes) if arguments.format == "csv" else as_jsonl(votes))
    return 0


def _problems(arguments: argparse.Namespace) -> int:
    from evaluation.authoring import build as problem_set
    from evaluation.authoring import check as problem_check

    if arguments.action == "build":
        problem_set.build(arguments.split)
        return 0
    mutants_each = 0 if arguments.fast else problem_check.MUTANTS_EACH
    faults = problem_check.check(mutants_each=mutants_each, survivors=arguments.survivors)
    print("\n".join(faults) or "no faults")
    return 1 if faults else 0


def _valid(settings: Callable[..., Settings], **values: Any) -> Settings:
    """A settings object from flags, its complaint as the user's error."""
    try:
        return settings(**values)
    except ValueError as error:
        raise UsageError(f"the settings cannot be used: {error}") from error


if __name__ == "__main__":
    sys.exit(main())
