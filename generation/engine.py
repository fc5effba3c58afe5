"""What the page and the batch runs ask of a pair engine, whatever computes it.

There are two: PairGenerator (pair.py) computes with models that are loaded here, ServerPair (server/pair.py) asks a
model server. The type says what only one of them can do: `token_shift` is None for a model server.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from generation.sides import ADAPTED, BASE

if TYPE_CHECKING:
    from generation.completion import Completion, PairUpdate
    from generation.decode import GenerationSettings
    from generation.token_shift import TokenShift

UPDATE_SECONDS = 0.25
"""Between two updates of a stream. Four updates a second look like a steady flow. A browser on the same two cores takes
about 25 ms to draw each of them; eight updates a second slowed the models by a sixth."""


class MeasureTokenShift(Protocol):
    """See PairGenerator.token_shift."""

    def __call__(
        self, prompt: str, text: str, *, strength: float = 1.0, sides: tuple[str, str] = (BASE, ADAPTED)
    ) -> Sequence[TokenShift]: ...


class PairEngine(Protocol):
    """Writes the completions of all sides. Safe to use from several threads."""

    sides: tuple[str, ...]
    """`base`, `adapted`, and whatever else was loaded, such as an epoch's checkpoint."""
    provenance: dict[str, dict[str, Any]]
    """By side, what stands behind it: the fields of models.provenance.SideProvenance."""

    @property
    def warning(self) -> str:
        """Why a comparison of the sides would be void; empty when it is not."""
        ...

    @property
    def token_shift(self) -> MeasureTokenShift | None:
        """Measures what an adapter changed at each token of a text; None when the engine sees no probabilities."""
        ...

    def stream(
        self,
        prompt: str,
        settings: GenerationSettings | None = None,
        *,
        sides: Sequence[str] | None = None,
        seeds: int = 1,
    ) -> Generator[PairUpdate, None, None]:
        """The texts as they grow, an update every `UPDATE_SECONDS`; the last update is done and complete.

        `prompt` is the request of `build_prompt`; the chat template and the code fence are added here. Without `sides`
        all of them write. With `seeds` above 1 each side also writes with the seeds that follow the settings' own.
        While other generations come first, an update says how many. Closing the generator stops the computation.
        """
        ...

    def complete(
        self,
        prompts: Sequence[str],
        settings: GenerationSettings | None = None,
        *,
        samples: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[dict[str, list[Completion]]]:
        """For each prompt, in order, every side's completions: `samples` of them, each with random numbers of its own.

        `cancelled` is asked all the time; once it is true, what is unfinished ends as `cancelled`.
        """
        ...

    def together(self, samples: int) -> int:
        """How many prompts are computed in one batch, when each has `samples` completions a side."""
        ...

    def prompt_length(self, prompt: str, settings: GenerationSettings) -> int:
        """Tokens of the prompt. Raises ModelError when it is known not to fit the model's context."""
        ...
