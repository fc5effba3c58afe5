"""One sentence in the place of content that cannot be shown. Pure."""

from __future__ import annotations

from ui.html.text import escape


def notice(text: str) -> str:
    """HTML of the sentence; a live region, so that it is read out."""
    return f'<p class="banner" role="status">{escape(text)}</p>'
