"""From tokens to text: what a side has written, and where a text ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generation.decode import GenerationSettings, Row, write
from generation.prompt import FENCE, STOP, encode_prompt
from generation.sides import SideModel, Weighting


@dataclass(frozen=True)
class Completion:
    """What one side has written so far."""

    side: str
    text: str = ""
    """The whole answer: the code fence that the prompt opened and what the model wrote behind it."""
    tokens: int = 0
    seconds: float = 0.0
    """From the start of the prompt's prefill to this side's last token."""
    finish: str | None = None
    """None while it writes; then `stop` (it ended by itself), `length` or `cancelled`."""


@dataclass(frozen=True)
class PairUpdate:
    """All sides at one moment."""

    completions: dict[str, Completion]
    done: bool = False
    ahead: int = 0
    """Generations that come first; 0 once this one runs."""
    further: tuple[dict[str, Completion], ...] = ()
    """With the seeds that follow the settings' own, in their order, where more than one was asked for."""


class Texts:
    """From tokens to text, and where a text ends."""

    def __init__(self, tokenizer: Any, eos: frozenset[int]) -> None:
        self._tokenizer, self._eos = tokenizer, eos
        self._ticks: dict[int, bool] = {}
        """Whether a token's text holds a backtick: only then the costlier look for the closing fence is needed."""

    def ends(self, tokens: list[int]) -> bool:
        """Whether the last token ended it: the end-of-text token, or the closing fence; six tokens hold any fence."""
        last = tokens[-1]
        if last in self._eos:
            return True
        if last not in self._ticks:
            self._ticks[last] = "`" in self._tokenizer.decode([last])
        return self._ticks[last] and STOP in "\n" * (len(tokens) <= 6) + self._tokenizer.decode(tokens[-6:])

    def completion(self, row: Row, side: str) -> Completion:
        """The row so far. A character whose bytes are not complete yet is left out while the row is being written."""
        finish, tokens = row.finish, list(row.tokens)  # in this order: a finished row has all its tokens
        text = self._tokenizer.decode([token for token in tokens if token not in self._eos], skip_special_tokens=False)
        return Completion(side, FENCE + (text if finish else text.rstrip("\ufffd")), len(tokens), row.seconds, finish)


def complete(
    model: SideModel,
    tokenizer: Any,
    prompts: Sequence[str],
    settings: GenerationSettings,
    side: Weighting = Weighting(),  # noqa: B008  (frozen)
) -> list[str]:
    """One side's completion of each request of `build_prompt`; by default that of the model as it stands."""
    rows = [Row(encode_prompt(prompt, tokenizer), side) for prompt in prompts]
    texts = Texts(tokenizer, model.eos)
    write(model, rows, settings, ends=texts.ends)
    return [texts.completion(row, "").text for row in rows]
