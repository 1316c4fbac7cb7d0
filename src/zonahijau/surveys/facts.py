"""What the register of reports knows for indicators: held, handed in, the index, the follow-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.urls import reverse

from zonahijau.instruments.facts import KnownFact
from zonahijau.organisations.models import Unit
from zonahijau.surveys.models import FollowUp, Report
from zonahijau.surveys.reporting import period_said
from zonahijau.web.formatting import number
from zonahijau.wording import Text

PREFIX = "survey"
ORIGIN = Text("Register laporan SKM", "Register of SKM reports")
HUNDRED = 100


def provide(unit: Unit, service: Any, keys: frozenset[str]) -> Iterable[KnownFact]:  # noqa: ARG001
    """Answers from the newest report of the unit that came; says nothing where none has. At most
    two queries."""
    wanted = [key for key in _FACTS if key in keys]
    if not wanted:
        return
    came = Report.objects.standing().filter(unit=unit, state__in=("received", "accepted"))
    report = came.order_by("-until", "-pk").first()
    if report is None:
        return
    for key in wanted:
        known = _FACTS[key](report)
        if known is not None:
            holds, said = known
            link = reverse("surveys:report", args=[report.uid])
            on = report.accepted_on or report.received_on or report.until
            yield KnownFact(key, holds, said, ORIGIN, on, link)


Known = tuple[bool | Fraction, Text] | None


def _conducted(report: Report) -> Known:
    period = period_said(report.start, report.until)
    return True, Text(f"Survei {period.id} dilaksanakan", f"The survey of {period.en} was held")


def _handed_in(report: Report) -> Known:
    period = period_said(report.start, report.until)
    return True, Text(f"Laporan {period.id} diterima", f"The report of {period.en} has come")


def _index(report: Report) -> Known:
    """Of accepted reports only: what nobody has checked is no answer yet."""
    said = report.index_printed or report.index_computed
    if not said or report.state != "accepted":
        return None
    index = Fraction(said)
    return index, Text(f"IKM {number(index, 2, 'id')}", f"IKM {number(index, 2, 'en')}")


def _share(report: Report) -> Known:
    """How much of the plan of this report, or of the one before, is done; in percent."""
    lines = FollowUp.objects.standing().exclude(state="dropped")
    plan = lines.filter(report__in=[report.pk, report.previous_id]).values_list("state", flat=True)
    states = list(plan)
    if not states:
        return None
    done = states.count("done")
    return Fraction(done * HUNDRED, len(states)), Text(
        f"{done} dari {len(states)} tindak lanjut selesai",
        f"{done} of {len(states)} follow-ups done",
    )


_FACTS: Mapping[str, Callable[[Report], Known]] = {
    "survey.conducted": _conducted,
    "survey.handed_in": _handed_in,
    "survey.ikm": _index,
    "survey.followup.share": _share,
}
