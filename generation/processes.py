"""One training in several processes, as `accelerate launch` starts them: who speaks, and what all must know.

accelerate does the work; here stands what this package asks of it. With one process nothing happens.
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
    """Let the processes know each other, on the GPU of each where there are GPUs. For a week none is given up: the
    parts of a batch run end at times that differ by more than the usual ten minutes."""
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        import torch
        from accelerate import PartialState

        PartialState(cpu=not torch.cuda.is_available(), timeout=timedelta(weeks=1))


def exit_if_several() -> None:
    """They part, the work being done: of several, each one ends here. Left to Python's end, the threads that were
    between them abort a process now and then, even once they are told to stop."""
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
    """How many processes train together."""
    from accelerate import PartialState

    return PartialState().num_processes


def make_once(make: Callable[[], T]) -> T:
    """What the main process makes, in all of them: nothing is computed twice or raced for."""
    if count() == 1:
        return make()
    from accelerate.utils import broadcast_object_list

    return broadcast_object_list([make() if is_main() else None])[0]


def shard(items: Sequence[T]) -> Sequence[T]:
    """This process's part: every so many-th, so that long and short ones are spread."""
    from accelerate import PartialState

    state = PartialState()
    return items[state.process_index :: state.num_processes]


def gather(part: Sequence[T]) -> list[T]:
    """All parts of `shard` in the order of the whole, in every process."""
    if count() == 1:
        return list(part)
    from torch.distributed import all_gather_object

    parts: list[list[T]] = [[] for _ in range(count())]
    all_gather_object(parts, list(part))
    longest = max(map(len, parts))
    return [items[place] for place in range(longest) for items in parts if place < len(items)]


def any_process(here: bool) -> bool:
    """Whether it holds in at least one process; asked by all of them at the same point."""
    if count() == 1:
        return here
    import torch
    from accelerate import PartialState

    answer = torch.tensor(float(here), device=PartialState().device)
    torch.distributed.all_reduce(answer, torch.distributed.ReduceOp.MAX)
    return bool(answer)
