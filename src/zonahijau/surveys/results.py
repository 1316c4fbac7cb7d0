"""What a survey says: index, grade, interval, elements, groups, and what changed since the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.change import Change, compare
from zonahijau.statistics.importance import Position, importance_performance
from zonahijau.statistics.reliability import least_valid
from zonahijau.statistics.skm import IndexRule, SurveyResult, index_rule, survey_result
from zonahijau.statistics.tally import Missing
from zonahijau.surveys import queries
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.tallies import Counted
from zonahijau.surveys.words import BY_SERVICE
from zonahijau.wording import Text

MISSING = Missing.DROP_ROW


@dataclass(frozen=True, slots=True)
class ElementLine:
    """An element as a table shows it."""

    code: str
    label: Text
    mean: Fraction | None
    converted: Fraction | None
    grade: str
    quadrant: Text | None
    importance: Fraction | None
    validity: Fraction | None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A service or a group of respondents; all but ``label`` is None where the cell is hidden."""

    label: Text
    n: int | None
    result: SurveyResult | None


@dataclass(frozen=True, slots=True)
class Results:
    """A survey's whole as it may be shown since ``on``, under the exact weight. ``required`` is the
    sample of all its services, None where nobody has counted the users of one; ``lacking`` is what
    they lack of it, each for itself. An element is valid above ``least_valid``."""

    on: date
    result: SurveyResult
    elements: tuple[ElementLine, ...]
    counted: Counted
    convention: str
    required: int | None = None
    least_valid: Fraction | None = None
    lacking: int = 0

    @property
    def missing(self) -> int:
        """How many respondents the required sample still lacks: what one service has too many does
        not make up for another."""
        return max(self.lacking, (self.required or 0) - self.result.n)

    @property
    def is_enough_in_all(self) -> bool:
        """Whether there are enough in all, were they at the wrong services."""
        return self.required is not None and self.result.n >= self.required

    @property
    def is_uneven(self) -> bool:
        """Whether single services lack more than the whole does."""
        return self.missing > max(0, (self.required or 0) - self.result.n)

    @property
    def not_valid(self) -> int:
        """How many elements do not exceed the bound of validity."""
        least = self.least_valid or Fraction(0)
        return sum(line.validity is None or line.validity <= least for line in self.elements)


def results_of(campaign: Campaign) -> Results | None:
    """The whole of a survey; None before five answers were mixed."""
    shown = queries.whole(campaign)
    if shown is None:
        return None
    rule = rule_of(campaign)
    result = survey_result(shown.counted.scored, rule, MISSING, population_of(campaign, shown))
    positions = importance_performance(shown.counted.scored, missing=MISSING)
    lines = _lines(load_instrument(campaign.instrument), rule, result, positions)
    return Results(
        shown.on,
        result,
        lines,
        shown.counted,
        rule.convention,
        required_of(campaign),
        least_valid(result.n),
        sum(each.missing or 0 for each in queries.progress(campaign)),
    )


def required_of(campaign: Campaign) -> int | None:
    """The sample that all services together need; None where one does not say its users."""
    needed = [each.required for each in campaign.services.all()]
    known = [each for each in needed if each is not None]
    return sum(known) if known and len(known) == len(needed) else None


def rule_of(campaign: Campaign) -> IndexRule:
    """The rule of the index, its elements in the order in which they were asked."""
    asking = Asking.of(campaign.questions)
    return index_rule(load_instrument(campaign.instrument), elements=asking.elements)


def population_of(campaign: Campaign, shown: queries.Shown) -> int | None:
    """All users of the services, where every service says how many; never fewer than answered."""
    counts = [each.users_a_year for each in campaign.services.all()]
    known = [each for each in counts if each is not None]
    if not counts or len(known) != len(counts):
        return None
    total = sum(known)
    return total if total >= shown.counted.answers else None


def _lines(
    instrument: Instrument,
    rule: IndexRule,
    result: SurveyResult,
    positions: Sequence[Position],
) -> tuple[ElementLine, ...]:
    labels = {node.code: node.label for node in instrument.indicators()}
    placed = dict(zip(rule.elements, positions, strict=True))
    return tuple(
        ElementLine(
            code,
            labels[code],
            each.mean,
            each.converted,
            (each.grade.code or "") if each.grade else "",
            quadrant.value if (quadrant := placed[code].quadrant) else None,
            placed[code].importance,
            result.item_total.get(code),
        )
        for code, each in result.elements.items()
    )


def groups_of(campaign: Campaign) -> list[tuple[Text, list[GroupLine]]]:
    """The tables of a closed survey: by service, then by each question about the respondent, small
    cells hidden; empty while it runs."""
    asking = Asking.of(campaign.questions)
    names = {each.key: Text(each.name, each.name) for each in campaign.services.all()}
    tables = [(BY_SERVICE, Text("Layanan", "Service"), names)]
    for each in asking.about:
        options = {str(place): _text(option) for place, option in enumerate(each.options, start=1)}
        tables.append((each.code, _text(each.text), options))
    rule = rule_of(campaign)
    found = [(title, _groups(campaign, name, words, rule)) for name, title, words in tables]
    return [(title, lines) for title, lines in found if lines]


def _groups(
    campaign: Campaign, name: str, words: Mapping[str, Text], rule: IndexRule
) -> list[GroupLine]:
    return [
        _group(words.get(cell.cell, NOT_SAID), cell.counted, rule)
        for cell in queries.table(campaign, name)
    ]


NOT_SAID = Text("Tidak diisi", "Not said")


def _group(label: Text, counted: Counted | None, rule: IndexRule) -> GroupLine:
    if counted is None:
        return GroupLine(label, None, None)
    result = survey_result(counted.scored, rule, MISSING)
    return GroupLine(label, result.n, result)


def _text(words: Mapping[str, str]) -> Text:
    return Text(words["id"], words.get("en", words["id"]))


def change_since(campaign: Campaign, now: Results) -> tuple[Campaign, Change] | None:
    """The difference to the survey of the unit before, in words a layman understands; None where
    there is none, or another rule computed it (then the series has a break)."""
    before = (
        Campaign.objects.filter(
            unit_id=campaign.unit_id,
            kind=campaign.kind,
            instrument=campaign.instrument,
            until__lte=campaign.start,
            withdrawn_at=None,
        )
        .order_by("-until")
        .first()
    )
    then = results_of(before) if before else None
    if before is None or then is None or not (then.result.sampled and now.result.sampled):
        return None
    rounding = rule_of(campaign).rounding
    return before, compare(then.result.sampled, now.result.sampled, rounding)
