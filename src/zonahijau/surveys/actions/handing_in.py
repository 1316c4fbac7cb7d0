"""From a survey that was held here to the unit's row in the register, without typing again."""

from __future__ import annotations

from django.db import transaction

from zonahijau.accounts.models import User
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys.actions.reports import WRITE, Received, receive
from zonahijau.surveys.figures import Figures
from zonahijau.surveys.models import Campaign, Report
from zonahijau.surveys.reporting import due_day
from zonahijau.surveys.results import MISSING, results_of
from zonahijau.wording import Text, refuse

_BASIS = "PermenPANRB 14 Tahun 2017"


@transaction.atomic
def hand_in(*, by: User, campaign: Campaign) -> Report:
    """The results of a closed survey as its report: in the row that waits for the period, else in
    a new one. The same survey twice is one report. Refused while it runs or has no index."""
    check_may(by, WRITE, campaign.unit)
    if campaign.state != "closed":
        raise refuse(
            Text("Survei ini belum ditutup", "This survey is not closed yet"),
            Text(
                "Tutup dahulu, lalu tunggu hitungan terakhir", "Close it, then wait for the count"
            ),
        )
    found = results_of(campaign)
    if found is None or found.result.index is None:
        raise refuse(
            Text("Survei ini belum mempunyai nilai", "This survey has no index"),
            Text("Diperlukan sedikitnya lima jawaban", "At least five answers are needed"),
        )
    moments = found.counted.scored.under(MISSING)
    rungs = range(1, found.counted.scored.rungs + 1)
    counts = {
        line.code: tuple(moments.counts[place][rung] for rung in rungs)
        for place, line in enumerate(found.elements)
    }
    row = _row(by, campaign)
    return receive(
        by=by,
        report=row,
        revision=row.revision,
        came=Received(campaign.government.today(), basis=_BASIS),
        figures=Figures(counts=counts, respondents=found.result.n, instrument=campaign.instrument),
    )


def _row(by: User, campaign: Campaign) -> Report:
    """The row of this survey, of its period, of a period that holds it; else a new one."""
    rows = Report.objects.standing().filter(unit=campaign.unit)
    held = rows.filter(campaign=campaign).first()
    if held is not None:
        return held
    waiting = rows.filter(
        campaign=None, state__in=("due", "returned"), start__lte=campaign.start,
        until__gte=campaign.until,
    ).order_by("until").first()  # fmt: skip
    row = waiting or Report(
        government_id=campaign.government_id,
        unit=campaign.unit,
        entered_by=by,
        frequency="other",
        start=campaign.start,
        until=campaign.until,
        due_on=due_day(campaign.until),
        previous=rows.filter(until__lte=campaign.start).order_by("-until").first(),
    )
    row.campaign = campaign
    row.save()
    return row
