"""The register of reports: what is due, received, returned, accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.evidence.actions.uploading import blob_of
from zonahijau.evidence.intake import Taken
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.policies import Overtaken
from zonahijau.organisations.recording import record_at
from zonahijau.surveys.actions.chasing import tell_returned
from zonahijau.surveys.figures import Figures, compute
from zonahijau.surveys.models import Report
from zonahijau.surveys.models.follow_up import owing
from zonahijau.surveys.models.reports import ReportQuerySet
from zonahijau.surveys.words import FREQUENCIES
from zonahijau.wording import Refusal, Refused, Text, refuse

WRITE, REVIEW = "manage_surveys", "review_surveys"


@dataclass(frozen=True, slots=True)
class Period:
    """What a report is about: [``start``, ``until``), and the last day on which it may come."""

    start: date
    until: date
    due_on: date
    frequency: str = "year"


@dataclass(frozen=True, slots=True)
class Received:
    """What came with a report, besides its figures. ``groups`` is {question: [[option, how many
    respondents], ...]}."""

    on: date
    basis: str = ""
    published_on: date | None = None
    follow_up_told: bool = False
    groups: Mapping[str, list[list[object]]] = field(default_factory=dict)


@transaction.atomic
def expect(*, by: User, government: Government, units: Iterable[Unit], period: Period) -> int:
    """Write down for each unit that its report is due; how many rows are new. A unit that has a
    row for the very period keeps it, so that the same step twice changes nothing."""
    check_may(by, REVIEW, government)
    _check(period)
    units = list(units)
    held = Report.objects.standing().filter(unit__in=units, start=period.start, until=period.until)
    known = set(held.values_list("unit_id", flat=True))
    rows = [_due(by, unit, period) for unit in units if unit.pk not in known]
    Report.objects.bulk_create(rows)
    if rows:
        details = {"reports": len(rows), "start": str(period.start), "until": str(period.until)}
        audit.record(
            government=government, by=by, action="survey-reports-expected", details=details
        )
    return len(rows)


def _due(by: User, unit: Unit, period: Period) -> Report:
    return Report(
        government_id=unit.government_id,
        unit=unit,
        entered_by=by,
        frequency=period.frequency,
        start=period.start,
        until=period.until,
        due_on=period.due_on,
        previous=_before(unit, period.start),
    )


def _before(unit: Unit, start: date) -> Report | None:
    """The report before, whose follow-up plan the next one tells about."""
    held = Report.objects.standing().filter(unit=unit, until__lte=start)
    return held.order_by("-until").first()


def _check(period: Period) -> None:
    if period.frequency not in FREQUENCIES or period.until <= period.start:
        raise refuse(
            Text("Masa survei tidak sah", "The period of the survey cannot be"),
            Text(
                "Hari terakhir tidak boleh sebelum hari pertama", "Its last day follows the first"
            ),
            column="until",
        )
    if period.due_on < period.until:
        raise refuse(
            Text("Tenggat sebelum masa survei berakhir", "It is due before the period is over"),
            Text("Pilih hari sesudah masa survei", "Choose a day after the period"),
            column="due_on",
        )


@transaction.atomic
def receive(
    *,
    by: User,
    report: Report,
    revision: int,
    came: Received,
    figures: Figures,
    file: Taken | None = None,
    raw: Taken | None = None,
) -> Report:
    """The report came in, or came back mended; its index is computed again from what it gives.

    Refused when it was accepted already, lies in the future, or its figures cannot be.
    """
    row = _held(report, revision)
    check_may(by, WRITE, row.unit)
    if row.state == "accepted":
        raise accepted_already()
    if came.on > row.government.today():
        raise refuse(
            Text("Tanggal terima di masa depan", "The day of receipt is to come"),
            Text("Tulis hari laporan diterima", "Write the day on which it came"),
            column="received_on",
        )
    _write_figures(row, figures)
    row.received_on, row.basis, row.state = came.on, came.basis.strip(), "received"
    row.published_on, row.follow_up_told = came.published_on, came.follow_up_told
    row.groups = _groups(came, figures.respondents)
    for name, taken in (("file", file), ("raw", raw)):
        if taken is not None:
            setattr(row, name, blob_of(row.government, taken, f"SKM {row.unit.name}"))
    _save(row)
    _tell(by, "survey-report-received", row, {"index": row.index_printed or row.index_computed})
    return row


def accepted_already() -> Refused:
    """The refusal to write into a report that was accepted."""
    return refuse(
        Text("Laporan ini sudah disetujui", "This report was accepted already"),
        Text("Minta Satgas mengembalikannya", "Ask the task force to return it"),
    )


def _groups(came: Received, respondents: int | None) -> dict[str, list[list[object]]]:
    """Who answered, by group. Refused where a group has more people than answered in all."""
    for code, rows in came.groups.items():
        total = sum(int(str(count)) for _, count in rows)
        if respondents is not None and total > respondents:
            raise refuse(
                Text("Kelompok {code} melebihi jumlah responden", "{code} exceeds the respondents")
                .fill(code=code),
                Text("Periksa angka kelompok itu", "Check the figures of that group"),
                column="respondents",
            )  # fmt: skip
    return {code: [list(row) for row in rows] for code, rows in came.groups.items()}


def _write_figures(row: Report, figures: Figures) -> None:
    """The figures as given, and what follows from them; both blank where there are none."""
    computed = compute(figures)
    row.instrument, row.convention = figures.instrument, figures.convention
    row.respondents, row.population = figures.respondents, figures.population
    row.means = {code: _decimal(mean) for code, mean in figures.means.items()}
    row.counts = {code: list(each) for code, each in figures.counts.items()}
    row.index_printed = "" if figures.printed is None else str(figures.printed)
    row.grade_printed = figures.grade
    row.index_computed = str(computed.index) if computed else ""
    row.index_exact = str(computed.exact) if computed else ""
    row.grade_computed = computed.grade if computed else ""


def _decimal(mean: Fraction) -> str:
    """A printed mean as it was printed; it always ends."""
    places = 0
    while (mean * 10**places).denominator != 1:
        places += 1
    whole = str(abs(mean.numerator * 10**places // mean.denominator)).rjust(places + 1, "0")
    return f"{whole[:-places]}.{whole[-places:]}" if places else whole


@transaction.atomic
def give_back(*, by: User, report: Report, revision: int, because: str) -> Report:
    """Return a report to its unit, with the reason; its people are told."""
    row = _held(report, revision)
    check_may(by, REVIEW, row.unit)
    _check_state(row, ("received", "accepted"))
    row.state, row.returned_because = "returned", _reason(because)
    row.returned_on, row.accepted_on = row.government.today(), None
    _save(row)
    _tell(by, "survey-report-returned", row, {})
    tell_returned(row)
    return row


@transaction.atomic
def accept(*, by: User, report: Report, revision: int) -> Report:
    """Accept a report. Refused without an index, or while the follow-up plan of the report before
    has not been told about."""
    row = _held(report, revision)
    check_may(by, REVIEW, row.unit)
    _check_state(row, ("received",))
    kept = list(obstacles(row, owes=owes_follow_up(row)))
    if kept:
        raise Refused(*kept)
    row.state, row.accepted_on = "accepted", row.government.today()
    _save(row)
    _tell(by, "survey-report-accepted", row, {"index": row.index_printed or row.index_computed})
    return row


def owes_follow_up(report: Report) -> bool:
    """Whether the report before has a plan of which this one says nothing."""
    return owing(Report.objects.filter(pk=report.pk)).exists()


def obstacles(report: Report, *, owes: bool) -> Iterator[Refusal]:
    """What keeps a report that came from being accepted."""
    if not (report.index_printed or report.index_computed):
        yield Refusal(
            Text("Laporan ini belum memuat nilai IKM", "The report gives no index yet"),
            Text("Isi nilai tiap unsur atau IKM-nya", "Enter the elements or the index"),
        )
    if owes:
        yield Refusal(
            Text(
                "Tindak lanjut laporan sebelumnya belum dilaporkan",
                "What became of the previous report's plan is not reported",
            ),
            Text(
                "Kembalikan agar unit melaporkannya, atau tandai sudah dilaporkan",
                "Return it so that the unit reports it, or mark it as reported",
            ),
        )


@transaction.atomic
def move_due(*, by: User, report: Report, revision: int, due_on: date) -> Report:
    """Give a unit another day."""
    row = _held(report, revision)
    check_may(by, REVIEW, row.unit)
    _check_state(row, ("due", "returned"))
    _check(Period(row.start, row.until, due_on, row.frequency))
    row.due_on = due_on
    _save(row)
    _tell(by, "survey-report-moved", row, {"due_on": str(due_on)})
    return row


@transaction.atomic
def withdraw(*, by: User, report: Report, because: str) -> None:
    """Take a row out of the register, with a reason."""
    row = _held(report, report.revision)
    check_may(by, REVIEW, row.unit)
    row.withdrawn_at, row.withdrawn_because = timezone.now(), _reason(because)
    _save(row)
    _tell(by, "survey-report-withdrawn", row, {})


def _held(report: Report, revision: int) -> Report:
    rows: ReportQuerySet = Report.objects.standing().select_related("unit", "government")
    row = rows.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if row is None:
        raise refuse(
            Text("Baris ini sudah ditarik dari register", "This row was taken out"),
            Text("Muat ulang halaman register", "Reload the register"),
        )
    if row.revision != revision:
        raise Overtaken({"report": row})
    return row


def _check_state(row: Report, states: Sequence[str]) -> None:
    if row.state not in states:
        said = row.state_label
        raise refuse(
            Text(f"Keadaan laporan ini: {said.id}", f"The state of this report: {said.en}"),
            Text("Muat ulang halaman, lalu coba lagi", "Reload the page, then try again"),
        )


def _reason(because: str) -> str:
    because = because.strip()
    if not 1 <= len(because) <= 200:
        raise refuse(
            Text("Alasan kosong atau terlalu panjang", "The reason is empty or too long"),
            Text("Tulis alasan, paling panjang 200 huruf", "Write it in at most 200 letters"),
            column="because",
        )
    return because


def _save(row: Report) -> None:
    row.revision += 1
    row.save()


def _tell(by: User, action: str, row: Report, details: dict[str, object]) -> None:
    record_at(row.unit, by=by, action=action, subject=row, details=details)
