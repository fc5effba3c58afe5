"""A comparison from the button to the last verdict, with a fake engine and judge; the real have their own tests."""

import threading
import time

from evaluation.errors import UserError
from generation.decode import GenerationSettings
from tests.fakes import DOUBLE, SQUARE, TEXTS, FakeEngine, FakeJudge, loaded_slot
from tests.waiting import PATIENCE
from ui.compare.live.comparison import WAITING_SECONDS, Live
from ui.engine import EngineSlot
from ui.runs.screen import Stage

SETTINGS = GenerationSettings()


def test_both_sides_are_written_judged_and_measured():
    screens = list(Live(loaded_slot(FakeEngine()), FakeJudge()).compare(DOUBLE, SETTINGS))
    last = screens[-1]
    assert last.stage is Stage.DONE
    assert not last.sides["base"].passed and last.sides["adapted"].passed
    assert last.sides["adapted"].program.source.strip() == TEXTS["adapted"].strip()
    assert 0 < last.sides["base"].chrf < last.sides["adapted"].chrf <= 100
    assert "greedy" in str(last.origin)


def test_texts_grow_and_results_come_in_one_by_one():
    go, lengths, known = threading.Event(), [], set()
    for screen in Live(loaded_slot(FakeEngine()), FakeJudge(go=go)).compare(DOUBLE, SETTINGS):
        side = screen.sides["base"]
        lengths.append(len(side.completion))
        known.add(sum(case is not None for case in side.cases))
        if 1 in known:
            go.set()
    assert lengths == sorted(lengths) and len(set(lengths)) > 2
    assert {0, 1, len(DOUBLE.tests)} <= known


def test_a_visitor_waits_for_a_model_that_is_loading():
    loaded = threading.Event()

    def load(report):
        report("converting the model")
        loaded.wait(PATIENCE)
        return FakeEngine()

    slot = EngineSlot(load)
    slot.start()
    screens = Live(slot, FakeJudge()).compare(DOUBLE, SETTINGS)
    first = next(screens)
    loaded.set()
    assert (first.stage, first.message) == (Stage.WAITING, "converting the model…")
    assert list(screens)[-1].stage is Stage.DONE


def test_a_model_that_cannot_be_loaded_is_said_in_its_own_words():
    def load(report):
        raise UserError("there is no adapter in /nowhere; pass --adapter")

    slot = EngineSlot(load)
    slot.start()
    last = list(Live(slot, FakeJudge()).compare(DOUBLE, SETTINGS))[-1]
    assert (last.stage, last.message) == (Stage.FAILED, "there is no adapter in /nowhere; pass --adapter")
    assert slot.state == "no model"


def test_an_unexpected_fault_while_loading_is_logged_and_leaves_a_sentence(caplog):
    def load(report):
        raise ZeroDivisionError

    slot = EngineSlot(load)
    slot.start()
    assert slot.wait(PATIENCE)
    assert "ZeroDivisionError" in slot.failure
    assert "ZeroDivisionError" in caplog.text


def test_the_settings_and_what_was_loaded_are_kept_with_the_result():
    engine, wanted = FakeEngine(), GenerationSettings(max_new_tokens=32, strength=0.5)
    live = Live(loaded_slot(engine), FakeJudge(), judged_by={"isolation": "full"})
    last = list(live.compare(DOUBLE, wanted))[-1]
    assert engine.settings == [wanted]
    assert last.origin.live and last.origin.provenance == {**engine.provenance, "isolation": "full"}
    assert str(last.origin) == "live · greedy · length 32 · strength 0.5"


def test_who_waits_is_told_how_many_come_first_and_only_once():
    engine = FakeEngine(go=threading.Event())
    live = Live(loaded_slot(engine), FakeJudge())
    first, second, third = (live.compare(DOUBLE, SETTINGS) for _ in range(3))
    assert next(first).stage is Stage.WRITING
    waiting = next(second), next(third)
    assert [screen.message for screen in waiting] == ["1 generation comes first", "2 generations come first"]
    assert {screen.stage for screen in waiting} == {Stage.WAITING}
    before = time.monotonic()
    assert next(third).message == "2 generations come first"
    assert time.monotonic() - before > WAITING_SECONDS / 2
    first.close()
    assert next(screen for screen in third if "2" not in screen.message).message == "1 generation comes first"
    second.close()
    assert next(third).stage is Stage.WRITING
    third.close()


def test_closing_the_series_while_the_models_write_closes_the_stream():
    engine = FakeEngine(go=threading.Event())
    screens = Live(loaded_slot(engine), FakeJudge()).compare(DOUBLE, SETTINGS)
    next(screens)
    assert engine.open_streams == 1
    screens.close()
    assert engine.open_streams == 0


def test_closing_the_series_while_tests_run_cancels_both_judgements():
    judge = FakeJudge(go=threading.Event())
    screens = Live(loaded_slot(FakeEngine()), judge).compare(DOUBLE, SETTINGS)
    next(screen for screen in screens if any(screen.sides["base"].cases))
    screens.close()
    assert judge.cancelled == 2


def test_without_isolation_programs_are_written_and_not_run():
    last = list(Live(loaded_slot(FakeEngine()), None).compare(DOUBLE, SETTINGS))[-1]
    assert last.stage is Stage.DONE and "no program is run here" in last.message
    assert last.sides["base"].cases == ()
    assert last.sides["base"].program is not None


def test_a_judge_that_fails_leaves_the_texts_and_a_sentence(caplog):
    def broken(program, problem, *, on_case, cancelled):
        raise RuntimeError("boom")

    last = list(Live(loaded_slot(FakeEngine()), broken).compare(SQUARE, SETTINGS))[-1]
    assert last.stage is Stage.FAILED and "RuntimeError" in last.message
    assert last.sides["adapted"].completion == TEXTS["adapted"]
    assert "boom" in caplog.text


def test_each_seed_is_a_sample_with_a_judgement_of_its_own():
    engine = FakeEngine()
    live = Live(loaded_slot(engine), FakeJudge(wrong="seed +1"))
    last = list(live.compare(DOUBLE, GenerationSettings(temperature=0.5, seed=7), seeds=3))[-1]
    assert last.stage is Stage.DONE and last.message == "all programs are judged"
    assert [sample["adapted"].passed for sample in last.samples] == [True, False, True]
    assert last.sides == last.samples[0] and last.settings["seed"] == 7
    second = last.with_sample(1)
    assert second.sides == last.samples[1] and second.settings["seed"] == 8
    assert "seed 8" in second.description
    assert last.with_sample(3) == last and last.with_sample(-1) == last


def test_other_contestants_stand_in_the_places_of_base_and_adapted():
    engine = FakeEngine(TEXTS | {"epoch 1": "print(1)\n"})
    live = Live(loaded_slot(engine), FakeJudge())
    last = list(live.compare(DOUBLE, SETTINGS, sides=("epoch 1", "base")))[-1]
    assert last.name_of("base") == "epoch 1" and last.name_of("adapted") == "base"
    assert last.sides["base"].completion == "print(1)\n"
    assert last.sides["adapted"].completion == TEXTS["base"]
    assert last.origin.provenance["adapted"] == engine.provenance["base"]


def test_a_contestant_that_is_not_loaded_is_named():
    last = list(Live(loaded_slot(FakeEngine()), FakeJudge()).compare(DOUBLE, SETTINGS, sides=("base", "epoch 9")))[-1]
    assert last.stage is Stage.FAILED
    assert last.message == "epoch 9 is not loaded; choose one of base, adapted"
