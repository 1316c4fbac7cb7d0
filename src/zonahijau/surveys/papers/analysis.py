"""Chapters IV and V: what is strong and weak, what is done about it, what became of the plan
before, how the index moved, and the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Q

from zonahijau.documents.blocks import (
    BLANK,
    Block,
    bars,
    chapter,
    heading,
    listed,
    paragraph,
    plane,
    table,
)
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.importance import Quadrant
from zonahijau.surveys.models import FollowUp, Report
from zonahijau.surveys.papers.told import Told
from zonahijau.surveys.papers.writing import figure, joined, period_of, whole
from zonahijau.surveys.plans import standing
from zonahijau.surveys.policies import LEAST
from zonahijau.surveys.reporting import LOWEST, period_said
from zonahijau.surveys.voices import asked_and_praised
from zonahijau.surveys.words import FOLLOW_UP_STATES
from zonahijau.web.formatting import plain_date

_QUARTERS = (
    Quadrant.OVERKILL.value.id,
    Quadrant.KEEP_UP.value.id,
    Quadrant.LOW_PRIORITY.value.id,
    Quadrant.CONCENTRATE.value.id,
)
"""Of the plane, from the upper left: little and much importance above, then below."""
_PLAN = ("Prioritas unsur", "Program atau kegiatan", "Waktu", "Penanggung jawab")
_BEFORE = ("Unsur", "Rencana", "Batas", "Keadaan")
_YEARS = 6


def analysis(told: Told) -> Iterator[Block]:
    """Bab IV."""
    yield chapter("Bab IV. Analisis")
    yield heading("A. Kekuatan dan kelemahan")
    yield from _strengths(told)
    yield heading("B. Saran dan keluhan")
    yield from _comments(told)
    yield heading("C. Rencana tindak lanjut")
    yield from _plan(told)
    yield heading("D. Tindak lanjut survei sebelumnya")
    yield from _before(told)
    yield heading("E. Perkembangan nilai")
    yield from _trend(told)


def _strengths(told: Told) -> Iterator[Block]:
    if not told.elements:
        yield paragraph(BLANK)
        return
    low, high = told.first, told.lowest[: -LOWEST - 1 : -1]
    yield paragraph(
        f"Kekuatan unit terletak pada {joined([each.label.id for each in high])}. Yang harus"
        f" didahulukan perbaikannya adalah {joined([each.label.id for each in low])}."
    )
    if all(each.importance is None for each in told.elements):
        return
    first = [each.label.id for each in told.elements if each.quadrant is Quadrant.CONCENTRATE.value]
    yield plane(
        f"Prioritas utama: {joined(first)}." if first else "Tidak ada unsur di prioritas utama.",
        ("Unsur", "kaitan dengan kepuasan", "nilai rata-rata"),
        [(each.label.id, figure(each.importance), figure(each.mean, 3)) for each in told.elements],
        _QUARTERS,
    )
    yield paragraph(
        "Kaitan dengan kepuasan adalah korelasi jawaban sebuah unsur dengan jumlah semua jawaban."
        " Unsur di kanan bawah penting bagi pengguna tetapi nilainya di bawah rata-rata."
    )


def _comments(told: Told) -> Iterator[Block]:
    rows = list(_coded(told))
    if not rows:
        yield paragraph("Belum ada saran atau keluhan yang diolah untuk laporan ini.")
        return
    yield paragraph("Saran dan keluhan responden, dikelompokkan menurut unsur:")
    yield table(("Unsur", "Keluhan atau saran", "Pujian"), rows, widths=(7, 4, 3))
    yield paragraph(f"Jumlah di bawah {LEAST} tidak ditampilkan.")


def _coded(told: Told) -> Iterator[tuple[str, str, str]]:
    """How many were said of each element; the words themselves stay where they are."""
    if told.campaign is None:
        return
    found = asked_and_praised(told.campaign)
    for code, name in _names(told.instrument).items():
        asked, praised = found.get(code, (0, 0))
        if max(asked, praised) >= LEAST:
            yield name, _shown(asked), _shown(praised)


def _shown(count: int) -> str:
    return whole(count) if count >= LEAST else "–"


def _names(instrument: str) -> dict[str, str]:
    return {node.code: node.label.id for node in load_instrument(instrument).indicators()}


def _plan(told: Told) -> Iterator[Block]:
    lines = list(plan_of(told))
    names = _names(told.instrument)
    rows = [
        (
            names.get(line.element, line.element),
            line.programme,
            plain_date(line.due_on),
            line.in_charge or (line.position.title if line.position else BLANK),
        )
        for line in lines
    ]
    planned = {line.element for line in lines}
    rows += [
        (each.label.id, BLANK, BLANK, BLANK) for each in told.first if each.code not in planned
    ]
    yield paragraph(
        "Rencana disusun dari unsur-unsur bernilai terendah dan dibahas dalam forum konsultasi"
        f" publik pada {BLANK}."
    )
    yield table(_PLAN, rows, widths=(4, 7, 4, 5))


def plan_of(told: Told) -> Iterable[FollowUp]:
    """The lines that stand, of the report or of the survey."""
    of = Q()
    if told.report is not None:
        of |= Q(report=told.report)
    if told.campaign is not None:
        of |= Q(campaign=told.campaign)
    if not of:
        return []
    rows = FollowUp.objects.standing().filter(of).exclude(state="dropped")
    return rows.select_related("position").order_by("order", "pk")


def _before(told: Told) -> Iterator[Block]:
    before = previous_of(told)
    lines = list(FollowUp.objects.of_report(before).order_by("order", "pk")) if before else []
    if before is None or not lines:
        yield paragraph("Tidak ada rencana tindak lanjut dari survei sebelumnya yang tercatat.")
        return
    yield paragraph(f"{_share(lines, before)}.")
    names = _names(before.instrument or told.instrument)
    yield table(_BEFORE, [_realised(line, names) for line in lines], widths=(4, 7, 4, 5))


def _share(lines: list[FollowUp], before: Report) -> str:
    """How much of a plan is done; what was dropped is no part of it, and is told."""
    how = standing(lines, before.government.today())
    period = period_said(before.start, before.until).id
    dropped = len(lines) - how.lines
    left = f"; {dropped} rencana dibatalkan" if dropped else ""
    if how.share is None:
        return f"Semua {dropped} rencana survei {period} dibatalkan"
    share = f"{how.done} sudah selesai ({figure(how.share, 0)} persen)"
    return f"Dari {how.lines} rencana survei {period}, {share}{left}"


def previous_of(told: Told) -> Report | None:
    """The report whose plan this one tells about."""
    if told.report is not None and told.report.previous is not None:
        return told.report.previous
    rows = Report.objects.standing().filter(unit=told.unit, until__lte=told.start)
    return rows.order_by("-until").first()


def _realised(line: FollowUp, names: dict[str, str]) -> tuple[str, str, str, str]:
    state = FOLLOW_UP_STATES[line.state].id
    if line.completed_on:
        state = f"{state} {plain_date(line.completed_on)}"
    if line.dropped_because:
        state = f"{state}: {line.dropped_because}"
    return names.get(line.element, line.element), line.programme, plain_date(line.due_on), state


def _trend(told: Told) -> Iterator[Block]:
    past = list(_accepted(told))
    if not past:
        yield paragraph(
            "Belum ada hasil survei sebelumnya yang disetujui, sehingga perkembangan belum dapat"
            " digambarkan."
        )
        return
    now = (period_of(told), figure(told.index), _grade(told), told.instrument)
    rows = [*(_line(row) for row in past), now]
    if told.change is not None:
        yield paragraph(f"{told.change.id}.")
    yield bars(
        f"IKM {told.name} dari {rows[0][0]} sampai {rows[-1][0]}.",
        ("Masa", "IKM", "Tanda"),
        [(period, index, f"mutu {grade}") for period, index, grade, _ in rows],
    )
    if len({version for *_, version in rows}) > 1:
        yield paragraph(
            "Peraturan yang dipakai berubah di antara masa-masa ini. Mutu sebelum dan sesudah"
            " perubahan tidak dapat dibandingkan."
        )


def _accepted(told: Told) -> Iterable[Report]:
    rows = Report.objects.standing().filter(unit=told.unit, state="accepted", until__lte=told.start)
    return list(rows.order_by("-until")[:_YEARS])[::-1]


def _line(row: Report) -> tuple[str, str, str, str]:
    said = row.index_printed or row.index_computed
    index = figure(Decimal(said)) if said else "–"
    period = period_said(row.start, row.until).id
    return period, index, row.grade_printed or row.grade_computed, row.instrument


def _grade(told: Told) -> str:
    return (told.band.code or "") if told.band else ""


def ending(told: Told, today: date) -> Iterator[Block]:
    """Bab V."""
    yield chapter("Bab V. Penutup")
    grade = f"{figure(told.index)}, mutu {_grade(told)}" if told.index is not None else BLANK
    low = joined([each.label.id for each in told.first]) or BLANK
    yield listed(
        f"IKM {told.name} {period_of(told)} adalah {grade}, dari {whole(told.n)} responden.",
        f"Unsur yang didahulukan perbaikannya adalah {low}.",
        "Rencana tindak lanjut dilaksanakan sesuai jadwal dan realisasinya dimuat dalam laporan"
        " survei berikutnya.",
        "Hasil survei diumumkan kepada masyarakat di ruang pelayanan dan secara elektronik.",
    )
    yield paragraph(
        f"Demikian laporan ini disusun menurut data per {plain_date(today)} sebagai bahan"
        " perbaikan pelayanan."
    )
