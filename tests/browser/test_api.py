"""The endpoints as other programs meet them: gradio_client and an MCP client against a page that is served."""

import json

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from evaluation.runs.format import pair_from_json
from tests.browser.conftest import run_in_own_loop
from tests.fakes import DOUBLE, SQUARE, TEXTS, FakeEngine, FakeJudge, stored_pair
from tests.waiting import PATIENCE
from ui.runs.stored import Stored

STORED = Stored({"double": stored_pair(DOUBLE)}, {"max_new_tokens": 64}, {"base": {"path": "fast"}}, name="mine")


JSON = {"Content-Type": "application/json"}


@pytest.fixture
def url(serve):
    return serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE, SQUARE], STORED)


@pytest.fixture
def client(url):
    return Client(url, verbose=False)


def test_problems_are_found_and_read(client):
    assert [row["problem_id"] for row in client.predict(api_name="/problems")] == ["double", "square"]
    assert client.predict("square of", "interview", api_name="/problems")[0]["kind"] == "call"
    problem = client.predict("square", api_name="/problem")
    assert problem["starter_code"] == SQUARE.starter_code and problem["fn_name"] == "square"


def test_a_comparison_streams_and_ends_with_the_judged_pair(client):
    updates = list(client.submit("double", 64, api_name="/compare"))
    assert {"writing", "judging"} <= {update["stage"] for update in updates}
    last = updates[-1]
    assert last["stage"] == "done" and last["outcome"] == "only_adapted"
    assert pair_from_json(last).sides["adapted"].completion == TEXTS["adapted"]
    assert last["settings"]["max_new_tokens"] == 64 and last["provenance"]["base"]["engine_path"] == "fast"


def test_a_program_is_judged(client):
    result = client.predict("double", "print(2 * int(input()))", api_name="/judge")
    assert result["passed"] and [case["verdict"] for case in result["cases"]] == ["accepted"] * 4
    assert not client.predict("double", 'input("', api_name="/judge")["passed"]


def test_runs_and_their_pairs_are_read(client):
    [run] = client.predict(api_name="/runs")
    assert run["run"] == "mine" and run["outcomes"]["only_adapted"] == 1
    pair = client.predict("mine", "double", api_name="/pair")
    assert pair_from_json(pair) == stored_pair(DOUBLE)
    assert pair["provenance"] == {"base": {"engine_path": "fast"}}


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("/problems", "", "hard"), "there is no difficulty 'hard'"),
        (("/problem", "nowhere"), "there is no problem 'nowhere'"),
        (("/problem", ["double"]), "there is no problem"),
        (("/compare", "double", 10**9), "length must be between 1 and 1024"),
        (("/compare", "double", "many"), "length must be a number"),
        (("/compare", "double", 8, 0.0, -1), "seed must be"),
        (("/judge", "double", ""), "there is no program to run"),
        (("/judge", "double", {"a": 1}), "there is no program to run"),
        (("/pair", "nowhere", "double"), "there is no run 'nowhere'"),
        (("/pair", ["mine"], "double"), "there is no run"),
        (("/pair", "mine", {"a": 1}), "holds no problem"),
        (("/pair", "mine", "square"), "holds no problem 'square'"),
    ],
)
def test_what_cannot_be_used_is_named(client, call, said):
    with pytest.raises(AppError, match=said):
        client.predict(*call[1:], api_name=call[0])


FORGED = [
    None,
    [],
    {},
    "x" * 300_000,
    -1,
    1e308,
    True,
    {"__type__": "update", "value": "<b>"},
    ["a", {"b": [None]}],
    "\ud800",
]


def test_no_forged_value_breaks_a_handler(url, client, capfd):
    """Each event of the page is posted to as no browser would, those that are in no list of endpoints too."""
    events = httpx.get(f"{url}/config", trust_env=False).json()["dependencies"]
    assert len(events) > 30
    for event in events:
        address = "/gradio_api/run/predict" if event["queue"] is False else "/gradio_api/queue/join"
        for value in FORGED:
            body = {"fn_index": event["id"], "data": [value] * len(event["inputs"]), "session_hash": "forged"}
            body["event_data"] = {"index": value, "value": value}
            answer = httpx.post(
                url + address, content=json.dumps(body), headers=JSON, trust_env=False, timeout=PATIENCE
            )
            assert "Traceback" not in answer.text and "/ui/" not in answer.text
    *_, last = client.submit("double", 16, api_name="/compare")
    assert last["stage"] == "done"
    assert "/ui/" not in capfd.readouterr().err


def test_where_own_programs_are_off_none_is_run(serve):
    judge = FakeJudge()
    page = Client(serve(lambda report: FakeEngine(), judge, [DOUBLE], STORED, own_programs=False), verbose=False)
    with pytest.raises(AppError, match="owner of this page does not allow"):
        page.predict("double", "print(1)", api_name="/judge")


def test_an_mcp_client_finds_and_calls_the_tools(url):
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async def talk():
        async with (
            streamable_http_client(f"{url}/gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            tools = {tool.name: tool for tool in (await session.list_tools()).tools}
            compared = await session.call_tool("compare", {"problem_id": "double", "max_new_tokens": 16})
            refused = await session.call_tool("problem", {"problem_id": "nowhere"})
            return tools, compared, refused

    tools, compared, refused = run_in_own_loop(talk())
    assert set(tools) == {"problems", "problem", "compare", "judge", "runs", "pair"}
    assert tools["judge"].inputSchema["properties"]["program"]["description"] == "the whole source"
    assert not compared.isError and "only_adapted" in compared.content[0].text
    assert refused.isError and "there is no problem 'nowhere'" in refused.content[0].text
