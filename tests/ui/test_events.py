"""What every event of the page has in common."""

import gradio as gr
import pytest

from ui.events import ConcurrencyGroup, on, on_page_load


def connected(page):
    [event] = page.get_config_file()["dependencies"]
    return event


def test_an_event_is_no_endpoint_shows_no_progress_and_does_not_wait():
    with gr.Blocks() as page:
        on(gr.Button().click, lambda: None)
    event = connected(page)
    assert (event["api_visibility"], event["show_progress"], event["queue"]) == ("private", "hidden", False)


def test_an_event_of_a_group_waits_in_the_queue():
    with gr.Blocks() as page:
        on(gr.Button().click, lambda: None, group=ConcurrencyGroup("engine", 3))
    event = connected(page)
    assert event["queue"] is True and event["api_visibility"] == "private"
    [function] = page.fns.values()
    assert (function.concurrency_id, function.concurrency_limit) == ("engine", 3)


def test_an_event_ends_those_that_it_cancels():
    with gr.Blocks() as page:
        run = on(gr.Button().click, lambda: None, group=ConcurrencyGroup("engine", 1))
        on(gr.Button().click, lambda: None, cancels=[run], trigger_mode="always_last")
    events = page.get_config_file()["dependencies"]
    assert any(event["cancels"] == [events[0]["id"]] for event in events)
    assert "always_last" in {event["trigger_mode"] for event in events}
    assert {event["api_visibility"] for event in events} == {"private"}


def test_the_loading_of_the_page_is_an_event():
    with gr.Blocks() as page, gr.Tab("inner"):
        on_page_load(lambda: None)
    assert connected(page)["targets"][0][1] == "load"
    with pytest.raises(RuntimeError, match=r"outside of a gr\.Blocks context"):
        on_page_load(lambda: None)


def test_a_misspelt_option_is_an_error():
    with gr.Blocks(), pytest.raises(TypeError, match="concurency_limit"):
        on(gr.Button().click, lambda: None, concurency_limit=1)
