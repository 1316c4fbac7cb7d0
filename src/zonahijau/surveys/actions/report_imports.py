"""Reports of many units from a spreadsheet: read and shown first, written all at once, taken back
while nobody has gone on."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys.actions.reports import REVIEW, Period, Received, expect, receive, withdraw
from zonahijau.surveys.models import Report, ReportImport
from zonahijau.surveys.reading.registers import ReadReport, read_reports
from zonahijau.surveys.reporting import due_day
from zonahijau.tables.previews import check_whole
from zonahijau.wording import Refused, Text, refuse

_KEPT = ("state", "basis", "instrument", "convention", "index_printed", "grade_printed",
         "index_computed", "index_exact", "grade_computed", "respondents", "population", "means",
         "counts", "groups", "follow_up_told")  # fmt: skip
_DAYS = ("received_on", "published_on", "returned_on", "accepted_on")
_BECAUSE = "Impor dibatalkan"
Key = tuple[str, date, date]


@transaction.atomic
def open_import(*, by: User, government: Government, path: Path, name: str) -> ReportImport:
    """Read a spreadsheet for a preview; nothing of it is in the register yet."""
    check_may(by, REVIEW, government)
    rows = read_reports(path, name, unit_words(government))
    return ReportImport.objects.create(
        government=government, by=by, file_name=name[:200], rows=[row.as_json() for row in rows]
    )


def unit_words(government: Government) -> dict[str, str]:
    """The code of a unit by everything that a sheet may call it; a name of two units is none's."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in Unit.objects.filter(government=government, closed_on=None):
        for word in (unit.code, unit.name, unit.short_name):
            found[" ".join(word.casefold().split())].add(unit.code)
    return {word: next(iter(codes)) for word, codes in found.items() if word and len(codes) == 1}


def rows_of(held: ReportImport) -> list[ReadReport]:
    """The rows of a preview."""
    return [ReadReport.of_json(row) for row in held.rows]


def matches(held: ReportImport) -> dict[Key, Report]:
    """What the register has already, by the unit's code and the period."""
    rows = Report.objects.standing().filter(government=held.government).select_related("unit")
    return {(row.unit.code, row.start, row.until): row for row in rows}


@transaction.atomic
def apply_import(*, by: User, held: ReportImport) -> int:
    """Write every row of a preview, or none; how many. A report that was accepted is not changed:
    the import is refused and names its row."""
    row = _locked(held)
    check_may(by, REVIEW, row.government)
    rows = rows_of(row)
    check_whole(is_applied=row.applied_at is not None, has_faults=any(each.faults for each in rows))
    before = {key: _snapshot(report) for key, report in matches(row).items()}
    _expect_all(by, row.government, rows)
    reports = matches(row)
    for each in rows:
        key = (each.unit, *each.period)
        report = _write(by, reports[key], each)
        kept = {"revision": report.revision, "fields": before.get(key)}
        row.before[str(report.uid)] = kept
    row.applied_at = timezone.now()
    row.save(update_fields=["applied_at", "before"])
    _tell(by, "survey-reports-imported", row, len(rows))
    return len(rows)


def _locked(held: ReportImport) -> ReportImport:
    rows = ReportImport.objects.select_related("government")
    locked: ReportImport = rows.select_for_update(of=("self",)).get(pk=held.pk)
    return locked


def _expect_all(by: User, government: Government, rows: list[ReadReport]) -> None:
    """A row of the register for each that has none yet, period by period, the earliest first, so
    that each knows the one before."""
    units = {unit.code: unit for unit in Unit.objects.filter(government=government)}
    periods: dict[tuple[date, date, str], list[Unit]] = defaultdict(list)
    for each in rows:
        periods[*each.period, each.frequency].append(units[each.unit])
    for (start, until, frequency), found in sorted(periods.items(), key=lambda each: each[0]):
        period = Period(start, until, due_day(until), frequency)
        expect(by=by, government=government, units=found, period=period)


def _write(by: User, report: Report, row: ReadReport) -> Report:
    """Whatever is refused here is refused at its row."""
    came = Received(
        row.day("diterima") or report.government.today(),
        row.said.get("dasar hukum", ""),
        row.day("dipublikasikan"),
        bool(row.said.get("tindak lanjut")),
        report.groups,
    )
    try:
        return receive(
            by=by, report=report, revision=report.revision, came=came, figures=row.figures
        )
    except Refused as refused:
        raise refused.at(row=row.number) from None


def _snapshot(report: Report) -> dict[str, Any]:
    held = {name: getattr(report, name) for name in _KEPT}
    days = {name: getattr(report, name) for name in _DAYS}
    return held | {name: day.isoformat() if day else None for name, day in days.items()}


@transaction.atomic
def undo_import(*, by: User, held: ReportImport) -> int:
    """Take an import back: new rows leave the register, others become what they were; how many.
    Refused where somebody has gone on with one of its reports."""
    row = _locked(held)
    check_may(by, REVIEW, row.government)
    if row.applied_at is None or row.undone_at is not None:
        raise refuse(
            Text("Tidak ada yang dapat dibatalkan", "There is nothing to take back"),
            Text("Muat ulang halaman", "Reload the page"),
        )
    reports = Report.objects.standing().filter(uid__in=row.before).select_for_update()
    found = {str(report.uid): report for report in reports}
    _check_untouched(row, found)
    for uid, report in found.items():
        _restore(by, report, row.before[uid]["fields"])
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    _tell(by, "survey-reports-import-undone", row, len(found))
    return len(found)


def _check_untouched(row: ReportImport, found: dict[str, Report]) -> None:
    moved = [
        uid for uid, kept in row.before.items()
        if uid not in found or found[uid].revision != kept["revision"]
    ]  # fmt: skip
    if moved:
        raise refuse(
            Text("{n} laporan sudah diproses sesudah impor", "{n:report|reports} moved on since")
            .fill(n=len(moved)),
            Text("Kembalikan atau tarik satu per satu", "Return or withdraw them one by one"),
        )  # fmt: skip


def _restore(by: User, report: Report, fields: dict[str, Any] | None) -> None:
    if fields is None:
        withdraw(by=by, report=report, because=_BECAUSE)
        return
    for name in _KEPT:
        setattr(report, name, fields[name])
    for name in _DAYS:
        day = fields[name]
        setattr(report, name, date.fromisoformat(day) if day else None)
    report.revision += 1
    report.save()


def _tell(by: User, action: str, row: ReportImport, count: int) -> None:
    details = {"reports": count}
    audit.record(government=row.government, by=by, action=action, subject=row, details=details)
