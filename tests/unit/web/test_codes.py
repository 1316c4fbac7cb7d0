"""Short codes: how they are written, and that every app is asked, whatever was found before."""

import pytest
from django.http import Http404, HttpResponse

from zonahijau.web import genuine


@pytest.fixture
def finders(monkeypatch):
    own = {}
    monkeypatch.setattr(genuine, "_finders", own)
    return own


@pytest.mark.parametrize("typed", ["k7m2pq4w", " K7M2 PQ4W ", "k7m2-pq4w", "K7M2.PQ4W"])
def test_a_code_is_understood_however_people_write_it(typed):
    assert genuine.cleaned(typed) == "K7M2PQ4W"


def test_codes_of_different_kinds_never_meet():
    made = {len(genuine.new_code(kind)) for kind in genuine.LENGTHS}
    assert len(made) == len(genuine.LENGTHS)


def test_every_app_is_asked_also_after_one_has_answered(finders):
    asked = []

    def finder(name, page):
        return lambda code: asked.append((name, code)) or page

    finders["one"] = finder("one", lambda request: HttpResponse("one"))
    finders["two"] = finder("two", None)
    assert genuine.answer(None, "k7m2").content == b"one"
    assert asked == [("one", "K7M2"), ("two", "K7M2")]


def test_a_code_that_nobody_shows_is_not_there(finders):
    finders["one"] = lambda code: None
    with pytest.raises(Http404):
        genuine.answer(None, "K7M2")
