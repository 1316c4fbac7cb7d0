"""Strategies that draw instruments, answers to them, and admissible weights."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from tests.unit.scoring.builders import (
    MISSING,
    NA,
    Instrument,
    band,
    combined,
    facet,
    gate,
    indicator,
    instrument,
    laddered,
    numeric,
    part,
    policy,
    table,
    weight_set,
)
from zonahijau.lawbook.instruments import ClassTable, Gate, Node, PartWeight, RollUp, Scale
from zonahijau.lawbook.numbers import Rounding
from zonahijau.scoring.answers import Answer, Answers, Gap, Observation
from zonahijau.scoring.weighting import Weighting

BASES = ("points", "percent", "equal")
GAPS = ("refuse", "lowest", "leave-out")
FORMS = ("luring", "daring")
HIGHEST = Fraction(100)
UNITS = 20
"""Numbers on bounded scales are answered in twentieths."""

SCALES: tuple[Scale, ...] = (
    laddered(0, 1, kind="presence"),
    laddered(0, 1, 2, 3),
    laddered(1, 2, 3, 4, 5),
    laddered(0, "0.5", "0.8", 2, kind="ordinal"),
    numeric(25, 100, kind="external-index"),
    numeric(1, 4, kind="survey-mean"),
    numeric("0.5", 3, zero="0.25"),
)


@dataclass(frozen=True)
class Kind:
    """What drawn instruments may have."""

    deep: int = 2
    gates: bool = True
    forms: bool = True
    policies: Sequence[str] = GAPS
    greatest_weight: int = 12
    most_parts: int = 4
    unknown: bool = True


ANY = Kind()
HUGE = Kind(deep=1, greatest_weight=10**9)
"""Weights whose common denominator is far beyond 64 bits."""


def scales() -> st.SearchStrategy[Scale]:
    return st.sampled_from(SCALES)


def class_tables(places: int) -> st.SearchStrategy[ClassTable]:
    """Two to six classes on the grid of the rounding, the last from nought."""
    step = Fraction(1, 10**places)
    lowers = st.sets(st.integers(1, int(HIGHEST / step) - 1), min_size=1, max_size=5)
    compare = st.sampled_from(("at-least", "above"))
    return st.builds(
        lambda grid, how: table(
            *(
                band(lower * step, f"K{place}")
                for place, lower in enumerate([*sorted(grid, reverse=True), 0])
            ),
            compare=how,
        ),
        lowers,
        compare,
    )


@st.composite
def instruments(draw: Callable, kind: Kind = ANY) -> Instrument:
    """Checked instruments: nested, every basis and scale, weight set, gates, facets, policies."""
    fills = draw(st.booleans())
    local: dict[str, Fraction] = {}
    codes = (f"n{number}" for number in itertools.count())
    basis = draw(st.sampled_from(BASES))
    parts = draw(_parts(kind, kind.deep, basis, HIGHEST, codes, fills, local))
    places = draw(st.integers(0, 3))
    built = instrument(
        *parts,
        parts_weigh=basis,
        rounding=Rounding(places, draw(st.sampled_from(("half-up", "half-even", "down")))),
        rounds_each_level=draw(st.booleans()),
        missing=policy(draw(st.sampled_from(kind.policies))),
        not_applicable=policy(draw(st.sampled_from(kind.policies))),
        combining={
            level: combined(
                draw(st.sampled_from(("mean", "lowest", "highest", "median"))),
                draw(st.sampled_from(("refuse", "leave-out"))),
            )
            for level in ("respondents", "products", "assessors")
        },
        roll_up=RollUp(draw(st.sampled_from(("unit", "product"))), parts[0].cite),
        classes=dict.fromkeys(("unit", "region"), draw(class_tables(places))),
        facets={"form": facet("form", *FORMS)} if kind.forms else {},
        weight_sets=(weight_set(weights={} if fills else local, fills=fills),),
    )
    return replace(built, gates=tuple(draw(_gates(built)))) if kind.gates else built


@st.composite
def _parts(draw, kind, deep, basis, whole, codes, fills, local) -> list[Node]:
    """Parts whose weights add up to the whole; those without one are in ``local`` or alike."""
    count = draw(st.integers(1, kind.most_parts))
    pieces = draw(st.lists(st.integers(1, kind.greatest_weight), min_size=count, max_size=count))
    known = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    if not kind.unknown:
        known = [True] * count
    if basis == "equal":
        pieces = [1] * count
    elif fills:
        alike = draw(st.integers(1, kind.greatest_weight))
        pieces = [piece if given else alike for piece, given in zip(pieces, known, strict=True)]
    parts: list[Node] = []
    for piece, given in zip(pieces, known, strict=True):
        share = Fraction(piece, sum(pieces))
        weight = None if basis == "equal" else share * (whole if basis == "points" else 100)
        for node in draw(_node(kind, deep, whole * share, codes, fills, local)):
            parts.append(replace(node, weight=weight if given else None))
            if weight is not None and not given:
                local[node.code] = weight
    if draw(st.booleans()):
        asked = indicator(next(codes), scale=draw(scales()), informational=True)
        parts.insert(draw(st.integers(0, len(parts))), asked)
    return parts


@st.composite
def _node(draw, kind, deep, points, codes, fills, local) -> list[Node]:
    """One indicator or one parent; sometimes two indicators, one for each form."""
    code = next(codes)
    if deep and draw(st.booleans()):
        basis = draw(st.sampled_from(BASES))
        parts = draw(_parts(kind, deep - 1, basis, points, codes, fills, local))
        return [part(code, *parts, parts_weigh=basis)]
    if kind.forms and draw(st.integers(0, 4)) == 0:
        twins = ((code, FORMS[0]), (next(codes), FORMS[1]))
        return [
            indicator(name, scale=draw(scales()), only_when={"form": frozenset({form})})
            for name, form in twins
        ]
    return [indicator(code, scale=draw(scales()))]


def _gates(built: Instrument) -> st.SearchStrategy[list[Gate]]:
    nodes = list(built.root.walk())
    leaves = [node for node in nodes if node.scale]
    bands = [each.code for each in built.class_table("unit").bands]
    zeroing = st.builds(
        lambda leaf, shut, share: gate(leaf.code, _on_scale(leaf.scale, share), zeroes=shut.code),
        st.sampled_from(leaves),
        st.sampled_from(nodes),
        st.fractions(0, 1, max_denominator=4),
    )
    capping = st.builds(
        lambda leaf, cap, share: gate(leaf.code, _on_scale(leaf.scale, share), caps_at=cap),
        st.sampled_from(leaves),
        st.sampled_from(bands),
        st.fractions(0, 1, max_denominator=4),
    )
    return st.lists(zeroing | capping, max_size=3)


def _on_scale(scale: Scale, share: Fraction) -> Fraction:
    return scale.lowest + share * (scale.highest - scale.lowest)


# -- answers --------------------------------------------------------------------------------


def numbers_on(scale: Scale) -> st.SearchStrategy[Fraction]:
    """Answers that the scale admits; bounded scales in twentieths."""
    if scale.rungs:
        return st.sampled_from([rung.score for rung in scale.rungs])
    low, high = int(scale.lowest * UNITS), int(scale.highest * UNITS)
    return st.integers(low, high).map(lambda steps: Fraction(steps, UNITS))


def answers_on(scale: Scale, *, gaps: bool = True) -> st.SearchStrategy[Answer]:
    numbers = numbers_on(scale)
    return st.one_of(numbers, numbers, st.sampled_from((MISSING, NA))) if gaps else numbers


@st.composite
def answered(draw, built: Instrument, form: str | None = None, *, gaps: bool = True):
    """One answer to each indicator that applies, by its code."""
    facets = {} if form is None else {"form": form}
    return {node.code: draw(answers_on(node.scale, gaps=gaps)) for node in built.indicators(facets)}


def observed(answers: Mapping[str, Answer]) -> Answers:
    return {code: (Observation(answer),) for code, answer in answers.items()}


@st.composite
def several_answers(draw, built: Instrument) -> Answers:
    """Up to three observations an indicator, by different people about different products."""
    names = st.sampled_from((None, "x", "y"))
    return {
        node.code: tuple(
            draw(
                st.lists(
                    st.builds(Observation, answers_on(node.scale), names, names, names), max_size=3
                )
            )
        )
        for node in built.indicators()
    }


@st.composite
def scored_once(draw, kind: Kind = ANY, *, gaps: bool = True):
    """An instrument, a form it is used in, and one answer to each indicator."""
    built = draw(instruments(kind))
    form = draw(st.sampled_from(FORMS)) if kind.forms else None
    return built, form, draw(answered(built, form, gaps=gaps))


def facets_of(form: str | None) -> dict[str, str] | None:
    return None if form is None else {"form": form}


def is_gap(answer: Answer) -> bool:
    return isinstance(answer, Gap)


# -- admissible weights ---------------------------------------------------------------------


def extreme_shares(parts: Sequence[PartWeight]) -> Iterator[tuple[Fraction, ...]]:
    """The corners of what the unknown shares of one parent may be: half to twice each, their sum
    kept. Every corner comes from filling up in some order."""
    unknown = [place for place, weight in enumerate(parts) if not weight.given]
    for order in itertools.permutations(unknown):
        shares = [w.share if w.given else w.share / 2 for w in parts]
        room = sum((parts[place].share / 2 for place in unknown), Fraction(0))
        for place in order:
            step = min(room, parts[place].share * 2 - shares[place])
            shares[place] += step
            room -= step
        yield tuple(shares)


def reweighed(weighting: Weighting, shares: Mapping[str, Sequence[Fraction]]) -> Weighting:
    """The weighting with other shares under the parents named."""
    parts = {
        code: tuple(
            replace(weight, share=share)
            for weight, share in zip(weights, shares[code], strict=True)
        )
        if code in shares
        else weights
        for code, weights in weighting.parts.items()
    }
    return replace(weighting, parts=parts)


@st.composite
def admissible(draw, weighting: Weighting) -> Weighting:
    """Other weights within what a range allows: between two corners of every parent."""
    shares = {}
    for code, parts in weighting.parts.items():
        corners = sorted(set(extreme_shares(parts)))
        one, other = draw(st.sampled_from(corners)), draw(st.sampled_from(corners))
        mix = draw(st.fractions(0, 1, max_denominator=6))
        shares[code] = tuple(mix * a + (1 - mix) * b for a, b in zip(one, other, strict=True))
    return reweighed(weighting, shares)
