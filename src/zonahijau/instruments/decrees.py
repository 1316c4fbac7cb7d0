"""What the register of decrees knows for indicators: which decree holds for a unit today."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from zonahijau.documents.queries import DecreeFact, decree_facts
from zonahijau.evidence.models import Evidence
from zonahijau.instruments.facts import KnownFact
from zonahijau.organisations.models import Unit
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Text

_REGISTER = Text("Register keputusan", "Register of decrees")


def provide(unit: Unit, service: Any, keys: frozenset[str]) -> Iterable[KnownFact]:  # noqa: ARG001
    """Answers ``decree.<kind>`` with the decree in force; says nothing where there is none, for a
    decree that nobody has entered may still exist. Where the unit has the same file among its
    evidence, that goes along. Two queries at most."""
    today = unit.government.today()
    facts = list(decree_facts(unit, keys, today).values())
    shown = _shown(unit, {fact.decree.file_id for fact in facts if fact.decree.file_id}, today)
    for fact in facts:
        link = reverse("documents:decree", args=[fact.decree.uid])
        evidence = shown.get(fact.decree.file_id or 0, ())
        yield KnownFact(
            fact.key, True, _said(fact), _REGISTER, today, link, evidence=tuple(evidence)
        )


def _shown(unit: Unit, files: set[int], today: date) -> dict[int, list[int]]:
    """The unit's evidence of these files, by file."""
    found: dict[int, list[int]] = {}
    if files:
        rows = Evidence.objects.usable_on(today).filter(unit=unit, blob__in=files)
        for pk, blob in rows.values_list("pk", "blob_id"):
            found.setdefault(blob, []).append(pk)
    return found


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
