"""Two models of an OpenAI-compatible server as sides: what goes wrong against a stub, what is written by a real one."""

import itertools
import json
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from evaluation.assets import SHIPPED_ADAPTER
from evaluation.problems.sources import load_problems
from generation.completion import Completion
from generation.decode import GenerationSettings, sample_seed
from generation.engine import UPDATE_SECONDS
from generation.errors import ModelError, ServerError
from generation.prompt import FENCE, build_prompt, encode_prompt, render_prompt
from generation.server.openai_api import Endpoint
from generation.server.pair import REQUESTS_AT_ONCE, UNKNOWN, ServerPair, check_server, load_server_pair
from tests.stubs.openai import event, events, openai_server, word_tokenizer
from tests.waiting import PATIENCE, wait_until

NAMES = {"base": "small", "adapted": "small-apps"}
PLAIN = {"small": events("print", "(1)", "\n``", "`\nDone."), "small-apps": events("print", "(2)")}
MANY = [event(f"x{n}\n") for n in range(5000)]


class Words:
    """A tokenizer without a model: a token is a word, and there is no chat template."""

    chat_template, bos_token, bos_token_id = None, None, None

    def __call__(self, text, *, add_special_tokens=True):
        return {"input_ids": list(range(len(text.split())))}


def pair(stub, *, key="", names=NAMES, tokenizer=None):
    return ServerPair(Endpoint(stub.url, key), names, tokenizer or Words())


def last(engine, settings=None):
    *_, update = engine.stream("Double it.", settings)
    assert update.done
    return update.completions


@pytest.fixture
def stub():
    with openai_server(PLAIN) as server:
        yield server


def test_both_sides_are_asked_for_with_one_prompt_and_the_settings(stub):
    last(pair(stub), GenerationSettings(max_new_tokens=7, temperature=0.5, top_p=0.9, seed=3))
    base, adapted = sorted(stub.requests[-2:], key=lambda request: request["model"])
    assert base == {
        "model": "small",
        "prompt": f"Double it.\n{FENCE}",
        "max_tokens": 7,
        "temperature": 0.5,
        "top_p": 0.9,
        "seed": sample_seed(3, 0, base["prompt"]),
        "stream": True,
    }
    assert adapted == base | {"model": "small-apps"}


def test_each_seed_is_asked_for_by_itself(stub):
    *_, update = pair(stub).stream("Double it.", GenerationSettings(temperature=0.5, seed=3), seeds=2)
    assert [list(written) for written in (update.completions, *update.further)] == [["base", "adapted"]] * 2
    asked = sorted((request["seed"], request["model"]) for request in stub.requests[-4:])
    seeds = [sample_seed(seed, 0, stub.requests[-1]["prompt"]) for seed in (3, 4)]
    assert asked == sorted((seed, name) for seed in seeds for name in ("small", "small-apps"))


def test_a_text_begins_with_its_fence_and_ends_behind_the_closing_one_or_where_the_model_ended(stub):
    written = last(pair(stub))
    assert (written["base"].text, written["base"].finish) == (f"{FENCE}print(1)\n```", "stop")
    assert (written["adapted"].text, written["adapted"].finish) == (f"{FENCE}print(2)", "stop")
    assert written["adapted"].tokens == 1 and written["adapted"].seconds > 0


def test_an_empty_program_is_ended_by_its_fence_too():
    with openai_server(PLAIN | {"small": events("```", " and more")}) as stub:
        assert last(pair(stub))["base"].text == f"{FENCE}```"


def test_a_text_that_reached_its_length_says_so():
    with openai_server(PLAIN | {"small": events("a", finish="length")}) as stub:
        assert last(pair(stub))["base"].finish == "length"


def test_a_stream_grows_in_at_most_eight_updates_a_second_and_ends_complete():
    slow = {name: events(*(f"{n}\n" for n in range(60))) for name in NAMES.values()}
    with openai_server(slow) as stub:
        engine = pair(stub)
        stub.pause = 0.01
        started = time.monotonic()
        updates = list(engine.stream("Count."))
        seconds = time.monotonic() - started
    assert 3 <= len(updates) <= seconds / UPDATE_SECONDS + 1
    assert [update.done for update in updates] == [False] * (len(updates) - 1) + [True]
    for side in NAMES:
        texts = [update.completions[side].text for update in updates]
        assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(texts))
        assert texts[-1] == FENCE + "".join(f"{n}\n" for n in range(60))


@pytest.mark.parametrize("begun", [True, False])
def test_closing_the_stream_aborts_both_requests(begun):
    """Also one that the server has not begun to answer."""
    with openai_server(PLAIN) as stub:
        engine = pair(stub)
        stub.models, stub.pause, finished = dict.fromkeys(NAMES.values(), MANY), 0.01, stub.finished
        if not begun:
            stub.go.clear()
        stream = engine.stream("Count.")
        next(stream)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(stream.close).result(PATIENCE)
        stub.go.set()
        wait_until(lambda: stub.at_once == 0)
        assert stub.finished == finished


def test_the_request_is_aborted_at_the_closing_fence():
    with openai_server(PLAIN) as stub:
        engine = pair(stub)
        stub.models = {name: [event("a\n```"), *MANY] for name in NAMES.values()}
        stub.pause = 0.01
        assert last(engine)["base"].text == f"{FENCE}a\n```"
        wait_until(lambda: stub.at_once == 0)


def test_a_batch_comes_in_order_with_so_many_samples_and_not_too_many_requests_at_once(stub):
    engine = pair(stub)
    del stub.requests[:]
    stub.pause = 0.01
    written = list(engine.complete([f"Problem {n}." for n in range(20)], GenerationSettings(seed=1), samples=2))
    assert len(written) == 20
    assert written[0].keys() == NAMES.keys()
    assert [completion.text for completion in written[7]["adapted"]] == [f"{FENCE}print(2)"] * 2
    asked = {(request["prompt"], request["model"], request["seed"]) for request in stub.requests}
    prompts = {prompt for prompt, _, _ in asked}
    assert {prompt.partition("\n")[0] for prompt in prompts} == {f"Problem {n}." for n in range(20)}
    each = ((prompt, name, k) for prompt in prompts for name in NAMES.values() for k in (0, 1))
    assert asked == {(prompt, name, sample_seed(1, k, prompt)) for prompt, name, k in each}
    assert 2 < stub.most_at_once <= REQUESTS_AT_ONCE


def test_a_batch_that_is_cancelled_gives_what_was_written_and_asks_for_no_more():
    with openai_server(PLAIN) as stub:
        engine = pair(stub)
        del stub.requests[:]
        stub.models, stub.pause = dict.fromkeys(NAMES.values(), MANY), 0.01
        seen = iter([False] * 20)
        written = list(engine.complete(["a", "b"] * 40, cancelled=lambda: next(seen, True)))
    assert {first.finish for by_side in written for completions in by_side.values() for first in completions} == {
        "cancelled"
    }
    assert len(stub.requests) <= 2 * 20


def test_provenance_says_what_is_known_and_what_is_not(stub):
    engine = pair(stub)
    base, adapted = engine.provenance["base"], engine.provenance["adapted"]
    assert (base["model"], base["adapter"], base["served_as"]) == ("small", "", "small")
    assert (adapted["model"], adapted["adapter"], adapted["served_as"]) == ("small", "small-apps", "small-apps")
    assert base["path"] == "server" and base["server"] == f"{stub.url}/v1"
    assert base["revision"] == "org/small" and base["precision"] == UNKNOWN and adapted["scale"] is None
    assert base["fingerprint"].startswith("text:") and base["fingerprint"] != adapted["fingerprint"]
    assert engine.warning == ""
    json.dumps(engine.provenance, allow_nan=False)


def test_before_a_fingerprint_one_token_brings_the_prompt_into_the_servers_cache(stub):
    pair(stub)
    asked = [(request["model"], request["max_tokens"], request["temperature"]) for request in stub.requests]
    assert asked == [(name, tokens, 0.0) for name in NAMES.values() for tokens in (1, 64)]


def test_a_model_under_two_names_raises_the_warning():
    with openai_server(dict.fromkeys(NAMES.values(), PLAIN["small"])) as stub:
        assert "base and adapted answer alike" in pair(stub).warning


def test_the_key_is_sent_and_shown_nowhere(stub):
    engine = pair(stub, key="sk-hidden\n")
    assert {headers["Authorization"] for headers in stub.headers} == {"Bearer sk-hidden"}
    assert "hidden" not in json.dumps(engine.provenance)


def test_credentials_in_the_address_are_sent_and_shown_nowhere(stub):
    engine = ServerPair(Endpoint(stub.url.replace("//", "//me:hidden@") + "/v1/"), NAMES, Words())
    assert all(headers["Authorization"].startswith("Basic ") for headers in stub.headers)
    assert engine.provenance["base"]["server"] == f"{stub.url}/v1"
    assert "hidden" not in json.dumps(engine.provenance)


def test_a_key_that_no_header_can_carry_is_refused_without_being_shown():
    with pytest.raises(ServerError, match="OPENAI_API_KEY holds characters") as refused:
        Endpoint("http://localhost:1", "sk\nhidden")
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize("address", ["localhost:8000", "ftp://host", "http://", "http://host:port", ""])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ServerError, match="http://localhost:8000/v1"):
        Endpoint(address)


def test_a_server_that_is_not_there_is_named(free_port):
    with pytest.raises(ServerError, match=f"no server answers at http://127.0.0.1:{free_port}/v1 .*--server"):
        ServerPair(Endpoint(f"http://127.0.0.1:{free_port}"), NAMES, Words())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((404, {"error": {"message": "gone\nfor good"}}), r"cannot answer the request to small \(404: gone for good\)"),
        ((422, {"detail": "no seed here"}), "422: no seed here"),
        ((500, None), "500: null"),
        ((401, {"error": "Incorrect key sk-hidden"}), r"refuses the key \(401\); set OPENAI_API_KEY"),
        ([event("a"), json.dumps({"error": {"message": "out of memory"}})], r"broke off \(out of memory\)"),
        ([event("a"), '{"error": "out of memory"}'], r"broke off \(out of memory\)"),
        ([event("a")], "broke off .it ended without a finish reason"),
        ([event("a"), "[DONE]"], "broke off .it ended without a finish reason"),
        ([event("a", "abort")], "the finish reason 'abort'"),
        (["no json"], "the answer of small from .* broke off"),
        (["[]"], "broke off"),
        ((200, {"choices": []}), "broke off .*text/event-stream"),
    ],
)
def test_what_a_server_does_wrong_is_one_sentence(stub, answer, said):
    engine = pair(stub)
    stub.models["small"] = answer
    with pytest.raises(ServerError, match=said) as error:
        last(engine)
    assert "\n" not in str(error.value) and "hidden" not in str(error.value)
    with pytest.raises(ServerError, match=said):
        list(engine.complete(["Double it."] * 3))


def test_a_name_that_is_not_served_is_told_with_those_that_are(stub):
    with pytest.raises(ServerError, match=r"does not serve big \(404: no model big\), it lists small, small-apps"):
        pair(stub, names={"base": "big", "adapted": "small-apps"})


def test_a_server_measures_no_token_shift(stub):
    assert pair(stub).token_shift is None


def test_another_strength_is_refused(stub):
    engine, asked = pair(stub), len(stub.requests)
    for written in (
        engine.stream("a", GenerationSettings(strength=0.5)),
        engine.complete(["a"], GenerationSettings(strength=0.5)),
    ):
        with pytest.raises(ServerError, match=r"at strength 1, not 0\.5; set strength to 1"):
            next(written)
    assert len(stub.requests) == asked


@pytest.mark.parametrize("names", [{"base": None, "adapter": "a"}, {"base": "b", "adapter": ""}])
def test_two_names_are_asked_for(names):
    with pytest.raises(ServerError, match="--server needs --base and --adapter"):
        check_server("http://localhost:8000", **names)


def test_a_tokenizer_that_cannot_be_had_names_the_flag_for_it(stub):
    with pytest.raises(ModelError, match="--tokenizer"):
        load_server_pair(stub.url, base="no such/model", adapter="small-apps", progress=lambda _: None)


def test_a_server_that_adds_the_begin_token_itself_reads_the_same_tokens(stub):
    """Llama 3's chat template begins with it and its tokenizer adds it: two of them would be another prompt."""
    tokenizer = word_tokenizer()
    last(pair(stub, tokenizer=tokenizer))
    sent = stub.requests[-1]["prompt"]
    assert render_prompt("Double it.", tokenizer).startswith("<s>") and not sent.startswith("<s>")
    assert tokenizer(sent)["input_ids"] == encode_prompt("Double it.", tokenizer)


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# Against a real server: `transformers serve`, with the embedded model as `base` and the shipped adapter as `adapted`.

SHORT = GenerationSettings(max_new_tokens=48)
PROMPTS = [build_prompt(problem) for problem in load_problems("embedded:test")[:2]]


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """The engine on a server process of its own, in float32; a model is loaded when it is first asked for."""
    pytest.importorskip("openai", reason="transformers serve needs transformers[serving]")
    folder = tmp_path_factory.mktemp("served")
    lay_out(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    main = "from transformers.cli.transformers import main; main()"
    flags = ["serve", "--host", "127.0.0.1", "--port", str(port), "--device", "cpu", "--dtype", "float32"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", main, *flags],
            cwd=folder,
            env=os.environ | {"HF_HUB_OFFLINE": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until(lambda: answers(port, process))
        yield load_server_pair(
            f"http://127.0.0.1:{port}", base="base", adapter="adapted", tokenizer="embedded", progress=lambda _: None
        )
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def lay_out(folder):
    """A model's name is its folder's. The adapter stands with its base's files, as transformers looks for them."""
    import shutil

    from generation.models.embedded import embedded_model

    (folder / "base").symlink_to(embedded_model())
    shutil.copytree(SHIPPED_ADAPTER, folder / "adapted")
    for file in embedded_model().iterdir():
        (folder / "adapted" / file.name).symlink_to(file)
    config = folder / "adapted" / "adapter_config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"base_model_name_or_path": "base"}))


def answers(port, process):
    assert process.poll() is None, "the server ended"
    try:
        return httpx.get(f"http://127.0.0.1:{port}/health").is_success
    except httpx.TransportError:
        return False


@pytest.mark.model
def test_on_a_real_server_both_sides_write_what_the_general_path_writes(real, general_engine):
    """Greedy, float32, 48 tokens: text for text. The texts of the two sides differ, or nothing would be shown."""
    served = list(real.complete(PROMPTS, SHORT))
    here = list(general_engine.complete(PROMPTS, SHORT))
    for side in ("base", "adapted"):
        assert [texts(by_side[side]) for by_side in served] == [texts(by_side[side]) for by_side in here]
    assert served[0]["base"] != served[0]["adapted"]


def texts(completions: list[Completion]):
    return [(completion.text, completion.finish) for completion in completions]


@pytest.mark.model
def test_on_a_real_server_the_sides_have_fingerprints_of_their_own(real):
    assert real.warning == ""
    assert real.provenance["base"]["fingerprint"].startswith("text:")


@pytest.mark.model
def test_a_real_server_streams_and_an_abandoned_stream_does_not_hold_it_up(real):
    stream = real.stream(PROMPTS[0], GenerationSettings(max_new_tokens=2000))
    assert any(len(update.completions["base"].text) > 40 for update in stream)
    stream.close()
    started = time.monotonic()
    assert last(real, GenerationSettings(max_new_tokens=1))["base"].finish == "length"
    assert time.monotonic() - started < 30  # 2,000 tokens take minutes


@pytest.mark.model
def test_a_real_server_without_such_a_model_is_told_with_what_it_lists(real):
    names = {"base": "nobody", "adapted": "adapted"}
    with pytest.raises(ServerError, match=r"does not serve nobody .*it lists .*adapted"):
        ServerPair(real._endpoint, names, real._tokenizer)
