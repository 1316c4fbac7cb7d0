"""Forms on paper: entered one by one or from a spreadsheet, counted and taken back as a bundle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.lines import Answer, fits, sorted_lines, written
from zonahijau.surveys.models import Campaign, PastAnswers, Sheet
from zonahijau.surveys.paper_sheets import read_sheet
from zonahijau.surveys.submissions import LONGEST_TEXT
from zonahijau.wording import Text, refuse

MOST_FORMS = 2_000


@transaction.atomic
def begin_sheet(*, by: User, campaign: Campaign) -> Sheet:
    """The bundle that somebody is entering; the one that they left unfinished, if there is one."""
    _check_may(by, campaign)
    mine = campaign.sheets.filter(by=by, state="draft", file_name="").first()
    return mine or Sheet.objects.create(
        government_id=campaign.government_id,
        campaign=campaign,
        by=by,
        entered_on=campaign.government.today(),
    )


@transaction.atomic
def enter_form(*, by: User, sheet: Sheet, answer: Answer, text: str = "") -> Sheet:
    """Add one paper form to a bundle."""
    row = _draft(by, sheet)
    services = set(row.campaign.services.values_list("key", flat=True))
    if not fits(answer, Asking.of(row.campaign.questions), services):
        raise refuse(
            Text("Isian tidak cocok dengan survei ini", "The entry does not fit this survey"),
            Text("Periksa angka-angkanya", "Check the figures"),
        )
    if row.answers >= MOST_FORMS:
        raise refuse(
            Text("Bundel ini penuh", "This bundle is full"),
            Text("Selesaikan, lalu mulai bundel baru", "Finish it, then begin a new one"),
        )
    row.lines = "\n".join([*row.lines.splitlines(), written(answer)])
    row.answers += 1
    row.comments = [*row.comments, text.strip()[:LONGEST_TEXT]]
    return _saved(row, "lines", "answers", "comments")


@transaction.atomic
def drop_last_form(*, by: User, sheet: Sheet) -> Sheet:
    """Take the form that was entered last out again, with what stood beside it."""
    row = _draft(by, sheet)
    row.lines = "\n".join(row.lines.splitlines()[:-1])
    row.comments = row.comments[:-1]
    row.answers = max(row.answers - 1, 0)
    return _saved(row, "lines", "comments", "answers")


@transaction.atomic
def import_sheet(*, by: User, campaign: Campaign, path: Path, name: str) -> Sheet:
    """Read a spreadsheet of paper forms for a preview; nothing of it counts yet."""
    _check_may(by, campaign)
    services = {each.key: each.name for each in campaign.services.all()}
    read = read_sheet(path, name, Asking.of(campaign.questions), services)
    said: Any = list(read.comments)
    return Sheet.objects.create(
        government_id=campaign.government_id,
        campaign=campaign,
        by=by,
        entered_on=campaign.government.today(),
        file_name=name[:200],
        answers=len(read.lines),
        lines="\n".join(read.lines),
        comments=said,
        faults=list(read.faults),
    )


@transaction.atomic
def finish_sheet(*, by: User, sheet: Sheet) -> Sheet:
    """The bundle is complete: it is counted with the next mixing."""
    row = _draft(by, sheet)
    if row.faults or not row.answers:
        raise refuse(
            Text("Bundel ini belum dapat dihitung", "This bundle cannot be counted yet"),
            Text("Perbaiki berkasnya lalu unggah lagi, atau masukkan paling sedikit satu formulir",
                 "Mend the file and upload it again, or enter at least one form"),
        )  # fmt: skip
    row.lines, row.state = sorted_lines(row.lines.splitlines()), "pending"
    row.comments = sorted(filter(None, row.comments))
    _saved(row, "lines", "comments", "state")
    _tell(by, "survey-sheet-finished", row)
    return row


@transaction.atomic
def withdraw_sheet(*, by: User, sheet: Sheet, because: str) -> Sheet:
    """Take a whole bundle back, with a reason. What was counted already leaves the counts with the
    next mixing after which no difference shows the answers of fewer than five."""
    row = _held(sheet)
    _check_may(by, row.campaign, late=True)
    if row.state == "withdrawn" or not because.strip():
        raise refuse(
            Text("Bundel ini tidak dapat ditarik", "This bundle cannot be taken back"),
            Text("Tulis alasannya", "Write the reason"),
            column="because",
        )
    row.state, row.withdrawn_at = "withdrawn", timezone.now()
    row.withdrawn_because = because.strip()[:200]
    _saved(row, "state", "withdrawn_at", "withdrawn_because")
    _tell(by, "survey-sheet-withdrawn", row)
    return row


def _draft(by: User, sheet: Sheet) -> Sheet:
    row = _held(sheet)
    _check_may(by, row.campaign)
    if row.state != "draft":
        raise refuse(
            Text("Bundel ini sudah selesai", "This bundle is finished"),
            Text("Mulai bundel baru", "Begin a new one"),
        )
    return row


def _held(sheet: Sheet) -> Sheet:
    rows = Sheet.objects.select_related("campaign__unit", "campaign__government")
    return rows.select_for_update(of=("self",)).get(pk=sheet.pk)


def _check_may(by: User, campaign: Campaign, *, late: bool = False) -> None:
    """Paper may come late, after the survey has closed."""
    check_may(by, "manage_surveys", campaign.unit)
    if PastAnswers.objects.filter(campaign=campaign).exists():
        raise refuse(
            Text(
                "Jawaban survei ini sudah masuk riwayat", "The answers have gone into the history"
            ),
            Text("Mulai survei baru", "Start a new survey"),
        )
    if not late and "paper" not in campaign.channels:
        raise refuse(
            Text("Survei ini tidak memakai kertas", "This survey does not use paper"),
            Text("Mulai survei dengan saluran kertas", "Start a survey with paper as a channel"),
        )


def _saved(row: Sheet, *fields: str) -> Sheet:
    row.revision += 1
    row.save(update_fields=[*fields, "revision"])
    return row


def _tell(by: User, action: str, row: Sheet) -> None:
    details = {"count": row.answers, "survey": str(row.campaign.uid)}
    audit.record(government=row.government_id, by=by, action=action, subject=row, details=details)
