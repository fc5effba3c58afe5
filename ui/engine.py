"""The pair engine, loaded once in the background so that the page opens without it.

Handlers ask the slot for its state or wait for it; they never load anything. A load that fails leaves a sentence for
the visitor and, unless it is one of ours, a traceback in the log.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from evaluation.errors import UserError

if TYPE_CHECKING:
    from generation.completion import PairUpdate
    from generation.decode import GenerationSettings
    from generation.token_shift import TokenShift

log = logging.getLogger(__name__)


class PairEngine(Protocol):
    """What the page needs of `generation.pair.PairGenerator`."""

    provenance: Mapping[str, Mapping[str, Any]]
    """By side: `base`, `adapted`, and whatever else may stand on the page, such as an epoch's checkpoint."""
    warning: str
    """Why a comparison of the two sides would be void; empty when it is not."""

    def stream(
        self, prompt: str, settings: GenerationSettings, *, sides: Sequence[str] | None = None, seeds: int = 1
    ) -> Iterator[PairUpdate]: ...

    def token_shift(
        self, prompt: str, text: str, *, strength: float = 1.0, sides: tuple[str, str] = ("base", "adapted")
    ) -> Sequence[TokenShift]: ...


Load = Callable[[Callable[[str], None]], PairEngine]
"""Loads the engine and reports its steps through the function it is given."""


class EngineSlot:
    """Holds the engine, or why it is not there (yet)."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._ended = threading.Event()
        self._step = "loading the model"
        self.engine: PairEngine | None = None
        self.failure = ""

    def start(self) -> None:
        """Begin to load, in a thread that does not keep the process alive."""
        threading.Thread(target=self._run, name="load-engine", daemon=True).start()

    def _run(self) -> None:
        try:
            self.engine = self._load(self._report)
        except UserError as error:
            self.failure = str(error)
        except Exception as error:
            log.exception("the model could not be loaded")
            self.failure = f"the model could not be loaded ({type(error).__name__}); the server's log says why"
        finally:
            self._ended.set()

    def _report(self, step: str) -> None:
        self._step = step

    @property
    def loading(self) -> bool:
        return not self._ended.is_set()

    @property
    def state(self) -> str:
        """One phrase: what is being loaded, that the model is ready, or that it is missing."""
        if self.loading:
            return f"{self._step.rstrip('.… ')}…"
        return "model ready" if self.engine else "no model"

    def wait(self, seconds: float) -> bool:
        """Whether loading has ended, well or not, within so many seconds."""
        return self._ended.wait(seconds)
