"""What was answered question by question: for forms that have no index, and further questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.scoring.ipp import ASPECTS, FLAT, users_mean
from zonahijau.statistics.tally import Missing, Moments
from zonahijau.surveys.asking import Asked, Asking, Words, form_of
from zonahijau.surveys.hiding import hidden_in, still_hides
from zonahijau.surveys.models import Campaign, Standing
from zonahijau.surveys.policies import tell_nothing
from zonahijau.surveys.rewording import labels_of
from zonahijau.surveys.tallies import Counted
from zonahijau.surveys.words import WHOLE
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A scored question: its mean on the scale of the form, None where nobody answered it."""

    code: str
    label: Text
    text: Text
    mean: Fraction | None
    highest: Fraction


@dataclass(frozen=True, slots=True)
class FurtherLine:
    """A further question; each option with how many chose it, None where few did."""

    text: Text
    options: tuple[tuple[Text, int | None], ...]


def questions_of(campaign: Campaign, counted: Counted) -> list[QuestionLine]:
    """The scored questions of a survey, over answers that left nothing empty."""
    asking, labels = Asking.of(campaign.questions), labels_of(campaign.questions)
    moments = counted.scored.under(Missing.DROP_ROW)
    return [
        QuestionLine(
            asked.code,
            labels[asked.code],
            _both(asked.text),
            _mean(asked, moments.counts[place]),
            max(asked.scores),
        )
        for place, asked in enumerate(asking.scored)
    ]


def users_means(campaign: Campaign, counted: Counted) -> dict[str, Fraction | None]:
    """The one number of F-03 under each convention of practice; the rule itself says neither."""
    form, facets = form_of(campaign.questions), campaign.questions.get("facets", {})
    moments = counted.scored.under(Missing.DROP_ROW)
    pairs = list(_pairs(Asking.of(campaign.questions), moments))
    return {how: users_mean(form, facets, pairs, how) for how in (ASPECTS, FLAT)}


def further_of(campaign: Campaign) -> list[FurtherLine]:
    """The further questions of a closed survey; which options are hidden is chosen once."""
    asked = Asking.of(campaign.questions).extra
    if campaign.state != "closed" or campaign.closed_on is None or not asked:
        return []
    states = list(campaign.standings.filter(table=WHOLE).order_by("on"))
    running = sum(row.on <= campaign.closed_on for row in states)
    shown = states[max(running - 1, 0) :]  # nothing of it was shown before the last count
    return [_further(each, shown) for each in asked] if shown else []


def _further(asked: Asked, states: Sequence[Standing]) -> FurtherLine:
    first, *later = (_chosen(asked, row) for row in states)
    hidden, shown = hidden_in(first), [first]
    for now in later:
        if still_hides(hidden, now) and all(_apart(hidden, each, now) for each in shown):
            shown.append(now)
    options = (
        (_both(words), None if str(place) in hidden else shown[-1][str(place)])
        for place, words in enumerate(asked.options, start=1)
    )
    return FurtherLine(_both(asked.text), tuple(options))


def _apart(hidden: frozenset[str], before: Mapping[str, int], now: Mapping[str, int]) -> bool:
    """Whether no option, and not the hidden ones together, moved by one to four people."""
    moved = {cell: count - before[cell] for cell, count in now.items()}
    together = sum(moved[cell] for cell in hidden)
    return tell_nothing(
        map(abs, (together, *(by for cell, by in moved.items() if cell not in hidden)))
    )


def _chosen(asked: Asked, row: Standing) -> dict[str, int]:
    """How often each option was chosen; ``"0"`` is left empty."""
    return {str(place): count for place, count in enumerate(row.sums["extra"][asked.code])}


def _mean(asked: Asked, counts: list[int]) -> Fraction | None:
    answered = sum(counts[1:])
    summed = sum(score * count for score, count in zip(asked.scores, counts[1:], strict=False))
    return Fraction(summed) / answered if answered else None


def _pairs(asking: Asking, moments: Moments) -> Iterator[tuple[str, Fraction]]:
    for asked, counts in zip(asking.scored, moments.counts, strict=True):
        for score, count in zip(asked.scores, counts[1:], strict=False):
            yield from [(asked.code, score)] * count


def _both(words: Words) -> Text:
    return Text(words["id"], words.get("en") or words["id"])
