"""A mixing, an issue, a publishing that is stopped at any step: all of it is done, or nothing."""

import os
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.apps import apps

from tests.surveys import answer, sent
from zonahijau.surveys import queries, sealing
from zonahijau.surveys.actions import issuing, mixing, publishing
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.counting import recount
from zonahijau.surveys.actions.mixing import forget_orphans, mix
from zonahijau.surveys.actions.publishing import publish
from zonahijau.surveys.actions.sheets import (
    begin_sheet,
    enter_form,
    finish_sheet,
    withdraw_sheet,
)
from zonahijau.surveys.models import Campaign, PublishedCell, Receipt, Seal, WaitingAnswer

RUNNING = [
    (sealing, "secret_of"),
    (sealing, "opened"),
    (sealing, "new_pair"),
    (sealing, "sealed"),
    (mixing, "_shelve"),
    (mixing, "_part"),
    (mixing, "raise_signals"),
    (mixing, "_count_sheet"),
    (mixing, "_take_out"),
    (mixing, "count"),
    (issuing, "stand"),
    (mixing, "_finish"),
    (Campaign, "save"),
]
AT_THE_END = [(issuing, "issue"), (issuing, "publish"), (publishing, "_cells"), (Campaign, "save")]


class Killed(BaseException):
    """The machine stops."""


@contextmanager
def _stopped(monkeypatch, place, name, *, after):
    """What is done inside stops right before a step, or when the step has just been done."""
    step = getattr(place, name)

    def stop(*given, **named):
        if after:
            step(*given, **named)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(place, name, stop)
        with pytest.raises(Killed):
            yield


def _sheet(by, survey, count):
    sheet = begin_sheet(by=by, campaign=survey)
    for n in range(count):
        enter_form(by=by, sheet=sheet, answer=answer((n % 4 + 1,) * 9), text=f"Kertas {n}")
    return finish_sheet(by=by, sheet=sheet)


@pytest.fixture
def busy(survey, rahmah, today):
    """Twelve wait, a bundle is to be counted and another to be taken out."""
    for n in range(12):
        sent(survey, answer((n % 4 + 1,) * 9), text=f"Lama {n}")
    taken = _sheet(rahmah, survey, 7)
    mix(campaign=survey, on=today)
    for n in range(12):
        sent(survey, answer((n % 3 + 1,) * 9, "2"), text=f"Baru {n}")
    withdraw_sheet(by=rahmah, sheet=taken, because="Salah unit")
    _sheet(rahmah, survey, 6)
    return survey


def _rows():
    """Every row of every table of surveys."""
    return {
        model.__name__: sorted(
            str([bytes(each) if isinstance(each, memoryview) else each for each in row])
            for row in model._default_manager.values_list()
        )
        for model in apps.get_app_config("surveys").get_models()
    }


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), RUNNING, ids=[name for _, name in RUNNING])
def test_a_mixing_that_is_stopped_has_not_begun(busy, tomorrow, monkeypatch, place, name, after):
    before = _rows()
    with _stopped(monkeypatch, place, name, after=after):
        mix(campaign=busy, on=tomorrow)
    assert _rows() == before
    done = mix(campaign=busy, on=tomorrow)
    assert (done.waiting, done.paper, done.taken_out, done.left) == (12, 6, 7, 5)
    _counted(busy, network=19, paper=6, waiting=5)


def _counted(survey, *, network, paper, waiting):
    """Every answer that was acknowledged is there once, and so is what was written with it."""
    survey.refresh_from_db()
    assert survey.answers == queries.whole(survey).counted.answers == network + paper
    assert WaitingAnswer.objects.count() == waiting
    assert Receipt.objects.count() == network + waiting
    texts = [each.text for each in survey.comments.all()]
    assert len(texts) == len(set(texts)) + 6  # both bundles say "Kertas 0" to "Kertas 5"
    assert len(texts) == network + paper + 7
    assert recount(campaign=survey) == []


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), AT_THE_END, ids=[name for _, name in AT_THE_END])
def test_a_last_mixing_that_is_stopped_has_not_begun(
    busy, rahmah, tomorrow, monkeypatch, place, name, after
):
    close(by=rahmah, campaign=busy)
    before = _rows()
    with _stopped(monkeypatch, place, name, after=after):
        mix(campaign=busy, on=tomorrow)
    assert _rows() == before
    mix(campaign=busy, on=tomorrow)
    _counted(busy, network=24, paper=6, waiting=0)
    assert busy.state == "closed"
    assert PublishedCell.objects.filter(campaign=busy, table="").get().n == 30


@pytest.mark.django_db(transaction=True)
def test_stopped_before_the_old_key_is_destroyed_it_goes_within_the_next_nights(
    busy, tomorrow, monkeypatch
):
    old = Seal.objects.get().pk
    with _stopped(monkeypatch, sealing, "destroy", after=False):
        mix(campaign=busy, on=tomorrow)
    _counted(busy, network=19, paper=6, waiting=5)
    forget_orphans()
    assert old in sealing.numbers()  # it might belong to somebody who is just beginning
    long_ago = time.time() - 2 * 60 * 60
    for path in (sealing._path(number) for number in sealing.numbers()):
        os.utime(path, (long_ago, long_ago))
    forget_orphans()
    assert set(sealing.numbers()) == {Seal.objects.get().pk}
    assert mix(campaign=busy, on=tomorrow + timedelta(days=1)).waiting == 0


@pytest.mark.django_db(transaction=True)
def test_a_key_whose_mixing_was_stopped_is_destroyed_and_the_old_one_stays(
    busy, tomorrow, monkeypatch
):
    known, before = Seal.objects.get().pk, set(sealing.numbers())
    with _stopped(monkeypatch, issuing, "stand", after=True):
        mix(campaign=busy, on=tomorrow)
    assert len(sealing.numbers().keys() - before) == 1
    long_ago = time.time() - 2 * 60 * 60
    for path in (sealing._path(number) for number in sealing.numbers()):
        os.utime(path, (long_ago, long_ago))
    forget_orphans()
    assert set(sealing.numbers()) == {known}
    assert mix(campaign=busy, on=tomorrow).waiting == 12


@pytest.mark.django_db(transaction=True)
def test_a_publishing_that_is_stopped_leaves_what_was_published(
    busy, rahmah, tomorrow, monkeypatch
):
    close(by=rahmah, campaign=busy)
    mix(campaign=busy, on=tomorrow)
    before = _rows()
    assert before["PublishedCell"]
    busy.refresh_from_db()
    with _stopped(monkeypatch, publishing, "_cells", after=False):
        publish(busy)
    assert _rows() == before
