"""Chapter III: who answered, the index of the unit, every element, and every service."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zonahijau.documents.blocks import Block, bars, chapter, heading, paragraph, table
from zonahijau.surveys.papers.beginning import weight_of
from zonahijau.surveys.papers.told import Element, Group, Told
from zonahijau.surveys.papers.writing import HIDDEN, figure, joined, period_of, whole

_HUNDRED = 100


def findings(told: Told) -> Iterator[Block]:
    """Bab III."""
    yield chapter("Bab III. Hasil survei")
    yield heading("A. Responden")
    yield from _respondents(told)
    yield heading("B. Indeks Kepuasan Masyarakat")
    yield from _index(told)
    yield heading("C. Nilai tiap unsur")
    yield from _elements(told)
    if len(told.services) > 1 and any(each.n for each in told.services):
        yield heading("D. Nilai tiap layanan")
        yield from _services(told)


def _respondents(told: Told) -> Iterator[Block]:
    yield paragraph(f"Survei diikuti {whole(told.n)} responden.")
    for group in told.groups:
        yield table(
            (group.title.id, "Responden", "Persen"), _shares(group, told.n), widths=(6, 3, 2)
        )
    if any(count is None for group in told.groups for _, count in group.rows):
        yield paragraph(
            "Kelompok dengan kurang dari lima responden, dan kelompok yang jumlahnya dapat"
            " dipakai untuk menghitungnya, tidak ditampilkan demi kerahasiaan."
        )
    if not told.groups:
        yield paragraph("Rincian responden menurut kelompok tidak tersedia.")


def _shares(group: Group, n: int | None) -> Iterator[tuple[str, str, str]]:
    for label, count in group.rows:
        if count is None:
            yield label.id, HIDDEN, "–"
        else:
            yield label.id, whole(count), figure(_share(count, n), 1)


def _share(count: int, n: int | None) -> Fraction | None:
    return Fraction(count * _HUNDRED, n) if n else None


def _index(told: Told) -> Iterator[Block]:
    if told.index is None or told.band is None:
        yield paragraph("Nilai IKM belum dapat dihitung.")
        return
    grade = f"mutu {told.band.code or ''} ({told.band.label.id})"
    yield paragraph(
        f"Indeks Kepuasan Masyarakat {told.name} {period_of(told)} adalah"
        f" {figure(told.index)}, {grade}."
    )
    if told.interval:
        yield paragraph(
            f"Nilai itu diukur dari {whole(told.n)} responden. Dengan keyakinan 95 persen, nilai"
            f" seluruh pengguna layanan terletak di antara {figure(told.interval.least)} dan"
            f" {figure(told.interval.greatest)}."
        )
    yield paragraph(
        f"IKM adalah jumlah nilai rata-rata semua unsur dikalikan bobot {weight_of(told)}"
        " dan dikalikan 25."
    )
    if told.alpha is not None:
        yield paragraph(
            f"Keandalan kuesioner (alpha Cronbach) {figure(told.alpha, 3)}; makin dekat ke 1 makin"
            " searah jawaban semua unsur, dan batas yang lazim dipakai 0,6."
        )


def _elements(told: Told) -> Iterator[Block]:
    if not told.elements:
        yield paragraph("Nilai tiap unsur tidak tersedia.")
        return
    low = told.first
    best = told.lowest[-1]
    yield bars(
        f"{best.label.id} dinilai paling tinggi ({figure(best.mean)}); yang terendah"
        f" {joined([_named(each) for each in low])}.",
        ("Unsur", "Nilai rata-rata", "Tanda"),
        [
            (each.label.id, figure(each.mean), "terendah" if each in low else "")
            for each in told.elements
        ],
    )
    yield table(
        ("Unsur", "Nilai rata-rata", "Nilai konversi", "Mutu"),
        [_row(each) for each in told.elements],
        widths=(7, 3, 3, 2),
    )


def _named(element: Element) -> str:
    return f"{element.label.id} ({figure(element.mean)})"


def _row(element: Element) -> tuple[str, str, str, str]:
    return (element.label.id, figure(element.mean), figure(element.converted), element.grade)


def _services(told: Told) -> Iterator[Block]:
    yield table(
        ("Layanan", "Responden", "IKM", "Mutu"),
        [
            (each.name, HIDDEN if each.n is None else whole(each.n), figure(each.index), each.grade)
            for each in told.services
        ],
        widths=(8, 3, 2, 2),
    )
