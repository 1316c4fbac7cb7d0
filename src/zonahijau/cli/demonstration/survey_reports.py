"""Invented reports of surveys: two years, one late, one returned, one on a rule that is gone."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db.models import QuerySet

from zonahijau.accounts.models import User
from zonahijau.cli.demonstration.files import rows
from zonahijau.cli.demonstration.respondents import LEANING, Opinion, opinion_of
from zonahijau.cli.demonstration.surveys import Half, hand_over, hold_surveys
from zonahijau.organisations.models import Government, Unit
from zonahijau.surveys.above.reading import means_of_report
from zonahijau.surveys.actions import reports
from zonahijau.surveys.actions.choosing import choose
from zonahijau.surveys.actions.follow_ups import Line, plan, settle
from zonahijau.surveys.figures import Figures, compute
from zonahijau.surveys.models import FollowUp, Report
from zonahijau.surveys.reporting import due_day, lowest, span_of

CAME, LATE = timedelta(days=14), timedelta(days=20)
HALVES = 4
OLD_YEAR, OLD_RULE, OLD = 2013, "panrb/skm-2004", {"DUKCAPIL": "74.12", "RSUD-AA": "71.90"}
"""From before the rule changed, so that the series shows its break."""
SHOULD = {
    "WAKTU": "Menambah loket pada jam ramai (contoh)",
    "SARANA": "Menambah kursi dan kipas di ruang tunggu (contoh)",
    "PENGADUAN": "Menunjuk petugas pengaduan dan memasang nomornya (contoh)",
    "PROSEDUR": "Memasang alur layanan di dinding (contoh)",
    "BIAYA": "Memasang papan biaya (contoh)",
}
TODO = "Memperbaiki pelayanan pada unsur ini (contoh)"
TARGETS = ("81.50", "82.50", "83.50")
RETURNED = "Tabel responden menurut pendidikan belum ada, dan tanda tangan kepala belum terisi."


def fill_register(government: Government, units: dict[str, Unit], by: User) -> None:
    """Surveys and reports of two years through the actions that people use."""
    today = government.today()
    halves = list(_halves(today))
    closed = hold_surveys(government, units, halves)
    _targets(government, by, today.year)
    _before_the_change(government, units, by)
    _expect(government, units, by, halves)
    chance = random.Random(14)  # noqa: S311 - invented means, always the same
    for half in halves:
        _come(units, by, half, halves, chance)
        held = [each for each in closed if (each.start, each.until) == half]
        hand_over(by, held)
        _accept(by, Report.objects.filter(campaign__in=held))
        if half == halves[-2]:
            _plan(by, half, today)
    _turn_back_the_clock(halves[-1])


def _halves(today: date) -> list[Half]:
    """The last half-years whose reports should all have come, the earliest first."""
    known = [span_of("half", year, part) for year in range(today.year - 3, today.year + 1)
             for part in (1, 2)]  # fmt: skip
    return [half for half in known if due_day(half[1]) + LATE <= today][-HALVES:]


def _targets(government: Government, by: User, year: int) -> None:
    aims = {year - 2 + place: Decimal(value) for place, value in enumerate(TARGETS)}
    choose(by=by, government=government, rule="units", targets=aims)


def _before_the_change(government: Government, units: dict[str, Unit], by: User) -> None:
    start, until = span_of("year", OLD_YEAR, 1)
    period = reports.Period(start, until, due_day(until), "year")
    held = [units[code] for code in OLD]
    reports.expect(by=by, government=government, units=held, period=period)
    for code, printed in OLD.items():
        row = Report.objects.get(unit=units[code], start=start)
        figures = Figures(printed=Decimal(printed), respondents=150, instrument=OLD_RULE)
        _receive(by, row, figures, "KEP/25/M.PAN/2/2004")
    _accept(by, Report.objects.filter(start=start))


def _expect(
    government: Government, units: dict[str, Unit], by: User, halves: Sequence[Half]
) -> None:
    asked = [units[row["unit"]] for row in rows("surveys")]
    for start, until in halves:
        period = reports.Period(start, until, due_day(until), "half")
        reports.expect(by=by, government=government, units=asked, period=period)


def _come(
    units: dict[str, Unit], by: User, half: Half, halves: Sequence[Half], chance: random.Random
) -> None:
    """The reports of a half-year; the newest of a unit that is late, or asks here, do not."""
    waiting = {row.unit_id: row for row in Report.objects.filter(start=half[0], state="due")}
    for row in rows("surveys"):
        is_newest = half == halves[-1]
        asks_here = row["survey"] in ("held", "running") and half in halves[-2:]
        if asks_here or (is_newest and row["state"] == "late"):
            continue
        years = (len(halves) - 1 - halves.index(half)) / 2
        figures = _figures(row, opinion_of(row), years, chance)
        basis = row["basis"] if is_newest else "PermenPANRB 14 Tahun 2017"
        report = _receive(by, waiting[units[row["unit"]].pk], figures, basis)
        if not is_newest or row["state"] == "accepted":
            reports.accept(by=by, report=report, revision=report.revision)
        elif row["state"] == "returned":
            reports.give_back(by=by, report=report, revision=report.revision, because=RETURNED)


def _figures(
    row: Mapping[str, str], opinion: Opinion, years: float, chance: random.Random
) -> Figures:
    level = opinion.level - opinion.rise * years
    means = {
        code: Fraction(round(100 * (level + leaning + chance.uniform(-0.05, 0.05))), 100)
        for code, leaning in LEANING.items()
    }
    figures = Figures(means=means, convention=row["convention"])
    computed = compute(figures)
    return Figures(
        means=means,
        printed=computed.index if computed else None,
        grade=computed.grade if computed else "",
        respondents=opinion.number - round(7 * years),
        population=opinion.users,
        convention=row["convention"],
    )


def _receive(by: User, row: Report, figures: Figures, basis: str) -> Report:
    came = reports.Received(row.due_on - CAME, basis, row.due_on, follow_up_told=True)
    return reports.receive(by=by, report=row, revision=row.revision, came=came, figures=figures)


def _accept(by: User, waiting: QuerySet[Report]) -> None:
    for row in waiting.filter(state="received"):
        Report.objects.filter(pk=row.pk).update(follow_up_told=True, published_on=row.due_on)
        reports.accept(by=by, report=row, revision=row.revision)


def _plan(by: User, half: Half, today: date) -> None:
    """The three lowest elements of every accepted report: done, under way, late."""
    for place, row in enumerate(Report.objects.filter(start=half[0], state="accepted")):
        means = means_of_report(row.means, row.counts)
        for order, element in enumerate(lowest(means)):
            line = Line(
                element,
                SHOULD.get(element, TODO),
                row.due_on + timedelta(days=60 + 60 * order),
                f"Kepala {row.unit.short_name} (contoh)",
            )
            _settle(by, plan(by=by, report=row, line=line), place + order, today)


def _settle(by: User, line: FollowUp, number: int, today: date) -> None:
    """Four lines in six are done, one of them after its day; the others run, or wait."""
    state = ("done", "done", "running", "done", "done", "planned")[number % 6]
    late = timedelta(days=25 if number % 6 == 1 else -12)
    on = min(line.due_on + late, today) if state == "done" else None
    if state != "planned":
        settle(by=by, line=line, revision=line.revision, state=state, on=on)


def _turn_back_the_clock(half: Half) -> None:
    """What was accepted or returned just now was so in its own time; like the rest, invented."""
    accepted = list(Report.objects.filter(state="accepted").only("due_on"))
    for row in accepted:
        row.accepted_on = row.due_on - timedelta(days=6)
    Report.objects.bulk_update(accepted, ["accepted_on"])
    for row in Report.objects.filter(start=half[0], state="returned"):
        Report.objects.filter(pk=row.pk).update(returned_on=row.due_on + timedelta(days=3))
