"""Several providers may know the same fact; one of them is offered."""

from datetime import date

import pytest

from zonahijau.instruments import facts
from zonahijau.instruments.facts import KnownFact, known_facts, register_provider
from zonahijau.wording import Text

KEY = "standard.fee.published_online"
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture(autouse=True)
def registry(monkeypatch):
    monkeypatch.setattr(facts, "_providers", [])


def saying(origin, on=MONDAY, holds=True, key=KEY):
    word = Text(origin, origin)
    return lambda unit, service, keys: [KnownFact(key, holds, word, word, on)]


def offered():
    fact = known_facts(None, None, [KEY]).get(KEY)
    return str(fact.origin) if fact else None


def test_a_provider_is_asked_only_for_keys_of_its_prefix():
    register_provider("standard.fees", saying("other subject"))
    assert offered() is None
    register_provider("standard", saying("catalogue"))
    assert offered() == "catalogue"


def test_of_two_the_higher_rank_is_offered_though_it_is_older():
    register_provider("standard", saying("seen on the site", on=MONDAY), rank=1)
    register_provider("standard.fee", saying("declared", on=TUESDAY))
    assert offered() == "seen on the site"


def test_of_equals_what_was_seen_last_is_offered():
    register_provider("standard", saying("older", on=MONDAY))
    register_provider("standard.fee", saying("newer", on=TUESDAY))
    assert offered() == "newer"


def test_of_equals_on_one_day_whoever_came_first_is_offered():
    register_provider("standard", saying("first"))
    register_provider("standard.fee", saying("second"))
    assert offered() == "first"


def test_registering_again_asks_once_and_takes_the_new_rank():
    asked = []

    def known(unit, service, keys):
        asked.append(keys)
        return []

    register_provider("standard", known)
    register_provider("standard", known, rank=2)
    known_facts(None, None, [KEY])
    assert asked == [frozenset({KEY})]
