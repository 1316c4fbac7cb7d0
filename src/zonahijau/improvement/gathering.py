"""Findings of the checks of websites become work of the month, once each, and end by themselves
when a later check finds the thing repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from zonahijau import audit
from zonahijau.improvement import policies
from zonahijau.improvement.actions import report_unchecked
from zonahijau.improvement.models import Finding, Promise
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.modules import modules_on
from zonahijau.web.formatting import plain_date
from zonahijau.websites.checking.points import FAILS, PASSES
from zonahijau.websites.findings import SITE, Standing, standings_of
from zonahijau.websites.models import Site
from zonahijau.websites.queries import UnitSites, unit_sites

if TYPE_CHECKING:
    from datetime import date

SOURCE = "websites"
_NEEDED = frozenset({SOURCE, "monitoring"})


@transaction.atomic
def gather(*, government: Government, unit: Unit | None = None) -> tuple[int, int]:
    """Bring the findings of a government, or of one unit, up to what its sites show; how many are
    new and how many ended. Nothing is found where the inventory of sites is not kept at all."""
    listed = Site.objects.listed().filter(government=government)
    if not modules_on(government) >= _NEEDED or not listed.exists():
        return 0, 0
    rows = unit_sites(_units(government, unit))
    held = Finding.objects.standing().filter(government=government, source=SOURCE)
    held = held.filter(unit=unit) if unit is not None else held
    known = {(each.unit_id, each.key): each for each in held.select_for_update(of=("self",))}
    new = Finding.objects.bulk_create(list(_new(rows, known)))
    ended = list(_ended(rows, known, government.today()))
    if new or ended:
        audit.record(
            government=government, by=None, action="findings-gathered", subject=government,
            details={"new": len(new), "ended": len(ended)},
        )  # fmt: skip
    return len(new), len(ended)


def _units(government: Government, unit: Unit | None) -> Iterable[Unit]:
    rows = Unit.objects.filter(government=government).select_related("government")
    rows = rows.open_on(government.today())
    return rows.filter(pk=unit.pk) if unit is not None else rows


def _new(rows: list[UnitSites], known: dict[tuple[int, str], Finding]) -> Iterator[Finding]:
    for row in rows:
        for standing in standings_of(row):
            if standing.outcome == FAILS and (row.unit.pk, standing.key) not in known:
                yield _finding(row, standing)


def _finding(row: UnitSites, standing: Standing) -> Finding:
    unit, main = row.unit, row.main
    where = ("websites:site", main.uid) if main else ("websites:unit", unit.uid)
    return Finding(
        government_id=unit.government_id,
        unit=unit,
        source=SOURCE,
        key=standing.key,
        what_id=standing.what.id,
        what_en=standing.what.en,
        mending_id=standing.mending.id,
        mending_en=standing.mending.en,
        link=reverse(where[0], args=[where[1]]),
        found_on=unit.government.today(),
    )


def _ended(
    rows: list[UnitSites], known: dict[tuple[int, str], Finding], today: date
) -> Iterator[Finding]:
    """Those that are found well; and those that belong to a site or unit that is no more. What
    cannot be told today stays."""
    outcomes = {
        (row.unit.pk, standing.key): standing.outcome
        for row in rows
        for standing in standings_of(row)
    }
    with_site = {row.unit.pk for row in rows if row.main is not None}
    for place, finding in known.items():
        if outcomes.get(place) == PASSES:
            yield _end(finding, policies.REPAIRED, today)
        elif place not in outcomes and (place[0] not in with_site or finding.key == SITE):
            yield _end(finding, policies.MOOT, today)


def _end(finding: Finding, ending: str, today: date) -> Finding:
    finding.gone_on, finding.ending = today, ending
    finding.save(update_fields=["gone_on", "ending"])
    if ending == policies.REPAIRED and finding.promise_id is not None:
        _offer_as_repaired(finding.promise_id, today)
    return finding


def _offer_as_repaired(key: int, today: date) -> None:
    """The promise counts as reported once none of its findings is left; a person settles it."""
    rows = Promise.objects.select_related("unit", "government").select_for_update(of=("self",))
    promise = rows.get(pk=key)
    if promise.state == policies.OPEN and not promise.findings.standing().exists():
        note = f"Pemeriksaan situs pada {plain_date(today)} menemukannya sudah baik"
        report_unchecked(by=None, promise=promise, note=note)
