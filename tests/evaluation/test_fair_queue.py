"""The queue for things that threads share: who is served when, what a ticket says, what comes back."""

import threading

import pytest

from evaluation.fair_queue import FairQueue
from tests.waiting import PATIENCE, wait_until


def never():
    return False


def in_thread(visit, *arguments):
    thread = threading.Thread(target=visit, args=arguments, daemon=True)
    thread.start()
    return thread


def wait_for_line(queue, count):
    """Return once this many tickets wait in the line."""
    wait_until(lambda: len(queue._line) >= count, every=0.001)


def test_the_queue_hands_on_in_order():
    queue, served = FairQueue(["model"]), []

    def visit(number, arrived):
        with queue.ticket() as ticket:
            arrived.set()
            while ticket.wait(1):
                pass
            served.append(number)

    with queue.turn():
        threads = []
        for number in range(5):
            arrived = threading.Event()
            threads.append(in_thread(visit, number, arrived))
            arrived.wait()
        assert served == []
    for thread in threads:
        thread.join()
    assert served == [0, 1, 2, 3, 4]


def test_a_ticket_says_how_many_come_first():
    queue = FairQueue(["model"])
    with queue.ticket() as first, queue.ticket() as second:
        assert first.wait(0) == 0 and first.things == ["model"]
        assert first.wait(0) == 0, "who is served stays served"
        with queue.ticket() as third:
            assert (second.wait(0), third.wait(0)) == (1, 2)


def test_the_turn_of_a_ticket_comes_before_those_behind_it_even_while_it_does_not_ask():
    queue = FairQueue(["model"])
    with queue.turn():
        second, third = queue.ticket(), queue.ticket()
        early, late = second.__enter__(), third.__enter__()
    assert late.wait(0.01) == 1
    assert early.wait(0) == 0
    second.__exit__(None, None, None)
    assert late.wait(0) == 0
    third.__exit__(None, None, None)


def test_who_leaves_the_line_holds_nobody_up():
    queue = FairQueue(["model"])
    with queue.turn():
        leaving = queue.ticket()
        assert leaving.__enter__().wait(0) == 1
        with queue.ticket() as staying:
            assert staying.wait(0) == 2
            leaving.__exit__(None, None, None)
            assert staying.wait(0) == 1


def test_a_block_that_ends_in_an_error_gives_the_thing_back():
    queue = FairQueue(["model"])
    with pytest.raises(RuntimeError), queue.turn() as thing:
        assert thing == "model"
        raise RuntimeError
    assert queue.take_idle() == "model"


def test_a_ticket_is_served_as_soon_as_the_thing_comes_back():
    queue = FairQueue(["slot"])
    (slot,) = queue.take(1, never)
    served = threading.Event()

    def visit():
        with queue.ticket() as ticket:
            if ticket.wait(10 * PATIENCE) == 0:
                served.set()

    in_thread(visit)
    wait_for_line(queue, 1)
    queue.give(slot)
    assert served.wait(PATIENCE)


def test_things_that_were_taken_stay_out_until_they_are_given_back():
    queue = FairQueue(["a", "b", "c"])
    assert queue.total == 3
    taken = queue.take(2, never)
    assert len(taken) == 2 and queue.take(2, lambda: True) == []
    queue.give(taken.pop())
    assert len(queue.take(2, never)) == 2
    assert queue.take_idle() is None


def test_who_wants_all_of_them_is_not_overtaken_by_those_who_want_one():
    queue, served = FairQueue(["a", "b"]), []

    def take(name, count):
        things = queue.take(count, never)
        served.append(name)
        for thing in things:
            queue.give(thing)

    (held,) = queue.take(1, never)
    threads = [in_thread(take, "all", 2)]
    wait_for_line(queue, 1)
    threads.append(in_thread(take, "one", 1))
    wait_for_line(queue, 2)
    assert served == [], "one is free, but the first in line wants two"
    queue.give(held)
    for thread in threads:
        thread.join()
    assert served == ["all", "one"]


def test_a_wait_that_is_cancelled_gives_nothing_and_lets_the_next_one_pass():
    queue, cancel, served = FairQueue(["a", "b"]), threading.Event(), []
    queue.take(1, never)
    giving_up = in_thread(lambda: served.append(queue.take(2, cancel.is_set)))
    wait_for_line(queue, 1)
    next_one = in_thread(lambda: served.append(queue.take(1, never)))
    wait_for_line(queue, 2)
    cancel.set()
    giving_up.join()
    next_one.join()
    assert sorted(map(len, served)) == [0, 1]


def test_idle_is_only_what_nobody_waits_for():
    queue = FairQueue(["a", "b"])
    first = queue.take_idle()
    with queue.ticket(2) as ticket:
        assert ticket.wait(0) == 1
        assert queue.take_idle() is None
    assert {first, queue.take_idle()} == {"a", "b"}
