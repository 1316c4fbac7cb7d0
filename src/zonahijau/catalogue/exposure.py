"""To which sanctions what a unit lacks exposes its head: for those with ``see_exposure`` only.

Says nothing of what is not known. Which facts are missing is read from the catalogue; what the law
attaches to that is data (``law/sanctions``: UU 25/2009 art. 54, PP 96/2012 art. 49).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zonahijau.catalogue import running
from zonahijau.catalogue.coverage import UnitCoverage
from zonahijau.catalogue.models import Standard
from zonahijau.catalogue.queries import clocks_of_new
from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.sanctions import Sanction, load_sanctions
from zonahijau.organisations.calendars import calendar_of
from zonahijau.organisations.models import Government, Unit
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.lawbook.working_days import WorkingCalendar

_OF_CLOCK = {
    running.PUBLICATION: "standard.draft.published",
    running.REPAIR: "standard.draft.repaired",
    running.EVALUATION: "standard.evaluation.held",
    running.REVIEW: "standard.review.held",
}
"""Which fact is missing once a clock has run out."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the law asks and that is not there: its fact key, and of what."""

    fact: str
    what: Text


@dataclass(frozen=True, slots=True)
class Exposed:
    """A gap with the sanctions that it exposes to, gravest first."""

    gap: Gap
    sanctions: tuple[Sanction, ...]


def gaps_of(
    covered: UnitCoverage, late: Iterable[tuple[str, str]], *, is_new: bool = False
) -> list[Gap]:
    """What a unit lacks as far as is known; ``late`` are fact keys with the name of a service. One
    that ``is_new`` has its six months for standards and pledge (PP 96/2012 art. 50 paragraph 2)."""
    if is_new:
        return list(_of_clocks(late))
    return [*_of_standards(covered), *_of_pledge(covered), *_of_clocks(late)]


def _of_standards(covered: UnitCoverage) -> Iterator[Gap]:
    if covered.lacking and covered.with_standard is not None:
        yield Gap(
            "standard.document.set",
            Text(
                f"{covered.lacking} layanan belum mempunyai standar",
                f"{covered.lacking} services have no standard",
            ),
        )


def _of_pledge(covered: UnitCoverage) -> Iterator[Gap]:
    """Not while its seven working days run (PP 96/2012 art. 30 paragraph 4)."""
    runs = covered.clock is not None and not covered.clock.running.is_late
    if not covered.services or runs:
        return
    if covered.pledge in ("", "draft"):
        yield Gap("pledge.document.set", Text("Belum ada maklumat", "There is no pledge"))
    elif covered.pledge == "set":
        yield Gap("pledge.published", Text("Maklumat belum terbit", "The pledge is not published"))


def _of_clocks(late: Iterable[tuple[str, str]]) -> Iterator[Gap]:
    by_fact: dict[str, list[str]] = {}
    for fact, name in late:
        by_fact.setdefault(fact, []).append(name)
    for fact, names in by_fact.items():
        first, more = names[0], len(names) - 1
        rest = Text(f" dan {more} layanan lain", f" and {more} others") if more else Text("", "")
        yield Gap(fact, Text(f"{first}{rest.id}: tenggat lewat", f"{first}{rest.en}: overdue"))


def exposed(gaps: Sequence[Gap], on: date) -> list[Exposed]:
    """The gaps to which the law attaches a sanction, with the sanctions in force on that day."""
    book = load_sanctions()
    found = (Exposed(gap, book.exposure([gap.fact], on)) for gap in gaps)
    return sorted(
        (each for each in found if each.sanctions), key=lambda each: each.sanctions[0].kind.gravity
    )


def falls_on() -> list[Citation]:
    """On whom sanctions fall: the head of the provider, with the articles that say so."""
    return list(load_sanctions().falls_on.values())


def exposure_of(
    government: Government, rows: Sequence[UnitCoverage]
) -> Mapping[int, list[Exposed]]:
    """What each unit is exposed to; a constant number of queries."""
    today, units = government.today(), [row.unit for row in rows]
    late = _late(government, units, calendar_of(government), today)
    clocks = clocks_of_new(government, units)
    new = {pk for pk, clock in clocks.items() if not clock.is_late}
    return {
        pk: exposed(gaps_of(row, late.get(pk, ()), is_new=pk in new), today)
        for pk, row in ((row.unit.pk, row) for row in rows)
    }


def _late(
    government: Government, units: Sequence[Unit], calendar: WorkingCalendar, today: date
) -> dict[int, list[tuple[str, str]]]:
    """Clocks of standards that have run out, as the facts that are missing, unit by unit."""
    rows = Standard.objects.filter(
        government=government, service__unit__in=units, service__withdrawn_at=None
    ).exclude(state__in=("replaced", "withdrawn"))
    found: dict[int, list[tuple[str, str]]] = {}
    for row in rows.select_related("service").defer("content"):
        for clock in running.running(_days(row), today, calendar):
            fact = _OF_CLOCK.get(clock.clock.key)
            if clock.is_late and fact:
                found.setdefault(row.service.unit_id, []).append((fact, row.service.name))
    return found


def _days(row: Standard) -> running.Days:
    return running.Days(
        row.state,
        minutes_on=row.minutes_on,
        draft_published_on=row.draft_published_on,
        comments_closed_on=row.comments_closed_on,
        set_on=row.set_on,
        evaluated_on=row.evaluated_on,
        reviewed_on=row.reviewed_on,
        pledge_published_on=row.set_on,
    )
