"""From a survey that was held here to the unit's row in the register, without typing again."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.documents.models import Paper
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys.actions.reports import WRITE, Received, receive
from zonahijau.surveys.figures import Figures
from zonahijau.surveys.models import Campaign, FollowUp, Report
from zonahijau.surveys.reporting import due_day
from zonahijau.surveys.results import MISSING, Results, results_of
from zonahijau.wording import Text, refuse

_BASIS = "PermenPANRB 14 Tahun 2017"


@transaction.atomic
def hand_in(*, by: User, campaign: Campaign, paper: Paper | None = None) -> Report:
    """The results of a closed survey as its report: in the row that waits for the period, else in
    a new one; with ``paper`` the issued or signed SKM report comes along as its file. The same
    survey twice is one report. Refused while it runs or has no index."""
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
    row = _receive(by, campaign, found, counts, told=paper is not None)
    return attach(by=by, report=row, paper=paper) if paper else row


def _receive(
    by: User,
    campaign: Campaign,
    found: Results,
    counts: Mapping[str, tuple[int, ...]],
    *,
    told: bool,
) -> Report:
    """The row of the survey with what was counted; what is printed is what was computed. A paper
    that was made here tells what became of the plan before."""
    row = _row(by, campaign)
    grade = found.result.grade.code if found.result.grade else ""
    return receive(
        by=by,
        report=row,
        revision=row.revision,
        came=Received(
            campaign.government.today(),
            _BASIS,
            row.published_on,
            follow_up_told=told or _tells(row),
        ),
        figures=Figures(
            counts=counts,
            printed=found.result.index,
            grade=grade or "",
            respondents=found.result.n,
            population=_users(campaign),
            instrument=campaign.instrument,
        ),
    )


def _users(campaign: Campaign) -> int | None:
    """All users of the services in a year, where every service says how many."""
    counts = [each.users_a_year for each in campaign.services.all()]
    known = [each for each in counts if each is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _tells(row: Report) -> bool:
    """Whether the plan before is told about: every line of it says here what became of it."""
    if row.follow_up_told or row.previous is None:
        return row.follow_up_told
    lines = FollowUp.objects.of_report(row.previous).values_list("state", flat=True)
    return bool(lines) and all(state in ("done", "dropped") for state in lines)


@transaction.atomic
def attach(*, by: User, report: Report, paper: Paper | None) -> Report:
    """The SKM report that was made and issued here becomes the file of its row: signed where the
    signed file came back, else as issued. Refused for none, a draft and another unit's paper."""
    check_may(by, WRITE, report.unit)
    file = (paper.signed_file or paper.issued_file) if paper else None
    if paper is None or file is None or paper.unit_id != report.unit_id:
        raise refuse(
            Text("Naskah laporannya belum diterbitkan", "The report has not been issued"),
            Text("Terbitkan naskahnya, lalu ulangi", "Issue the paper, then try again"),
        )
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    row.file = file
    row.revision += 1
    row.save(update_fields=["file", "revision"])
    audit.record(
        government=row.government,
        by=by,
        action="survey-report-filed",
        subject=row,
        details={"code": paper.code, "sha256": file.sha256},
    )
    return row


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
