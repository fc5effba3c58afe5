"""From tokens to text: what each side has written, and where a text ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generation.decode import GenerationSettings, Row, write
from generation.prompt import FENCE, STOP, encode_prompt
from generation.sides import SideModel, Tokenizer, Weighting


@dataclass(frozen=True)
class Completion:
    """What one side has written so far."""

    side: str
    text: str = ""
    """The whole answer: the code fence that the prompt opened and what the model wrote after it."""
    tokens: int = 0
    seconds: float = 0.0
    """From the start of the prompt's prefill to this side's last token."""
    finish: str | None = None
    """None while it is being written; then `stop` (it ended by itself), `length` or `cancelled`."""


@dataclass(frozen=True)
class PairUpdate:
    """All sides at one moment."""

    completions: dict[str, Completion]
    """By side, with the settings' own seed."""
    done: bool = False
    ahead: int = 0
    """Generations that come first; 0 once this one runs."""
    further: tuple[dict[str, Completion], ...] = ()
    """By side, for each of the seeds that follow the settings' own, when more than one was asked for."""

    @classmethod
    def of_seeds(cls, by_side: Mapping[str, Sequence[Completion]], *, done: bool) -> PairUpdate:
        """From each side's completions, one a seed."""
        first, *further = (dict(zip(by_side, of_seed, strict=True)) for of_seed in zip(*by_side.values(), strict=True))
        return cls(first, done, further=tuple(further))


class Texts:
    """Turns the tokens of one model into text, and knows where a text ends."""

    def __init__(self, tokenizer: Tokenizer, eos: frozenset[int]) -> None:
        self._tokenizer, self._eos = tokenizer, eos
        self._ticks: dict[int, bool] = {}
        """Whether a token's text holds a backtick: only then the costlier search for the closing fence is needed."""

    def ends(self, tokens: list[int]) -> bool:
        """Whether the last token ended the text: with the end-of-text token or the closing fence.

        Any fence lies within six tokens.
        """
        last = tokens[-1]
        if last in self._eos:
            return True
        if last not in self._ticks:
            self._ticks[last] = "`" in self._tokenizer.decode([last])
        return self._ticks[last] and STOP in "\n" * (len(tokens) <= 6) + self._tokenizer.decode(tokens[-6:])

    def completion(self, row: Row, side: str) -> Completion:
        """The row so far. While it is being written, a character whose bytes are incomplete is left out."""
        finish, tokens = row.finish, list(row.tokens)  # in this order: a finished row has all its tokens
        text = self._tokenizer.decode([token for token in tokens if token not in self._eos], skip_special_tokens=False)
        return Completion(side, FENCE + (text if finish else text.rstrip("\ufffd")), len(tokens), row.seconds, finish)


def complete(
    model: SideModel,
    tokenizer: Tokenizer,
    prompts: Sequence[str],
    settings: GenerationSettings,
    side: Weighting = Weighting(),  # noqa: B008  (frozen)
) -> list[str]:
    """One side's completion of each request of `build_prompt`; by default the model as it stands."""
    rows = [Row(encode_prompt(prompt, tokenizer), side) for prompt in prompts]
    texts = Texts(tokenizer, model.eos)
    write(model, rows, settings, ends=texts.ends)
    return [texts.completion(row, "").text for row in rows]
