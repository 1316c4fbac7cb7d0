"""Slides of where the government stands: published results, completeness, a released estimate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from zonahijau.documents.drafting import names_of
from zonahijau.reports import officials
from zonahijau.reports.completeness import ITEMS, UnitRow
from zonahijau.reports.officials import Published
from zonahijau.reports.rounds import RoundReport
from zonahijau.reports.slides.content import (
    COLUMNS,
    CONTEXT,
    LIGHT,
    STACKED,
    SUBJECT,
    Chart,
    Series,
    Slide,
    Value,
)
from zonahijau.web.formatting import number

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.assessments.models import Round
    from zonahijau.organisations.authority import Authority
    from zonahijau.organisations.models import Government

BREAK = "instrumen berganti"
MOST_SERIES, MOST_SOURCES = 3, 2


def official_slides(government: Government) -> Iterator[Slide]:
    """For each series its years; the columns of two instruments never touch."""
    history = officials.of_region(government)
    if not history:
        yield Slide(
            title="Belum ada hasil resmi yang tercatat",
            lead=f"Catat hasil yang terbit untuk {government.name} beserta sumbernya.",
            source=f"data {names_of(government).government_name}",
            notes="Hasil resmi dicatat dari rapor atau keputusan lembaga penilai, tidak dihitung.",
        )
    by_series: dict[str, list[Published]] = {}
    for each in history:
        by_series.setdefault(each.series, []).append(each)
    for rows in list(by_series.values())[:MOST_SERIES]:
        yield _series_slide(rows)


def _series_slide(rows: list[Published]) -> Slide:
    """One series; ``rows`` from the latest first."""
    latest, years = rows[0], list(reversed(rows))
    used = list(dict.fromkeys(each.result.instrument_id for each in years))
    lead = "Semua nilai dari satu instrumen."
    if len(used) > 1:
        lead = "Instrumennya berganti; nilai di kedua sisi celah tidak dapat dibandingkan langsung."
    said = "\n".join(f"{e.result.year}: {value_said(e)}. {e.result.source_title}" for e in years)
    return Slide(
        title=f"{latest.title.id}: terakhir {value_said(latest)} ({latest.result.year})",
        lead=f"Nilai resmi menurut tahun. {lead}",
        source=_sources(rows),
        notes=said,
        chart=_official_chart(years),
    )


def value_said(each: Published) -> str:
    """``87,59 · B``: the value as printed, with its class."""
    row = each.result
    return " · ".join(filter(None, (number(each.value, each.places), row.band or row.zone)))


def _sources(rows: Iterable[Published]) -> str:
    titles = list(dict.fromkeys(each.result.source_title for each in rows))
    more = f"; dan {len(titles) - MOST_SOURCES} sumber lain" if len(titles) > MOST_SOURCES else ""
    return f"{'; '.join(titles[:MOST_SOURCES])}{more}"


def _official_chart(years: list[Published]) -> Chart:
    """A series of columns for each instrument, an empty place between two of them."""
    categories: list[str] = []
    cells: list[Published | None] = []
    for _, same in groupby(years, key=lambda each: each.result.instrument_id):
        if categories:
            categories.append(BREAK)
            cells.append(None)
        for each in same:
            categories.append(str(each.result.year))
            cells.append(each)
    used = list(dict.fromkeys(each.result.instrument_id for each in years))
    series = tuple(_official_series(cells, which, is_latest=which == used[-1]) for which in used)
    highest = max((int(e.instrument.highest) for e in years if e.instrument), default=100)
    places = max(each.places for each in years)
    return Chart(COLUMNS, tuple(categories), series, highest, places)


def _official_series(cells: Iterable[Published | None], which: str, *, is_latest: bool) -> Series:
    values: list[Value] = []
    name = which
    for each in cells:
        if each is not None and each.result.instrument_id == which:
            name = each.instrument.title.id if each.instrument else which
            values.append(each.value)
        else:
            values.append(None)
    return Series(name, tuple(values), SUBJECT if is_latest else CONTEXT)


def completeness_slide(rows: list[UnitRow], source: str) -> Slide:
    """Of each item how many units have it all, how many do not, of how many nobody knows."""
    states = [[row.extents[item.key].state for row in rows] for item in ITEMS]
    complete = tuple(each.count("complete") for each in states)
    unknown = tuple(each.count("unknown") for each in states)
    lacking = tuple(len(rows) - a - b for a, b in zip(complete, unknown, strict=True))
    whole = sum(row.lacking == 0 for row in rows)
    labels = tuple(item.label.id for item in ITEMS)
    said = "\n".join(
        f"{label}: lengkap {a}, belum lengkap {b}, belum diketahui {c}"
        for label, a, b, c in zip(labels, complete, lacking, unknown, strict=True)
    )
    return Slide(
        title=f"{whole} dari {len(rows)} unit sudah lengkap semuanya",
        lead=(
            f"Standar pelayanan lengkap di {complete[0]} dari {len(rows)} unit; di {unknown[0]}"
            " unit belum diketahui. Yang belum diketahui tidak dihitung kurang."
        ),
        source=source,
        notes=f"Jumlah unit menurut hal:\n{said}",
        chart=Chart(
            STACKED,
            labels,
            (
                Series("Lengkap", complete, SUBJECT),
                Series("Belum lengkap", lacking, CONTEXT),
                Series("Belum diketahui", unknown, LIGHT),
            ),
            len(rows),
        ),
    )


def estimate_slides(round_: Round | None, user: User, authority: Authority) -> Iterator[Slide]:
    """The region's own assessment, only where it was released, and always as a range."""
    region = RoundReport(round_, user, authority).region if round_ and round_.release else None
    if round_ is None or region is None or region.is_nothing:
        return
    places = region.places
    if region.least is None or region.greatest is None:
        value = number(region.value, places)
        title = f"Penilaian mandiri: {value}"
    else:
        low, high = number(region.least, places), number(region.greatest, places)
        title = f"Penilaian mandiri (perkiraan): kisaran {low} sampai {high}"
    yield Slide(
        title=title,
        lead="Bukan nilai resmi lembaga penilai; dihitung pemerintah daerah dari jawaban unit.",
        source=f"{round_.title}, ditetapkan dan dirilis",
        notes="Kisaran menunjukkan seberapa jauh bobot yang tidak diketahui dapat menggesernya.",
        points=[
            f"Putaran: {round_.title}",
            f"Instrumen: {round_.instrument.title.id}",
            "Tidak digambar bersama nilai resmi, dan tidak dibandingkan dengannya.",
        ],
    )
