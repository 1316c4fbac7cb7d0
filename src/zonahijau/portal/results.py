"""What the public reads of how good a unit is: published indices and official results, and never
an estimate (``assessments.visibility``)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from zonahijau.assessments.models import Result
from zonahijau.assessments.visibility import PUBLISHED, public_sees
from zonahijau.reports import officials
from zonahijau.reports.scores import Shown, shown
from zonahijau.surveys.models import Report
from zonahijau.surveys.policies import LEAST

if TYPE_CHECKING:
    from datetime import date

    from zonahijau.organisations.models import Government, Unit
    from zonahijau.reports.officials import Published

_ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """A unit's published index of satisfaction, as its report prints it; as computed here where the
    unit asked its people here."""

    report: Report

    @property
    def value(self) -> Decimal:
        said = self.report.index_printed or self.report.index_computed
        return Decimal(said.replace(",", "."))

    @property
    def places(self) -> int:
        return max(0, -int(self.value.as_tuple().exponent))

    @property
    def grade(self) -> str:
        return self.report.grade_printed or self.report.grade_computed


@dataclass(frozen=True, slots=True)
class Sealed:
    """A result that the government has sealed and released to the public by a decision."""

    result: Result
    shown: Shown


def satisfaction_of(unit: Unit, today: date) -> Satisfaction | None:
    """The newest index that the unit has published; one query. Never one of so few people that
    they could be recognised."""
    rows = Report.objects.standing().filter(unit=unit, state=_ACCEPTED, published_on__lte=today)
    row = (
        rows.exclude(index_printed="", index_computed="")
        .exclude(respondents__lt=LEAST)
        .order_by("-until")
        .first()
    )
    return Satisfaction(row) if row else None


def officials_of(unit: Unit) -> list[Published]:
    """The newest official result of each series; one query."""
    return officials.latest_of_each_series(reversed(officials.of_unit(unit)))


def officials_of_region(government: Government) -> list[Published]:
    """The same of the region itself."""
    return officials.latest_of_each_series(officials.of_region(government))


def sealed_of(unit: Unit) -> list[Sealed]:
    """What was sealed and released to the public, the newest of each round; one query. An estimate
    is never among it, whatever was released."""
    rows = Result.objects.filter(
        assessment__unit=unit, stage="sealed", superseded_by=None, round__release=PUBLISHED
    ).select_related("round", "version")
    return [
        Sealed(row, shown(row, row.version.instrument))
        for row in rows.order_by("-at")
        if public_sees(state="sealed", release=row.round.release, estimate=row.estimate)
    ]
