"""One round as its reader may see it: every unit's results, the region, the round before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import F

from zonahijau.assessments import visibility
from zonahijau.assessments.models import STAGES, Assessment, Result, Round
from zonahijau.assessments.pages.explanation import texts
from zonahijau.assessments.policies import DRAFT, RETURNED, SEALED
from zonahijau.assessments.queries import result_bounds
from zonahijau.reports.comparing import HEAVY, is_break, round_before
from zonahijau.reports.scores import SHOWN, Shown, of_range, shown
from zonahijau.web.marks import Mark
from zonahijau.web.pictures import Bar, BarPicture, bar_picture
from zonahijau.wording import Text

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zonahijau.accounts.models import User
    from zonahijau.organisations.authority import Authority


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit in a round: progress, and by stage what the reader sees of its scores."""

    assessment: Assessment
    today: date
    scores: Mapping[str, Shown] = field(default_factory=dict)

    @property
    def share(self) -> int:
        """How much is answered, in whole percent, downwards."""
        return share_of(self.assessment.answered, self.assessment.asked)

    @property
    def due_on(self) -> date:
        return due(self.assessment)

    @property
    def is_late(self) -> bool:
        return is_late(self.assessment, self.today)


@dataclass(frozen=True, slots=True)
class UnitRow(Standing):
    """A unit among those of a round, with its result in the round before."""

    before: Shown | None = None

    @property
    def name(self) -> str:
        return self.assessment.unit.name

    @property
    def code(self) -> str:
        return self.assessment.unit.code

    @property
    def kind(self) -> str:
        return self.assessment.unit.kind

    @property
    def state_key(self) -> str:
        return self.assessment.state

    @property
    def state(self) -> Text:
        return self.assessment.state_label

    @property
    def answered(self) -> int:
        return self.assessment.answered

    @property
    def asked(self) -> int:
        return self.assessment.asked

    @property
    def final(self) -> Shown | None:
        """The latest stage that the reader sees."""
        stages = [self.scores[stage] for stage in STAGES if stage in self.scores]
        return stages[-1] if stages else None


def share_of(answered: int, asked: int) -> int:
    """Whole percent, downwards: a hundred only when everything is answered."""
    return min(100, 100 * answered // asked) if asked else 100


def due(assessment: Assessment) -> date:
    """The day by which the unit has to send: the promise, where one was made."""
    returned = assessment.state == RETURNED and assessment.promised_on
    return returned or assessment.due_on


def is_late(assessment: Assessment, today: date) -> bool:
    """Still with the unit after its day."""
    return assessment.state in (DRAFT, RETURNED) and due(assessment) < today


class RoundReport:
    """A round for one reader; a constant number of queries, however many units there are."""

    def __init__(self, round_: Round, user: User, authority: Authority):
        self.round = round_
        self.authority = authority
        self.instrument = round_.version.instrument
        self.today = round_.government.today()
        rows = Assessment.objects.visible_to(user).filter(round=round_)
        self._assessments = list(rows.select_related("unit").order_by("unit__name"))
        for each in self._assessments:
            each.round = round_

    @cached_property
    def rows(self) -> list[UnitRow]:
        """The units that the reader sees, by name: colleagues are not ranked."""
        now = self._by_unit(self.round)
        earlier = self._by_unit(self.before) if self.before and not self.has_break else {}
        return [self._row(each, now, earlier) for each in self._assessments]

    @property
    def exported(self) -> list[UnitRow]:
        """Those that the reader may take away: what one role may, another may not in its place."""
        return [row for row in self.rows if self.authority.may("export", row.assessment.unit)]

    @property
    def may_export(self) -> bool:
        return any(self.authority.may("export", each.unit) for each in self._assessments)

    def _row(
        self,
        each: Assessment,
        now: Mapping[int, Mapping[str, Shown]],
        earlier: Mapping[int, Mapping[str, Shown]],
    ) -> UnitRow:
        scores = now.get(each.unit_id, {})
        sees_before = self.before and sees_score(self.authority, each.unit, self.before, SEALED)
        return UnitRow(
            each,
            self.today,
            seen(scores, self.authority, each.unit, self.round, each.state),
            earlier.get(each.unit_id, {}).get("sealed") if sees_before else None,
        )

    def _by_unit(self, round_: Round) -> dict[int, dict[str, Shown]]:
        """The current results of a round's units, by unit and stage; one query."""
        units = [each.unit_id for each in self._assessments]
        rows = unsuperseded(round_).filter(assessment__unit__in=units).only(*SHOWN)
        instrument = round_.version.instrument
        found: dict[int, dict[str, Shown]] = {}
        for result in rows.annotate(unit=F("assessment__unit")):
            found.setdefault(result.unit, {})[result.stage] = shown(result, instrument)
        return found

    @cached_property
    def before(self) -> Round | None:
        return round_before(self.round)

    @property
    def has_break(self) -> bool:
        """Whether the round before counted differently: another version, or other weights."""
        return self.before is not None and is_break(self.before, self.round)

    @cached_property
    def region_result(self) -> Result | None:
        """The region's own sealed result, if the round is closed and the reader sees it."""
        if not sees_score(self.authority, self.round.government, self.round, SEALED):
            return None
        return self.round.results.filter(assessment=None, superseded_by=None).first()

    @cached_property
    def region(self) -> Shown | None:
        result = self.region_result
        return region_shown(result, self.round) if result else None

    @property
    def region_reasons(self) -> list[Text]:
        """Why the region's result is an estimate."""
        return texts(self.region_result.because) if self.region_result else []

    @cached_property
    def classes(self) -> list[tuple[tuple[Mark, ...], int]]:
        """How many units stand in each class, or between two; the most frequent first."""
        counted = Counter(row.final.marks for row in self.rows if row.final and row.final.marks)
        return counted.most_common()

    @cached_property
    def class_picture(self) -> BarPicture | None:
        """The classes as bars."""
        if not self.classes:
            return None
        return bar_picture([Bar(_between(marks), count) for marks, count in self.classes])

    @property
    def sealed(self) -> int:
        return sum(each.state == SEALED for each in self._assessments)

    @property
    def late(self) -> int:
        return sum(is_late(each, self.today) for each in self._assessments)

    @property
    def moved(self) -> tuple[int, int, int]:
        """Units that rose, fell and stayed since the round before; ranges that touch stayed."""
        pairs = [(row.before, row.scores["sealed"]) for row in self.rows
                 if row.before and "sealed" in row.scores]  # fmt: skip
        signs = Counter(_moved(earlier, later) for earlier, later in pairs)
        return signs[1], signs[-1], signs[0]


def sees_score(authority: Authority, place: object, round_: Round, state: str) -> bool:
    """Whether a person sees the score of a unit, or the region's, in a round."""
    viewers = visibility.viewers_of(authority, place, round_.kind)
    return visibility.any_sees_score(viewers, state, round_.release)


def seen(
    scores: Mapping[str, Shown], authority: Authority, unit: object, round_: Round, state: str
) -> dict[str, Shown]:
    """Of a unit's results by stage, those that are open to a person."""
    viewers = visibility.viewers_of(authority, unit, round_.kind)
    return {
        stage: score
        for stage, score in scores.items()
        if visibility.any_sees_stage(viewers, stage, state, round_.release)
    }


def unsuperseded(round_: Round) -> QuerySet[Result]:
    """The results of a round's units that nothing superseded."""
    return Result.objects.filter(round=round_, superseded_by=None).exclude(assessment=None)


def current_results(round_: Round) -> QuerySet[Result]:
    """The same with their assessments, without their heavy columns."""
    return unsuperseded(round_).select_related("assessment").defer(*HEAVY)


def _between(marks: Iterable[Mark]) -> Text:
    said = [_mark_text(mark) for mark in marks]
    return Text(" sampai ".join(t.id for t in said), " to ".join(t.en for t in said))


def _mark_text(mark: Mark) -> Text:
    word = mark.word if isinstance(mark.word, Text) else Text(mark.word, mark.word)
    letter = f"{mark.letter} · " if mark.letter else ""
    return Text(f"{letter}{word.id}", f"{letter}{word.en}")


def _moved(earlier: Shown, later: Shown) -> int:
    low, high = _ends(earlier)
    new_low, new_high = _ends(later)
    if None in (low, high, new_low, new_high):
        return 0
    return int(new_low > high) - int(new_high < low)  # type: ignore[operator]


def _ends(score: Shown) -> tuple[object, object]:
    return (score.least, score.greatest) if score.is_range else (score.value, score.value)


def region_shown(result: Result, round_: Round) -> Shown:
    """The region's result; an estimate gets its range from those of the units it names."""
    instrument = round_.version.instrument
    bounds = result_bounds(result) if result.estimate else None
    if bounds is None:
        return shown(result, instrument, "region")
    return of_range(*bounds, instrument, "region", result.stage, result.code)
