"""Several processes that train or run together, started by `accelerate launch`: which one speaks, what all must know.

accelerate does the work. With one process nothing happens here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar

T = TypeVar("T")


def is_main() -> bool:
    """Whether this process is the one that prints and writes. Known before torch is imported."""
    return os.environ.get("RANK", "0") == "0"


def connect() -> None:
    """Let the processes find each other, each on its own GPU where there are GPUs.

    They wait for each other for up to a week: the parts of a batch run end at times that differ by more than the
    default of ten minutes.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        import torch
        from accelerate import PartialState

        PartialState(cpu=not torch.cuda.is_available(), timeout=timedelta(weeks=1))


def exit_if_several() -> None:
    """End this process with exit code 0 if it is one of several, since the work is done; else return.

    If Python ended it, the threads that connect the processes would sometimes abort, even after they were stopped.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        from accelerate import PartialState

        PartialState().destroy_process_group()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def index() -> int:
    """The number of this process, from 0."""
    return int(os.environ.get("RANK", "0"))


def count() -> int:
    """How many processes work together."""
    from accelerate import PartialState

    return int(PartialState().num_processes)


def make_once(make: Callable[[], T]) -> T:
    """Let the main process make something, and return it in all of them: nothing is computed twice."""
    if count() == 1:
        return make()
    from accelerate.utils import broadcast_object_list

    made: list[T] = broadcast_object_list([make() if is_main() else None])
    return made[0]


def shard(items: Sequence[T]) -> Sequence[T]:
    """This process's part: every `count()`-th item, so that long and short ones are spread evenly."""
    from accelerate import PartialState

    state = PartialState()
    return items[state.process_index :: state.num_processes]


def gather(part: Sequence[T]) -> list[T]:
    """The parts of all processes, in every process, in the order in which `shard` took them apart."""
    if count() == 1:
        return list(part)
    from torch.distributed import all_gather_object

    parts: list[list[T]] = [[] for _ in range(count())]
    all_gather_object(parts, list(part))
    longest = max(map(len, parts))
    return [items[place] for place in range(longest) for items in parts if place < len(items)]


def any_process(here: bool) -> bool:
    """Whether `here` is true in at least one process. All processes must ask at the same point."""
    if count() == 1:
        return here
    import torch
    from accelerate import PartialState

    answer = torch.tensor(float(here), device=PartialState().device)
    torch.distributed.all_reduce(answer, torch.distributed.ReduceOp.MAX)
    return bool(answer)
