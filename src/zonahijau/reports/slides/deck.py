"""What the slides of the first week say: official values, completeness, the plan, decisions.

Everybody who may see all units may take them along, so they hold nothing that the chair of the task
force has not released, and no agency is ranked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zonahijau.documents.drafting import names_of
from zonahijau.reports.ninety_days.paper import law_said, weeks_said
from zonahijau.reports.ninety_days.plan import NinetyDays, Summed, count_of
from zonahijau.reports.slides.content import Deck, Grid, Slide
from zonahijau.reports.slides.standing import completeness_slide, estimate_slides, official_slides
from zonahijau.reports.slides.support import support_slide
from zonahijau.web.formatting import long_date, plain_date

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.authority import Authority
    from zonahijau.organisations.models import Government

MOST_REPAIRS = 9
_PLAN = ("Minggu", "Perbaikan", "Jumlah", "Penanggung jawab", "Dasar")


def deck_of(government: Government, user: User, authority: Authority) -> Deck:
    """The slides for one reader on this day."""
    names = names_of(government)
    plan = NinetyDays(names, user)
    dated = long_date(government.today())
    slides = (
        *official_slides(government),
        *estimate_slides(plan.released, user, authority),
        *_of_units(plan),
    )
    return Deck(
        title=f"Pelayanan publik {government.name}",
        subtitle=f"Posisi resmi, kelengkapan, dan rencana 90 hari. Bahan untuk {names.regent}",
        government=names.government_name,
        dated=dated,
        notes="Nilai resmi disebut dengan sumbernya; nilai yang belum dirilis tidak ada di sini.",
        slides=slides,
    )


def _of_units(plan: NinetyDays) -> Iterator[Slide]:
    if not plan.rows:
        return
    source = f"data unit {plan.names.government_name}"
    yield completeness_slide(plan.rows, source)
    yield support_slide(plan.rows, source)
    yield _plan_slide(plan, plan.free, "Tanpa biaya", source)
    if plan.paid:
        yield _plan_slide(plan, plan.paid, "Memerlukan anggaran", source)
    yield _decisions(plan, source)


def _plan_slide(plan: NinetyDays, summed: list[Summed], kind: str, source: str) -> Slide:
    """One half of the plan; what does not fit on a slide is counted."""
    shown = summed[:MOST_REPAIRS]
    rows = [_plan_row(plan, each) for each in shown]
    left = count_of(summed[MOST_REPAIRS:])
    more = f" Di luar tabel ini masih {left} perbaikan, lihat rencananya." if left else ""
    lead = (
        f"{count_of(summed)} perbaikan, {plain_date(plan.start)} sampai {plain_date(plan.end)};"
        f" pembagian biaya dan minggunya ketetapan lokal.{more}"
    )
    notes = "\n".join(
        f"{each.repair.do.id}: bukti selesai {each.repair.evidence.id}." for each in summed
    )
    grid = Grid(_PLAN, tuple(rows), (5, 8, 2, 6, 6))
    return Slide(f"Rencana 90 hari: {kind.lower()}", lead, source, notes, grid=grid)


def _plan_row(plan: NinetyDays, each: Summed) -> tuple[str, ...]:
    return (
        weeks_said(plan, each.first_week, each.last_week),
        each.repair.do.id,
        f"{each.units} unit",
        each.in_charge,
        law_said(each.repair.duty),
    )


def _decisions(plan: NinetyDays, source: str) -> Slide:
    """What is asked of the head of the region, with the numbers that it rests on."""
    open_units = sum(row.lacking > 0 for row in plan.rows)
    units = {each.repair.code: each.units for each in (*plan.free, *plan.paid)}
    points = [
        f"Menetapkan rencana 90 hari, {plain_date(plan.start)} sampai {plain_date(plan.end)}.",
        f"Memerintahkan Sekretaris Daerah menyurati {open_units} unit yang belum lengkap.",
    ]
    if count := units.get("head"):
        points.append(f"Menunjuk kepala unit atau pelaksana tugas pada {count} unit.")
    if count := units.get("complaint-officer"):
        article = "Pasal 36 ayat (1) UU 25/2009"
        points.append(
            f"Menugaskan {count} unit menetapkan pejabat pengelola pengaduan ({article})."
        )
    if paid := count_of(plan.paid):
        points.append(f"Memutuskan anggaran bagi {paid} perbaikan yang memerlukannya.")
    points.append("Menerima laporan kemajuan pada hari ke-30, ke-60, dan ke-90.")
    return Slide(
        title=f"Keputusan yang dimohon: {len(points)}",
        lead="Semuanya dapat diputuskan hari ini; angkanya dari data yang tercatat.",
        source=source,
        notes="Setiap keputusan dicatat dalam notulen dengan penanggung jawab dan batas waktunya.",
        points=points,
    )
