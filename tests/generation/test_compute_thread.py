"""The compute thread: always the same one, hands back results and errors, and starts anew in a forked process."""

import gc
import multiprocessing
import threading
import weakref

import pytest

from generation.compute_thread import ComputeThread
from tests.waiting import PATIENCE


def test_everything_is_done_in_one_thread_in_the_order_it_was_asked_for():
    thread, done = ComputeThread(), []
    results = [thread.submit(lambda n=n: (done.append(n), threading.get_ident())[1]) for n in range(20)]
    assert len({result.result(5) for result in results}) == 1
    assert done == list(range(20))
    assert results[0].result() != threading.get_ident()


def test_an_error_reaches_whoever_asked_and_the_thread_goes_on():
    thread = ComputeThread()
    with pytest.raises(ZeroDivisionError):
        thread.submit(lambda: 1 / 0).result(5)
    assert thread.submit(lambda: 2).result(5) == 2


def test_nothing_is_started_before_it_is_needed():
    thread = ComputeThread()
    assert thread._thread is None
    thread.submit(int).result(5)
    assert thread._thread.daemon


def test_what_is_done_is_not_kept_alive():
    class Model:
        pass

    model = Model()
    alive, thread = weakref.ref(model), ComputeThread()
    thread.submit(lambda model=model: model is None).result(5)
    del model
    thread.submit(int).result(5)
    gc.collect()
    assert alive() is None


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system has no fork")
def test_a_forked_process_computes_in_a_thread_of_its_own():
    thread = ComputeThread()
    thread.submit(int).result(5)
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    child = context.Process(target=lambda: answers.put(thread.submit(lambda: 41 + 1).result(5)))
    child.start()
    assert answers.get(timeout=PATIENCE) == 42
    child.join(10)
