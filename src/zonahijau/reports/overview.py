"""The facts of the first page: what is complete, who is late, what was published, what is only an
estimate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from zonahijau.assessments.models import Assessment, Round
from zonahijau.assessments.policies import IN_REVIEW, SEALED, VERIFIED, WAITING_PARENT
from zonahijau.assessments.queries import RegionBounds, region_bounds
from zonahijau.organisations.models import Unit
from zonahijau.reports import officials
from zonahijau.reports.officials import Published
from zonahijau.reports.rounds import is_late, share_of
from zonahijau.reports.scores import Shown, of_range, range_of
from zonahijau.web.pictures import Bar, BarPicture, Range, bar_picture
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.authority import Authority
    from zonahijau.organisations.models import Government

MOST_BARS = 20


@dataclass(frozen=True, slots=True)
class Opd:
    """An agency right below the government with all that stands under it."""

    name: str
    answered: int
    asked: int
    late: int

    @property
    def share(self) -> int:
        return share_of(self.answered, self.asked)

    @property
    def is_complete(self) -> bool:
        return self.answered >= self.asked


class Overview:
    """One government's facts for one reader; a constant number of queries."""

    def __init__(self, government: Government, user: User, authority: Authority, chosen: str = ""):
        self.government = government
        self.user = user
        self.authority = authority
        self.today = government.today()
        self._chosen = chosen

    @cached_property
    def rounds(self) -> list[Round]:
        """The rounds of the government, those of the target and the open ones first."""
        rows = Round.objects.visible_to(self.user).filter(government=self.government)
        found = list(rows.select_related("version").order_by("-starts_on", "-pk")[:50])
        target = self.government.target_instrument
        return sorted(
            found, key=lambda r: (r.closed_at is not None, r.version.instrument_id != target)
        )

    @cached_property
    def round(self) -> Round | None:
        """The round that the page speaks of: the chosen one, else the first."""
        chosen = (each for each in self.rounds if str(each.uid) == self._chosen)
        return next(chosen, self.rounds[0] if self.rounds else None)

    @cached_property
    def assessments(self) -> list[Assessment]:
        """Those of the round that the reader sees."""
        if self.round is None:
            return []
        rows = Assessment.objects.visible_to(self.user).filter(round=self.round)
        return list(rows.select_related("unit").order_by("unit__name"))

    @cached_property
    def opds(self) -> list[Opd]:
        """Completeness of each agency with its sub-units, the furthest behind first."""
        by_top: dict[int, list[Assessment]] = {}
        for each in self.assessments:
            by_top.setdefault(_top(each.unit), []).append(each)
        names = dict(Unit.objects.filter(pk__in=by_top).values_list("pk", "name"))
        made = [self._opd(names[top], rows) for top, rows in by_top.items()]
        return sorted(made, key=lambda opd: (opd.share, opd.name))

    def _opd(self, name: str, rows: Iterable[Assessment]) -> Opd:
        listed = list(rows)
        return Opd(
            name,
            sum(min(each.answered, each.asked) for each in listed),
            sum(each.asked for each in listed),
            sum(is_late(each, self.today) for each in listed),
        )

    @property
    def complete_opds(self) -> int:
        return sum(opd.is_complete for opd in self.opds)

    @property
    def late(self) -> list[Assessment]:
        return [each for each in self.assessments if is_late(each, self.today)]

    def in_state(self, *states: str) -> int:
        """How many units stand there."""
        return sum(each.state in states for each in self.assessments)

    @property
    def in_review(self) -> int:
        return self.in_state(IN_REVIEW)

    @property
    def sealed(self) -> int:
        return self.in_state(SEALED)

    @property
    def sent(self) -> int:
        return self.in_state(WAITING_PARENT, IN_REVIEW, VERIFIED, SEALED)

    @property
    def picture(self) -> BarPicture:
        bars = [Bar(opd.name, opd.share, opd.late > 0) for opd in self.opds[:MOST_BARS]]
        return bar_picture(bars, greatest=100)

    @property
    def picture_title(self) -> Text:
        """What the picture shows, as a sentence."""
        done, of, word = self.complete_opds, len(self.opds), self.government.opd_word
        unstarted, behind = sum(not opd.answered for opd in self.opds), self.opds[0]
        if done == of:
            return Text(f"Semua {of} {word} sudah lengkap", f"All {of} agencies are complete")
        if unstarted > 1:
            return Text(
                f"{done} dari {of} {word} sudah lengkap; {unstarted} belum mulai mengisi",
                f"{done} of {of} agencies are complete; {unstarted} have not begun",
            )
        return Text(
            f"{done} dari {of} {word} sudah lengkap; yang paling perlu pendampingan "
            f"{behind.name} ({behind.share}%)",
            f"{done} of {of} agencies are complete; {behind.name} needs the most help "
            f"({behind.share}%)",
        )

    @property
    def left_out(self) -> int:
        """Agencies that the picture has no room for."""
        return max(0, len(self.opds) - MOST_BARS)

    @cached_property
    def official(self) -> list[Published]:
        """The last official result of the region in each series, the target's first."""
        found = officials.latest_of_each_series(officials.of_region(self.government))
        target = self.government.target_instrument
        return sorted(found, key=lambda each: each.result.instrument_id != target)

    @cached_property
    def unit_officials(self) -> dict[int, Published]:
        return officials.of_units(each.unit for each in self.assessments)

    @cached_property
    def _target_round(self) -> Round | None:
        """The latest self-assessment under the target instrument."""
        target = self.government.target_instrument
        own = [r for r in self.rounds if r.version.instrument_id == target and r.kind == "self"]
        return max(own, key=lambda r: (r.starts_on, r.pk), default=None)

    @cached_property
    def bounds(self) -> RegionBounds | None:
        """What the self-assessment covers so far; None without one."""
        if self._target_round is None or not self.authority.may("see_overview", self.government):
            return None
        return region_bounds(self._target_round, self.authority)

    @cached_property
    def estimate(self) -> Shown | None:
        """The region's range by its own assessment under the target instrument."""
        bounds, round_ = self.bounds, self._target_round
        if bounds is None or bounds.least is None or bounds.greatest is None or round_ is None:
            return None
        return of_range(bounds.least, bounds.greatest, round_.instrument, "region")

    @property
    def range(self) -> Range | None:
        """The estimate as a picture."""
        if self.estimate is None or self._target_round is None:
            return None
        return range_of(self.estimate, self._target_round.instrument, "region")

    @property
    def target_round(self) -> Round | None:
        return self._target_round


def _top(unit: Unit) -> int:
    """The agency right below the government under which a unit stands, or the unit itself."""
    return unit.ancestor_ids[0] if unit.ancestor_ids else unit.pk
