"""Answers that come while others are being mixed: each that was acknowledged is there, once."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from tests.surveys import answer, sent
from zonahijau.surveys.actions.intake import Taken
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.models import Campaign, Receipt, WaitingAnswer

SENDERS, EACH = 3, 25


@pytest.mark.django_db(transaction=True)
def test_no_answer_is_lost_between_intake_and_mixing(survey, today):
    taken, ended = [], threading.Event()

    def send():
        try:
            for _ in range(EACH):
                taken.append(_patiently(lambda: sent(survey, answer())))
        finally:
            connection.close()

    def nights():
        day = today
        try:
            while not ended.is_set():
                day += timedelta(days=1)
                _patiently(lambda day=day: mix(campaign=survey, on=day))
                ended.wait(0.05)
        finally:
            connection.close()

    senders = [threading.Thread(target=send) for _ in range(SENDERS)]
    night = threading.Thread(target=nights)
    for thread in (*senders, night):
        thread.start()
    for thread in senders:
        thread.join()
    ended.set()
    night.join()
    counted = Campaign.objects.get(pk=survey.pk).answers
    assert taken == [Taken.NEW] * SENDERS * EACH
    assert counted + WaitingAnswer.objects.count() == SENDERS * EACH
    assert Receipt.objects.count() == SENDERS * EACH
    assert counted > 0


def _patiently(act):
    """On a busy machine the lock may be waited for in vain; a night then comes again by itself."""
    for _ in range(20):
        try:
            return act()
        except OperationalError:
            continue
    raise AssertionError("never had its turn")
