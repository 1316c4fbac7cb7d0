"""The plan as a paper that the office changes: free repairs first, then what needs a budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from zonahijau.documents.blocks import Annex, Block, heading, listed, paragraph, table
from zonahijau.documents.drafting import Choice, Draft, names_of
from zonahijau.documents.kinds import FIELD, Kind
from zonahijau.documents.words import TITLED
from zonahijau.lawbook.citations import Citation
from zonahijau.reports.ninety_days.plan import Line, NinetyDays, Summed, count_of
from zonahijau.web.formatting import plain_date, short_date
from zonahijau.wording import Text

SLUG = "rencana-90-hari"
MOST_ROWS = 300
_SUMMED = ("Minggu", "Perbaikan", "Jumlah", "Penanggung jawab", "Bukti selesai", "Dasar")
_EACH = ("Unit", "Perbaikan", "Minggu", "Penanggung jawab", "Bukti selesai", "Dasar")
LOCAL = (
    "Tanpa biaya berarti cukup dengan keputusan, cetakan, pemasangan, atau penugasan pegawai yang"
    " ada. Pembagian itu dan minggunya adalah ketetapan lokal, bukan ketentuan hukum; kolom Dasar"
    " menyebut pasal kewajibannya."
)


def draft_plan(where: Any, by: Any, **chosen: Any) -> Draft:
    """Rencana 90 hari, of all units or of one and those below it."""
    names = names_of(where)
    start = chosen.get("start")
    if start and not isinstance(start, date):
        start = date.fromisoformat(str(start))
    plan = NinetyDays(names, by, start or None)
    blocks: list[Block] = [paragraph(_opening(plan)), paragraph(LOCAL)]
    blocks += [heading("A. Perbaikan tanpa biaya"), *_section(plan, plan.free)]
    blocks += [heading("B. Perbaikan yang memerlukan anggaran"), *_section(plan, plan.paid)]
    if plan.kept_back:
        blocks.append(paragraph(_kept_back(plan)))
    blocks += [heading("C. Pengendalian"), listed(*_control(names.regent), style="letters")]
    place = names.unit.name if names.unit else names.government.name
    return Draft(
        subject=f"Perbaikan pelayanan publik {place}",
        blocks=blocks,
        annexes=tuple(_annexes(plan)),
    )


def _opening(plan: NinetyDays) -> str:
    return (
        f"Rencana ini berlaku {plain_date(plan.start)} sampai {plain_date(plan.end)} untuk"
        f" {len(plan.rows)} unit, disusun dari data yang tercatat pada"
        f" {plain_date(plan.names.government.today())}. Perbaikan yang tidak memerlukan biaya"
        f" didahulukan: {count_of(plan.free)} perbaikan tanpa biaya dan"
        f" {count_of(plan.paid)} perbaikan yang memerlukan anggaran."
    )


def _section(plan: NinetyDays, summed: Sequence[Summed]) -> Iterator[Block]:
    if not summed:
        yield paragraph("Tidak ada menurut data yang tercatat.")
        return
    rows = [
        (
            weeks_said(plan, each.first_week, each.last_week),
            each.repair.do.id,
            f"{each.units} unit",
            each.in_charge,
            each.repair.evidence.id,
            law_said(each.repair.duty),
        )
        for each in summed
    ]
    yield table(_SUMMED, rows, widths=(4, 6, 2, 4, 5, 4))


def weeks_said(plan: NinetyDays, first: int, last: int) -> str:
    """``1–2 (s.d. 12 Apr 2021)``: the weeks, and the last day."""
    weeks = str(first) if first == last else f"{first}–{last}"
    return f"{weeks} (s.d. {short_date(plan.days_of(first, last)[1])})"


def law_said(duty: Citation | None) -> str:
    """The article with its regulation; what no law asks is the office's own need."""
    if duty is None:
        return "kebutuhan kantor"
    return f"{duty.article} {duty.source.title.partition(' tentang ')[0]}"


def _kept_back(plan: NinetyDays) -> str:
    titles = "; ".join(each.title for each in plan.kept_back)
    return (
        f"Hasil {titles} belum dirilis ketua Satgas, sehingga perbaikan menurut jawabannya belum"
        " dimasukkan."
    )


def _control(regent: str) -> tuple[str, ...]:
    return (
        "Setiap unit melaporkan kemajuan dengan buktinya setiap akhir minggu kepada Satgas.",
        "Satgas memeriksa bukti dan memperbarui matriks kelengkapan setiap bulan.",
        f"Sekretaris Daerah melaporkan kemajuan kepada {regent} pada hari ke-30, ke-60, dan ke-90.",
    )


def _annexes(plan: NinetyDays) -> Iterator[Annex]:
    free = [line for line in plan.lines if line.repair.is_free]
    paid = [line for line in plan.lines if not line.repair.is_free]
    for title, lines in (("tanpa biaya", free), ("dengan anggaran", paid)):
        if lines:
            yield Annex(f"Rincian perbaikan {title}", tuple(_tables(plan, lines)), wide=True)


def _tables(plan: NinetyDays, lines: Sequence[Line]) -> Iterator[Block]:
    """By unit, so that each finds its own; in parts that a form can still hold."""
    rows = [_row(plan, line) for line in sorted(lines, key=_by_unit)]
    for first in range(0, len(rows), MOST_ROWS):
        yield table(_EACH, rows[first : first + MOST_ROWS], widths=(6, 7, 4, 5, 6, 4))


def _by_unit(line: Line) -> tuple[str, int, int]:
    return (line.unit.path if line.unit else "", line.first_week, line.last_week)


def _row(plan: NinetyDays, line: Line) -> Sequence[str]:
    what = f"{line.repair.do.id} ({line.note})" if line.note else line.repair.do.id
    return (
        line.place,
        what,
        weeks_said(plan, line.first_week, line.last_week),
        line.in_charge,
        line.repair.evidence.id,
        law_said(line.repair.duty),
    )


KINDS: Iterable[Kind] = (
    Kind(
        SLUG,
        Text("Rencana 90 hari", "Plan of 90 days"),
        draft_plan,
        layout=TITLED,
        heading="Rencana 90 Hari",
        group=FIELD,
        about=Text(
            "Perbaikan tanpa biaya lebih dulu, lalu yang memerlukan anggaran; per minggu dan unit",
            "Free repairs first, then those that need a budget; by week and unit",
        ),
        choices=(Choice("start", Text("Mulai tanggal", "Begins on"), "date"),),
    ),
)
