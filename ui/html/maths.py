r"""The `$…$` of problem statements as readable HTML: `$a_i \le 10^9$` becomes a<sub>i</sub> ≤ 10<sup>9</sup>.

Knows the few dozen commands that statements use. A formula with any other command stays as its author typed it,
dollars included: half a translation would be worse than none. Output is escaped.

A library for MathML (latex2mathml 3.81) was tried and not taken: it passes HTML inside `\text{}` through unescaped, and
what a visitor copies from MathML in Chromium has each symbol on a line of its own.
"""

from __future__ import annotations

import re

from ui.html.text import escape

_FORMULA = re.compile(r"(?<!\\)(\${1,3})(?=\S)([^$\n]{1,300}?)(?<=\S)\1(?!\d)")
"""Pandoc's rule, so that "$5 and $10" stays money: no blank just inside the dollars, no digit after the closing one."""

_SIGNS = {
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠", "neq": "≠", "lt": "<",
    "gt": ">", "cdot": "·", "times": "×", "div": "÷", "pm": "±", "ldots": "…", "dots": "…", "cdots": "⋯", "infty": "∞",
    "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "emptyset": "∅", "forall": "∀",
    "exists": "∃", "sum": "∑", "prod": "∏", "oplus": "⊕", "land": "∧", "lor": "∨", "lnot": "¬", "equiv": "≡",
    "approx": "≈", "sim": "∼", "rightarrow": "→", "to": "→", "leftarrow": "←", "Rightarrow": "⇒", "leftrightarrow": "↔",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "mid": "|", "vert": "|", "circ": "∘", "prime": "′",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "lambda": "λ", "mu": "μ",
    "pi": "π", "sigma": "σ", "phi": "φ", "varphi": "φ", "omega": "ω", "theta": "θ", "Delta": "Δ", "Sigma": "Σ",
    "Omega": "Ω", "log": "log", "min": "min", "max": "max", "gcd": "gcd", "mod": " mod ", "bmod": " mod ", "sin": "sin",
    "cos": "cos", "tan": "tan", "quad": " ", "qquad": " ", "left": "", "right": "", "limits": "", "displaystyle": "",
    ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "{": "{", "}": "}", "_": "_", "%": "%", "#": "#", "&": "&",
    "$": "$",
}  # fmt: skip
_GROUPS = {"text", "textbf", "textit", "texttt", "textrm", "mathrm", "mathbf", "mathit", "mathtt", "operatorname"}
_TOKEN = re.compile(r"\\([A-Za-z]+|.|$)|([{}_^~])|([^\\{}_^~]+)")


class _Unknown(ValueError):
    """A command or a nesting that this module does not translate."""


def with_formulas(text: str) -> str:
    """HTML of a text that may contain formulas."""
    parts: list[str] = []
    end = 0
    for match in _FORMULA.finditer(text):
        parts += [escape(text[end : match.start()]), formula(match.group(2), match.group())]
        end = match.end()
    return "".join([*parts, escape(text[end:])])


def formula(source: str, otherwise: str) -> str:
    """HTML of one formula, or of the text `otherwise` if the formula contains something unknown."""
    tokens = [match.groups() for match in _TOKEN.finditer(source)]
    try:
        body, _ = _sequence(tokens, 0, nested=False)
    except _Unknown:
        body = escape(otherwise)
    return f'<span class="formula">{body}</span>'


def _sequence(tokens: list[tuple[str | None, ...]], at: int, *, nested: bool) -> tuple[str, int]:
    """HTML of the tokens up to the closing brace or the end, and the index after it."""
    parts: list[str] = []
    while at < len(tokens):
        if tokens[at][1] == "}":
            if not nested:
                raise _Unknown
            return "".join(parts), at + 1
        part, at = _item(tokens, at)
        parts.append(part)
    if nested:
        raise _Unknown
    return "".join(parts), at


def _item(tokens: list[tuple[str | None, ...]], at: int) -> tuple[str, int]:
    """HTML of one sign, word, group, or raised or lowered part, and the index after it."""
    command, mark, plain = tokens[at]
    if plain is not None:
        return escape(plain), at + 1
    if mark == "{":
        return _sequence(tokens, at + 1, nested=True)
    if mark == "~":
        return " ", at + 1
    if mark is not None:
        return _script("sub" if mark == "_" else "sup", tokens, at + 1)
    if command in _GROUPS:
        return _argument(tokens, at + 1)
    if command in ("frac", "dfrac", "tfrac"):
        above, at = _argument(tokens, at + 1)
        below, at = _argument(tokens, at)
        return f"({above})/({below})", at
    if command in ("sqrt", "underbrace", "overbrace"):
        inner, at = _argument(tokens, at + 1)
        return f"{'√' if command == 'sqrt' else ''}({inner})", at
    if command not in _SIGNS:
        raise _Unknown
    return escape(_SIGNS[command]), at + 1


def _argument(tokens: list[tuple[str | None, ...]], at: int) -> tuple[str, int]:
    if at >= len(tokens) or tokens[at][1] != "{":
        raise _Unknown
    return _sequence(tokens, at + 1, nested=True)


def _script(tag: str, tokens: list[tuple[str | None, ...]], at: int) -> tuple[str, int]:
    """A raised or lowered part: a group, a command, or the one character that follows."""
    if at >= len(tokens) or tokens[at][1] in ("}", "_", "^"):
        raise _Unknown
    plain = tokens[at][2]
    if plain is None:
        inner, at = _item(tokens, at)
        return f"<{tag}>{inner}</{tag}>", at
    first, rest = plain[0], plain[1:]
    return f"<{tag}>{escape(first)}</{tag}>{escape(rest)}", at + 1
