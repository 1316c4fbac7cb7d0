"""Modules one by one: a search finds nothing of one that is off, and every kind of hit is named by
the module that it leads into. (Addresses: ``test_addresses``; messages: ``test_settings``.)"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.integration.walking import World
from zonahijau.assessments.models import Assessment
from zonahijau.cli.demonstration.build import build
from zonahijau.config.routes import MODULES
from zonahijau.instruments.actions import ensure_shipped
from zonahijau.organisations.authority import authority_of
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.modules import KEY
from zonahijau.reports.searching import SOURCES, Asker, search
from zonahijau.web.gate import module_of

WITH_ADDRESSES = sorted(set(MODULES.values()))
LETTERS = "aeiou"
"""Whatever a government has is found by one of them."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """The demonstration with one object of every kind, for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        ensure_shipped()
        government = build()
        unit = Unit.objects.get(government=government, code="DISDIK")
        yield World(government, unit, Assessment.objects.get(unit=unit, state="sealed"))
        transaction.set_rollback(True)


@pytest.fixture
def without(world, db):
    """``without("papers")``: all modules of the government are on but one."""

    def switch(off: str) -> Government:
        government = Government.objects.get(pk=world.government.pk)
        government.settings[KEY] = [each for each in WITH_ADDRESSES if each != off]
        government.save(update_fields=["settings"])
        return government

    return switch


@pytest.mark.parametrize("off", WITH_ADDRESSES)
def test_a_search_finds_nothing_of_a_module_that_is_off(world, without, off):
    government, user = without(off), world.people["satgas"]
    asker = Asker(user, government, authority_of(user))
    hits = [hit for a in LETTERS for b in "nr" for kind in search(asker, f"{a} {b}")
            for hit in kind.hits]  # fmt: skip
    assert hits
    assert [hit.address for hit in hits if module_of(hit.address) == off] == []


def test_every_source_of_the_search_that_leads_into_a_module_is_named_by_it(world, db):
    asker = Asker(world.people["admin"], world.government, authority_of(world.people["admin"]))
    for source in SOURCES:
        row = source.rows(asker).first()
        if row is not None:
            assert module_of(source.hit(row).address) == source.module, source.label.en
