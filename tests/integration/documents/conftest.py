"""Barito Kuala with its task force, the health agency, and papers of both."""

from datetime import date

import pytest

from tests import offices
from zonahijau.documents.actions.papers import Wish, draft_paper, issue
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint

ADDRESS = "http://testserver/q/"


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    """The folder of files of this test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def satgas(batola):
    return offices.person(batola, "satgas", "satgas")


@pytest.fixture
def admin(batola):
    return offices.person(batola, "admin", "admin")


@pytest.fixture
def head_of_dinkes(dinkes):
    """Who leads the health agency."""
    position = add_position(by=None, unit=dinkes, title="Kepala Dinas Kesehatan", kind="head")
    return appoint(by=None, position=position, appointment=Appointment(
        "dr. Contoh", "definitif", date(2024, 1, 2)))  # fmt: skip


def drafted(by, where, kind="undangan", **chosen):
    """A draft of a kind."""
    return draft_paper(by=by, where=where, kind=kind, wish=Wish(chosen))


def issued(by, where, kind="undangan", **chosen):
    """The same, issued."""
    paper = drafted(by, where, kind, **chosen)
    return issue(by=by, paper=paper, address=ADDRESS + paper.code)
