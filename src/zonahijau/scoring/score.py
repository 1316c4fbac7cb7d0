"""The score of one target: exact, rounded, classified, explained, and honest about itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.instruments import Band, Instrument, Node, scored_parts
from zonahijau.scoring.answers import Answers, Gap, Observation, check_answers
from zonahijau.scoring.combining import mean
from zonahijau.scoring.explanation import Explained, explain
from zonahijau.scoring.gates import GateState, gate_state
from zonahijau.scoring.outcomes import MISSING, Outcome, evaluate, weighed_mean
from zonahijau.scoring.reasons import (
    awaited_for_class,
    because_of_answers,
    because_of_weights,
    unknown_weights,
    unofficial,
    why_not,
)
from zonahijau.scoring.weighting import Weighting
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Score:
    """What one target reached under one version of an instrument.

    ``exact`` is the total before rounding and ``score`` as it is published; both None, with
    ``why_not``, where it cannot be computed. ``band`` is None also where the class alone waits for
    the answer to a condition; ``why_not`` says so. ``least`` and ``greatest`` bound the total over
    the weights that no source gives and the answers still open. ``estimate`` with ``because``: it
    used something that is not official. ``tree`` explains it, None without usable weights.
    """

    exact: Fraction | None
    score: Decimal | None
    band: Band | None
    least: Fraction | None
    greatest: Fraction | None
    estimate: bool
    because: tuple[Text, ...]
    why_not: tuple[Text, ...]
    missing: tuple[str, ...]
    products: int | None
    tree: Explained | None

    @property
    def zone(self) -> str | None:
        return self.band.zone if self.band else None


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of a :class:`Score` alone: the total before rounding, and its bounds."""

    exact: Fraction | None
    least: Fraction | None
    greatest: Fraction | None


def score(
    instrument: Instrument,
    answers: Answers,
    *,
    weights: str | None = None,
    facets: Mapping[str, str] | None = None,
) -> Score:
    """The score of one target.

    ``weights`` is the name of a weight set, ``official``, or None for the instrument's default.
    Refuses indicators that do not exist and answers that are not on their scale.
    """
    return score_with(Weighting.of(instrument, weights, facets), answers)


def score_with(weighting: Weighting, answers: Answers) -> Score:
    """As :func:`score`, for many targets under one weighting."""
    check_answers(weighting.instrument, answers)
    if weighting.unknown:
        return _without_weights(weighting, answers)
    outcomes = [evaluate(weighting, each) for each in _products(weighting.instrument, answers)]
    return _score_outcomes(weighting, answers, outcomes)


def totals_with(weighting: Weighting, answers: Answers) -> Totals:
    """The total and its bounds as :func:`score_with` finds them, without class or explanation:
    for what is counted again with every answer."""
    check_answers(weighting.instrument, answers)
    if weighting.unknown:
        return Totals(None, None, None)
    outcomes = [evaluate(weighting, each) for each in _products(weighting.instrument, answers)]
    return Totals(_total(weighting.instrument, outcomes), *_bounds(weighting.instrument, outcomes))


def _products(instrument: Instrument, answers: Answers) -> list[Answers]:
    """The answers of every product where products are scored, else the answers as they are."""
    names = {each.product for several in answers.values() for each in several}
    if instrument.scored != "product" or names <= {None}:
        return [answers]
    return [_of_product(answers, name) for name in sorted(names - {None}, key=str)]


def _of_product(answers: Answers, name: str | None) -> Answers:
    """What was said about the product; what names no product holds for every one."""
    chosen: dict[str, tuple[Observation, ...]] = {}
    for code, several in answers.items():
        own = tuple(each for each in several if each.product == name)
        chosen[code] = own or tuple(each for each in several if each.product is None)
    return chosen


def _without_weights(weighting: Weighting, answers: Answers) -> Score:
    scored = _scored(weighting.instrument.root, weighting.facets)
    return Score(
        exact=None,
        score=None,
        band=None,
        least=None,
        greatest=None,
        estimate=False,
        because=(),
        why_not=(unknown_weights(weighting.unknown),),
        missing=tuple(node.code for node in scored if _unanswered(answers.get(node.code, ()))),
        products=None,
        tree=None,
    )


def _scored(node: Node, facets: Mapping[str, str]) -> Iterator[Node]:
    """The indicators that carry weight, whoever gives it."""
    if node.is_indicator:
        yield node
    for part in scored_parts(node, facets):
        yield from _scored(part, facets)


def _unanswered(several: tuple[Observation, ...]) -> bool:
    return all(each.answer is Gap.MISSING for each in several)


def _score_outcomes(weighting: Weighting, answers: Answers, outcomes: list[Outcome]) -> Score:
    instrument = weighting.instrument
    exact = _total(instrument, outcomes)
    rounded = None if exact is None else instrument.rounding.apply(exact)
    least, greatest = _bounds(instrument, outcomes)
    band, awaited = _band(weighting, answers, rounded)
    reasons = [reason for each in outcomes for reason in why_not(each)]
    reasons += [awaited_for_class(awaited)] if awaited else []
    because = tuple(dict.fromkeys(_because(weighting, outcomes)))
    return Score(
        exact=exact,
        score=rounded,
        band=band,
        least=least,
        greatest=greatest,
        estimate=bool(because),
        because=because,
        why_not=tuple(dict.fromkeys(reasons)),
        missing=_missing(weighting, outcomes, awaited),
        products=len(outcomes) if instrument.scored == "product" else None,
        tree=_explain(instrument, outcomes),
    )


def _total(instrument: Instrument, outcomes: list[Outcome]) -> Fraction | None:
    totals = [each.value * instrument.highest for each in outcomes if each.value is not None]
    if len(totals) < len(outcomes):
        return None
    if instrument.rounds_each_level and len(totals) > 1:
        totals = [instrument.round(total) for total in totals]
    return mean(totals)


def _bounds(
    instrument: Instrument, outcomes: list[Outcome]
) -> tuple[Fraction | None, Fraction | None]:
    """Exact for one product, and for several that leave out the same indicators; else an outer
    bound, because the products then spread weight differently."""
    merged = [_merge(outcomes)] if _same_shape(outcomes) else outcomes
    lows = [each.least for each in merged if each.least is not None]
    highs = [each.greatest for each in merged if each.greatest is not None]
    if len(lows) < len(merged) or len(highs) < len(merged):
        return None, None
    return mean(lows) * instrument.highest, mean(highs) * instrument.highest


def _same_shape(outcomes: list[Outcome]) -> bool:
    shapes = {tuple((leaf.node.code, leaf.left_out) for leaf in each.leaves()) for each in outcomes}
    return len(shapes) == 1


def _merge(outcomes: list[Outcome]) -> Outcome:
    """The mean of outcomes of one shape, so that one set of weights bounds them together."""
    first = outcomes[0]
    if len(outcomes) == 1 or first.left_out:
        return first
    if first.parts and not any(each.gated for each in outcomes):
        columns = zip(*(each.parts for each in outcomes), strict=True)
        parts = tuple((c[0][0], c[0][1], _merge([part for _, _, part in c])) for c in columns)
        return weighed_mean(first.node, parts)
    return replace(
        first,
        least=_mean_or_none([each.least for each in outcomes]),
        greatest=_mean_or_none([each.greatest for each in outcomes]),
    )


def _mean_or_none(values: list[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return mean(known) if len(known) == len(values) else None


def _band(
    weighting: Weighting, answers: Answers, rounded: Decimal | None
) -> tuple[Band | None, tuple[str, ...]]:
    """The class of the rounded total, no better than the gates allow; where gates that could lower
    it are still open, no class but the indicators that it waits for."""
    if rounded is None:
        return None, ()
    table = weighting.instrument.class_table("unit")
    reached = table.classify(Fraction(rounded))
    capping = [(gate, table.band(gate.caps_at)) for gate in weighting.gates if gate.caps_at]
    states = [
        (gate, cap, gate_state(gate, weighting.instrument, answers)) for gate, cap in capping if cap
    ]
    held = [cap for _, cap, state in states if state is GateState.SHUT]
    lowered = max([reached, *held], key=table.bands.index)
    awaited = tuple(
        gate.indicator
        for gate, cap, state in states
        if state is GateState.WAITING and table.bands.index(cap) > table.bands.index(lowered)
    )
    return (None if awaited else lowered), tuple(dict.fromkeys(awaited))


def _because(weighting: Weighting, outcomes: Iterable[Outcome]) -> Iterable[Text]:
    instrument = weighting.instrument
    yield from because_of_weights(weighting)
    several = 0
    for outcome in outcomes:
        several += 1
        yield from because_of_answers(outcome)
    if several > 1:
        yield from unofficial(
            Text("rata-rata produk", "the mean of products"), [instrument.roll_up.cite]
        )
    bands = (band.cite for band in instrument.class_table("unit").bands)
    yield from unofficial(Text("batas kelas", "the class bounds"), bands)
    gates = (gate.cite for gate in weighting.gates)
    yield from unofficial(Text("syarat", "the conditions"), gates)


def _missing(
    weighting: Weighting, outcomes: Iterable[Outcome], awaited: Iterable[str]
) -> tuple[str, ...]:
    """The indicators that are scored, or decide a condition, and are not answered."""
    codes = set(awaited)
    for outcome in outcomes:
        codes.update(leaf.node.code for leaf in outcome.leaves() if leaf.state == MISSING)
        codes.update(_waits_for(outcome))
    indicators = weighting.instrument.indicators(weighting.facets)
    return tuple(node.code for node in indicators if node.code in codes)


def _waits_for(outcome: Outcome) -> Iterator[str]:
    yield from outcome.waits_for
    for _, _, part in outcome.parts:
        yield from _waits_for(part)


def _explain(instrument: Instrument, outcomes: list[Outcome]) -> Explained:
    trees = [explain(outcome, instrument.highest) for outcome in outcomes]
    if len(trees) == 1:
        return trees[0]
    share = Fraction(1, len(trees))
    total = _total(instrument, outcomes)
    least, greatest = _bounds(instrument, outcomes)
    return replace(
        trees[0],
        least=None if least is None else least / instrument.highest,
        greatest=None if greatest is None else greatest / instrument.highest,
        value=None if total is None else total / instrument.highest,
        contribution=total,
        rule=Text("rata-rata produk layanan", "the mean of its products"),
        weight_cite=instrument.roll_up.cite,
        parts=tuple(replace(tree.scaled(share), share=share, weight=share) for tree in trees),
    )
