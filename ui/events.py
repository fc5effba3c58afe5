"""Connect a component's event to its handler, with the options that every event of the page shares.

No event shows Gradio's progress animation, and none is an endpoint for other programs: those are in api.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gradio.blocks import BlockContext
from gradio.components import Component
from gradio.context import Context
from gradio.events import Dependency, EventData

Event = Callable[..., Dependency]
"""What a component offers to connect a handler: `button.click`, `pressed.then`."""
Parts = Component | BlockContext | Sequence[Component | BlockContext]


@dataclass(frozen=True)
class ConcurrencyGroup:
    """Events that wait in Gradio's queue for one another."""

    name: str
    limit: int
    """How many events of the group run at the same time."""


def on(
    event: Event,
    handler: Callable[..., Any],
    inputs: Parts | None = None,
    outputs: Parts | None = None,
    *,
    group: ConcurrencyGroup | None = None,
    cancels: Sequence[Dependency] = (),
    trigger_mode: Literal["once", "multiple", "always_last"] | None = None,
) -> Dependency:
    """Call `handler` at each `event`.

    Without a `group` the event does not wait in Gradio's queue. `cancels` are running events that this one ends.
    """
    return event(
        handler,
        inputs,
        outputs,
        queue=group is not None,
        concurrency_limit=group.limit if group else "default",
        concurrency_id=group.name if group else None,
        cancels=list(cancels) or None,
        trigger_mode=trigger_mode,
        show_progress="hidden",
        api_visibility="private",
    )


def on_page_load(handler: Callable[..., Any], inputs: Parts | None = None, outputs: Parts | None = None) -> Dependency:
    """Call `handler` when a browser opens the page; to be used inside a Blocks context."""
    if Context.root_block is None:
        raise RuntimeError("on_page_load was called outside of a gr.Blocks context")
    return on(Context.root_block.load, handler, inputs, outputs)


def event_value(event: EventData) -> Any:
    """The value that the page's script sent along; an empty text where it sent none, or something forged."""
    data = getattr(event, "_data", None)
    return data.get("value", "") if isinstance(data, Mapping) else ""
