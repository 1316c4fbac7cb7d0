"""Many writers at once: one chain, no gap, nothing twice."""

import threading

import pytest
from django.db import connection

from tests.integration.audit.test_recording import BANYUASIN, BATOLA, write
from zonahijau.audit.queries import entries_of, verify

WRITERS, EACH = 6, 8


def in_threads(count: int, work) -> list[Exception]:
    """Run the work in threads that begin together; returns what they raised."""
    faults: list[Exception] = []
    together = threading.Barrier(count)

    def run(number: int) -> None:
        together.wait()
        try:
            work(number)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_make_one_chain():
    assert not in_threads(WRITERS, lambda number: write(EACH))
    verification = verify(BATOLA)
    assert verification.holds
    assert verification.entries == WRITERS * EACH


@pytest.mark.django_db(transaction=True)
def test_the_very_first_entry_may_be_written_by_several_at_once():
    assert not in_threads(WRITERS, lambda number: write(1, number % 2 + 1))
    assert verify(BATOLA).holds
    assert verify(BANYUASIN).holds


@pytest.mark.django_db(transaction=True)
def test_a_chain_is_proven_while_others_write_on():
    outcomes = []

    def work(number: int) -> None:
        if number:
            write(EACH)
        else:
            outcomes.extend(verify(BATOLA).holds for _ in range(EACH))

    assert not in_threads(3, work)
    assert all(outcomes)
    assert entries_of(BATOLA).count() == 2 * EACH
