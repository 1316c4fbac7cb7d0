"""Between the rows of an assessment and the engine: answers in, score out, explanation as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from zonahijau.assessments.models import ANSWERED, NOT_APPLICABLE, Answer, Assessment
from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.instruments import Instrument, Node
from zonahijau.lawbook.numbers import exact
from zonahijau.scoring.answers import Answer as Given
from zonahijau.scoring.answers import Answers, Gap, Observation
from zonahijau.scoring.explanation import Explained, points_of_parts
from zonahijau.scoring.score import Score, score_with
from zonahijau.scoring.weighting import Weighting
from zonahijau.wording import Text


def weighting_of(assessment: Assessment) -> Weighting:
    """The weighting under which an assessment is scored: its round's weights, its own facets."""
    weights = assessment.round.weights or None
    return Weighting.of(assessment.round.instrument, weights, assessment.facets)


def asked_indicators(instrument: Instrument, facets: dict[str, str]) -> tuple[Node, ...]:
    """The indicators to be answered, in the order of the instrument."""
    return instrument.indicators(facets)


def asked_count(instrument: Instrument, facets: dict[str, str], services: int) -> int:
    """How many answers an assessment needs: one an indicator, and for each service where the
    instrument scores products. What carries no weight is not counted."""
    weighed = sum(not node.informational for node in asked_indicators(instrument, facets))
    return weighed * max(services, 1) if instrument.scored == "product" else weighed


def given_answer(state: str, value: str) -> Given:
    """An answer row's state and value as the engine takes them."""
    if state == ANSWERED:
        return exact(value)
    return Gap.NOT_APPLICABLE if state == NOT_APPLICABLE else Gap.MISSING


def _own(answer: Answer) -> Given:
    return given_answer(answer.state, answer.value)


def _verified(answer: Answer) -> Given:
    return given_answer(answer.verified_state, answer.verified_value)


OWN: Callable[[Answer], Given] = _own
"""The unit's own answers."""

REVIEWED: Callable[[Answer], Given] = _verified
"""The answers as the verifier confirmed or corrected them."""


def engine_answers(
    assessment: Assessment, rows: Iterable[Answer], which: Callable[[Answer], Given] = OWN
) -> Answers:
    """The rows of an assessment as the engine takes them; a service is a product.

    Every product that is assessed appears, so that one without any answer counts as unanswered.
    """
    chosen: dict[str, list[Observation]] = {}
    for row in rows:
        product = str(row.service_id) if row.service_id else None
        chosen.setdefault(row.indicator, []).append(Observation(which(row), product=product))
    if assessment.round.instrument.scored == "product":
        nodes = asked_indicators(assessment.round.instrument, assessment.facets)
        services = map(str, assessment.services.values_list("pk", flat=True))
        fill_products(chosen, [node.code for node in nodes], services)
    return {code: tuple(observations) for code, observations in chosen.items()}


def fill_products(
    chosen: dict[str, list[Observation]], codes: Iterable[str], products: Iterable[str]
) -> None:
    """Add a missing answer wherever a product has none to an indicator."""
    wanted = list(products)
    for code in codes:
        several = chosen.setdefault(code, [])
        answered = {each.product for each in several}
        several += [Observation(Gap.MISSING, product=p) for p in wanted if p not in answered]


def score_assessment(
    assessment: Assessment, rows: Iterable[Answer], which: Callable[[Answer], Given] = OWN
) -> Score:
    """The score of an assessment from its rows."""
    return score_with(weighting_of(assessment), engine_answers(assessment, rows, which))


def tree_json(node: Explained) -> dict[str, Any]:
    """The explanation as it is stored: fractions as text, both languages, every citation; beside
    the exact values the least and greatest that an estimate's reader is shown."""
    return _node_json(node, node.points, node.points)


def _node_json(node: Explained, fewest: Fraction, most: Fraction) -> dict[str, Any]:
    below = points_of_parts(node, fewest, most)
    return {
        "code": node.code,
        "label": text_json(node.label),
        "state": node.state,
        "answer": fraction_text(node.answer),
        "value": fraction_text(node.value),
        "share": fraction_text(node.share),
        "points": fraction_text(node.points),
        "contribution": fraction_text(node.contribution),
        "points_between": [fraction_text(fewest), fraction_text(most)],
        "value_between": [fraction_text(node.least), fraction_text(node.greatest)],
        "rule": text_json(node.rule),
        "cite": _cite_json(node.cite),
        "weight_cite": _cite_json(node.weight_cite),
        "observations": node.observations,
        "parts": [
            _node_json(part, *points) for part, points in zip(node.parts, below, strict=True)
        ],
    }


def text_json(text: Text) -> dict[str, str]:
    """A sentence as it is stored."""
    return {"id": text.id, "en": text.en}


def fraction_text(value: Fraction | None) -> str | None:
    """A fraction as it is stored: ``545/8``; None stays None."""
    return None if value is None else str(value)


def _cite_json(cite: Citation) -> dict[str, str | None]:
    return {
        "source": cite.source.title,
        "link": cite.source.link,
        "article": cite.article,
        "provenance": cite.provenance,
        "confidence": cite.confidence,
    }
