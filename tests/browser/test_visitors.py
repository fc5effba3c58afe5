"""Thirty visitors at once: everybody gets his own result, in turn, and nothing stays behind when they have left."""

import asyncio
import gc
import json
import threading

import httpx

from evaluation.fair_queue import FairQueue
from tests.browser.conftest import run_in_own_loop
from tests.fakes import DOUBLE, FakeEngine, FakeJudge
from tests.waiting import PATIENCE
from ui.runs.screen import Screen
from ui.runs.stored import Stored

VISITORS = 30
AT_ONCE = 8


class Echo(FakeEngine):
    """Each program prints its visitor's seed; one stream at a time, as with the real engine."""

    def __init__(self):
        super().__init__()
        self.most_at_once, self._running, self._lock = 0, 0, threading.Lock()
        self._queue = FairQueue(["the model"])

    def _text(self, side, seed):
        return f"# {side}\nprint({seed})\n"

    def stream(self, prompt, settings, *, sides=None, seeds=1):
        self.settings.append(settings)
        texts = [{side: self._text(side, settings.seed) for side in sides}]
        with self._queue.ticket() as ticket:
            while ticket.wait(0.01):
                pass
            with self._lock:
                self._running += 1
                self.most_at_once = max(self.most_at_once, self._running)
            yield from self._stream(texts)
            with self._lock:
                self._running -= 1


async def visit(client, seed):
    """One visitor, from the request to the last line of the answer."""
    data = {"data": ["double", 16, 0.5, seed]}
    event = (await client.post("/gradio_api/call/compare", json=data)).json()["event_id"]
    last = ""
    async with client.stream("GET", f"/gradio_api/call/compare/{event}") as answer:
        async for line in answer.aiter_lines():
            if line.startswith("data:"):
                last = line.removeprefix("data:")
    return json.loads(last)[0]


async def visit_all_at_once(url):
    limits = httpx.Limits(max_connections=VISITORS)
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE, limits=limits, trust_env=False) as client:
        return await asyncio.gather(*(visit(client, seed) for seed in range(VISITORS)))


def count_screens():
    gc.collect()
    return sum(type(thing) is Screen for thing in gc.get_objects())  # isinstance would wake lazy objects of torch


def test_thirty_visitors_at_once_get_their_own_results_in_turn(serve):
    engine = Echo()
    url = serve(lambda report: engine, FakeJudge(), [DOUBLE], Stored(), at_once=AT_ONCE)
    run_in_own_loop(visit_all_at_once(url))  # whatever is made once is made
    before, served = count_screens(), len(engine.settings)
    results = run_in_own_loop(visit_all_at_once(url))
    for seed, result in enumerate(results):
        assert result["stage"] == "done" and result["settings"]["seed"] == seed
        assert {side["program"].strip() for side in result["sides"].values()} == {
            f"# base\nprint({seed})",
            f"# adapted\nprint({seed})",
        }
    order = [settings.seed for settings in engine.settings[served:]]
    assert sorted(order) == list(range(VISITORS)) and engine.most_at_once == 1
    assert count_screens() <= before
