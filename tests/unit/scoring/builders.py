"""Instruments and answers for tests, in as few words as the thing tested needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from zonahijau.lawbook.citations import Citation, Period, Source
from zonahijau.lawbook.instruments import (
    Band,
    ClassTable,
    Combining,
    Facet,
    GapPolicy,
    Gate,
    Instrument,
    Node,
    RollUp,
    Rung,
    Scale,
    WeightSet,
)
from zonahijau.lawbook.numbers import Rounding, exact
from zonahijau.scoring.answers import Answer, Answers, Gap, Observation
from zonahijau.wording import Text

Number = int | str | Fraction
"""A number as tests write it: 3, "21.85", "1/9"."""

MISSING, NA = Gap.MISSING, Gap.NOT_APPLICABLE
LAW = Source("po-1-2099", "Peraturan 1/2099 (contoh)")
SATGAS = Source("satgas", "Ketetapan lokal satgas")
ALWAYS = Period(date(2099, 1, 1))
OFFICIAL = Citation(LAW, "Pasal 3", ALWAYS, "official", "V")
DERIVED = Citation(LAW, "hitungan", ALWAYS, "derived", "D")
LOCAL = Citation(SATGAS, "bobot lokal", ALWAYS, "local", "U")


def number(written: Number) -> Fraction:
    return exact(written) if isinstance(written, str) else Fraction(written)


def text(word: str) -> Text:
    return Text(word, f"{word} (en)")


def rungs(*scores: Number) -> tuple[Rung, ...]:
    return tuple(Rung(number(score), text(f"anak tangga {score}")) for score in scores)


def laddered(*scores: Number, kind: str = "ladder", zero: Number = 0, cite=OFFICIAL) -> Scale:
    steps = rungs(*scores)
    return Scale(kind, kind, steps[0].score, steps[-1].score, number(zero), steps, cite)


def numeric(low: Number, high: Number, *, zero: Number = 0, kind: str = "number") -> Scale:
    return Scale(kind, kind, number(low), number(high), number(zero), (), OFFICIAL)


PRESENCE = laddered(0, 1, kind="presence")
LADDER = laddered(0, 1, 2, 3)
PERCENT = numeric(0, 100)


def indicator(
    code: str, weight: Number | None = None, scale: Scale = PRESENCE, **changes: object
) -> Node:
    given = None if weight is None else number(weight)
    node = Node(code, text(code), OFFICIAL, weight=given, scale=scale)
    return replace(node, **changes)


def part(
    code: str,
    *parts: Node,
    weight: Number | None = None,
    parts_weigh: str = "percent",
    **changes: object,
) -> Node:
    given = None if weight is None else number(weight)
    node = Node(code, text(code), OFFICIAL, given, parts_weigh=parts_weigh, parts=parts)
    return replace(node, **changes)


def band(lower: Number, code: str | None, zone: str | None = None, cite=OFFICIAL) -> Band:
    return Band(number(lower), code, text(code or "tanpa kode"), zone, cite)


HIJAU, KUNING, MERAH = (
    band(81, "hijau", "hijau"), band(51, "kuning", "kuning"), band(0, "merah", "merah"),
)  # fmt: skip


def table(*bands: Band, compare: str = "at-least") -> ClassTable:
    return ClassTable(bands or (HIJAU, KUNING, MERAH), compare)


def policy(do: str, cite: Citation = OFFICIAL) -> GapPolicy:
    return GapPolicy(do, cite)


def combined(by: str = "mean", missing: str = "leave-out", cite: Citation = OFFICIAL) -> Combining:
    return Combining(by, missing, cite)


def facet(name: str, *values: str) -> Facet:
    return Facet(name, text(name), values, values[0])


def weight_set(
    name: str = "merata",
    weights: Mapping[str, Number] | None = None,
    *,
    fills: bool = True,
    default: bool = True,
) -> WeightSet:
    stated = {code: number(each) for code, each in (weights or {}).items()}
    return WeightSet(name, text(name), LOCAL, stated, fills, default)


def gate(
    indicator: str, at_least: Number, *, zeroes: str | None = None, caps_at: str | None = None
) -> Gate:
    return Gate("gerbang", indicator, number(at_least), OFFICIAL, zeroes, caps_at)


def instrument(*parts: Node, parts_weigh: str = "percent", **changes: object) -> Instrument:
    """Everything official, percent of 100, two places half up, three zones, gaps refused."""
    root = Node("total", text("total"), OFFICIAL, parts_weigh=parts_weigh, parts=parts)
    plain = Instrument(
        id="contoh/2099",
        series="contoh",
        version="2099",
        title=text("Contoh"),
        in_force=ALWAYS,
        sources={source.key: source for source in (LAW, SATGAS)},
        scored="unit",
        lowest=Fraction(0),
        highest=Fraction(100),
        rounding=Rounding(2),
        rounds_each_level=False,
        rounding_cite=OFFICIAL,
        missing=policy("refuse"),
        not_applicable=policy("leave-out"),
        combining={level: combined() for level in ("respondents", "products", "assessors")},
        roll_up=RollUp("unit", OFFICIAL),
        classes={"unit": table(), "region": table()},
        facets={},
        root=root,
        weight_sets=(),
        weight_conventions=(),
        gates=(),
        notes=(),
        cite=OFFICIAL,
        sha256="0" * 64,
    )
    return replace(plain, **changes)


def with_classes(built: Instrument, unit: ClassTable, region: ClassTable | None = None):
    return replace(built, classes={"unit": unit, "region": region or unit})


def answered(**by_code: Number | Gap | Sequence[Number | Gap]) -> Answers:
    """One answer an indicator, or a list of several respondents' answers."""
    return {
        code: tuple(_observations(given if isinstance(given, list | tuple) else [given]))
        for code, given in by_code.items()
    }


def _observations(several: Sequence[Number | Gap]) -> list[Observation]:
    alone = len(several) == 1
    return [
        Observation(_answer(each), respondent=None if alone else str(place))
        for place, each in enumerate(several)
    ]


def _answer(given: Number | Gap) -> Answer:
    return given if isinstance(given, Gap) else number(given)


def by_product(**answers_of_product: Mapping[str, Number | Gap]) -> Answers:
    """What was answered about each product: ``by_product(KTP={"a": 1}, KK={"a": 0})``."""
    found: dict[str, list[Observation]] = {}
    for product, answers in answers_of_product.items():
        for code, given in answers.items():
            found.setdefault(code, []).append(Observation(_answer(given), product=product))
    return {code: tuple(observations) for code, observations in found.items()}
