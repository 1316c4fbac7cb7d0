"""What the register of decrees knows for indicators: which decree holds for a unit today."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse

from zonahijau.documents.queries import DecreeFact, decree_facts
from zonahijau.instruments.facts import KnownFact
from zonahijau.organisations.models import Unit
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Text

_REGISTER = Text("Register keputusan", "Register of decrees")


def provide(unit: Unit, service: Any, keys: frozenset[str]) -> Iterable[KnownFact]:  # noqa: ARG001
    """Answers ``decree.<kind>`` with the decree in force; says nothing where there is none, for a
    decree that nobody has entered may still exist. One query."""
    today = unit.government.today()
    for fact in decree_facts(unit, keys, today).values():
        link = reverse("documents:decree", args=[fact.decree.uid])
        yield KnownFact(fact.key, True, _said(fact), _REGISTER, today, link)


def _said(fact: DecreeFact) -> Text:
    decree = fact.decree
    said = Text(f"{decree.number}, {plain_date(decree.dated)}",
                f"{decree.number}, {plain_date(decree.dated, 'en')}")  # fmt: skip
    if decree.valid_until:
        last = decree.valid_until - timedelta(1)
        said = Text(f"{said.id}, berlaku sampai dengan {plain_date(last)}",
                    f"{said.en}, valid until {plain_date(last, 'en')}")  # fmt: skip
    if fact.somebody_left:
        said = Text(f"{said.id}; ada nama yang sudah pindah",
                    f"{said.en}; somebody named has left")  # fmt: skip
    return said
