"""A model's tokenizer without transformers, whose import costs more than loading the embedded model.

Reads `tokenizer.json` and the chat template of a model folder. Has the names of transformers' tokenizers that this
package uses, and gives the same token ids (tested). A model that needs more is loaded with transformers' tokenizer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TOKENIZER_FILE, TOKENIZER_CONFIG_FILE, TEMPLATE_FILE = "tokenizer.json", "tokenizer_config.json", "chat_template.jinja"


class LightTokenizer:
    """Text to token ids and back."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        config = json.loads((folder / TOKENIZER_CONFIG_FILE).read_text(encoding="utf-8"))
        template = folder / TEMPLATE_FILE
        self.chat_template: str | None = (
            template.read_text(encoding="utf-8") if template.is_file() else config.get("chat_template")
        )
        self._special = {name: _text(config.get(f"{name}_token")) for name in ("bos", "eos", "unk", "pad")}
        self.eos_token_id = self._tokenizer.token_to_id(self._special["eos"] or "")
        pad = self._tokenizer.token_to_id(self._special["pad"] or "")
        self.pad_token_id = self.eos_token_id if pad is None else pad

    def __call__(self, text: str, *, add_special_tokens: bool = True) -> dict[str, list[int]]:
        return {"input_ids": self._tokenizer.encode(text, add_special_tokens=add_special_tokens).ids}

    def decode(self, ids: Sequence[int], *, skip_special_tokens: bool = False) -> str:
        return self._tokenizer.decode(list(ids), skip_special_tokens=skip_special_tokens)

    def apply_chat_template(
        self, messages: Sequence[Mapping[str, str]], *, tokenize: bool = False, add_generation_prompt: bool = False
    ) -> str:
        """The text of a conversation. Templates are programs by the model's author, so they run in jinja's sandbox."""
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        if tokenize:
            raise NotImplementedError("LightTokenizer renders chat templates as text only; pass tokenize=False")
        environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
        names = {f"{name}_token": text or "" for name, text in self._special.items()}
        return environment.from_string(self.chat_template or "").render(
            messages=list(messages), add_generation_prompt=add_generation_prompt, **names
        )


def _text(token: Any) -> str | None:
    """The text of a special token, which the configuration holds as a string or as an object."""
    return token.get("content") if isinstance(token, Mapping) else token
