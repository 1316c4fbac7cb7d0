"""The annexes: how the index was computed, and what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zonahijau.documents.blocks import Annex, Block, heading, listed, paragraph, table
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import index_rule
from zonahijau.surveys.asking import Asking, content_of
from zonahijau.surveys.papers.beginning import weight_of
from zonahijau.surveys.papers.told import Told
from zonahijau.surveys.papers.writing import figure, whole

_CURRENT = "panrb/skm-2017"


def annexes(told: Told) -> Iterator[Annex]:
    """The computation where every element is known, and the questionnaire where it is."""
    if told.elements and told.exact is not None:
        yield Annex("Pengolahan nilai", tuple(_computation(told)))
    content = told.campaign.questions if told.campaign else None
    if content is None and told.instrument == _CURRENT:
        content = content_of("skm")
    if content is not None:
        yield Annex("Kuesioner", tuple(_questions(Asking.of(content))))


def _computation(told: Told) -> Iterator[Block]:
    rule = index_rule(load_instrument(told.instrument), told.convention)
    total = sum((each.mean for each in told.elements), Fraction(0))
    rows = [
        (each.label.id, figure(each.mean, 4), figure(each.mean * rule.weight, 4), each.grade)
        for each in told.elements
    ]
    rows.append(("Jumlah", figure(total, 4), figure(total * rule.weight, 4), ""))
    yield paragraph(
        f"Bobot tiap unsur {weight_of(told)}. Jumlah nilai tertimbang dikalikan"
        f" {figure(rule.conversion, 0)} memberi IKM {figure(told.index)} dari {whole(told.n)}"
        " responden. Angka di tabel dibulatkan hanya untuk dicetak."
    )
    yield table(
        ("Unsur", "Nilai rata-rata", "Nilai tertimbang", "Mutu"),
        rows,
        widths=(7, 3, 3, 2),
        numbered=False,
    )


def _questions(asking: Asking) -> Iterator[Block]:
    yield heading("Tentang responden")
    yield listed(*(_asked(each.text, each.options) for each in asking.about))
    yield heading("Tentang pelayanan")
    yield listed(*(_asked(each.text, each.options, scored=True) for each in asking.scored))
    rest = [*asking.extra, *asking.open]
    if rest:
        yield heading("Pertanyaan lain")
        yield listed(*(_asked(each.text, each.options) for each in rest))


def _asked(text: object, options: object, *, scored: bool = False) -> str:
    words = [each["id"] for each in options]  # type: ignore[attr-defined]
    if scored:
        words = [f"{rung} = {word}" for rung, word in enumerate(words, start=1)]
    said = f" ({'; '.join(words)})" if words else ""
    return f"{text['id']}{said}"  # type: ignore[index]
