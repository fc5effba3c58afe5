"""The pair engine, loaded once in the background so that the page opens without it.

Handlers ask the slot for its state or wait for it; they never load anything. If loading fails, the slot holds a
sentence for the visitor; the traceback of an error that is not one of ours goes to the log.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from evaluation.errors import UserError
from generation.engine import PairEngine

log = logging.getLogger(__name__)


Load = Callable[[Callable[[str], None]], PairEngine]
"""Loads the engine and reports its steps through the function it is given."""


class EngineSlot:
    """Holds the engine, or the reason why there is none."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._ended = threading.Event()
        self._step = "loading the model"
        self.engine: PairEngine | None = None
        self.failure = ""

    def start(self) -> None:
        """Start to load, in a thread that does not keep the process alive."""
        threading.Thread(target=self._run, name="load-engine", daemon=True).start()

    def _run(self) -> None:
        try:
            self.engine = self._load(self._report)
        except UserError as error:
            self.failure = str(error)
        except Exception as error:
            log.exception("the model could not be loaded")
            self.failure = f"the model could not be loaded ({type(error).__name__}); the server's log has the details"
        finally:
            self._ended.set()

    def _report(self, step: str) -> None:
        self._step = step

    @property
    def loading(self) -> bool:
        return not self._ended.is_set()

    @property
    def state(self) -> str:
        """One phrase: the step of loading, `model ready` or `no model`."""
        if self.loading:
            return f"{self._step.rstrip('.… ')}…"
        return "model ready" if self.engine else "no model"

    def wait(self, seconds: float) -> bool:
        """Wait until loading has ended, successfully or not; False if it takes longer than `seconds`."""
        return self._ended.wait(seconds)
