"""How a site came along: its last checks in words, as small pictures and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from zonahijau.web.pictures.multiples import Point, SmallMultiples, small_multiples
from zonahijau.websites.checking.points import PASSES
from zonahijau.websites.models import Site, SiteCheck
from zonahijau.websites.queries import REQUIRED, contents_of
from zonahijau.wording import Text

MOST = 26
"""Checks in the picture: half a year of weeks."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A check as the pictures and the table show it; ``contents`` is None where nobody could
    tell, ``seconds`` where nothing answered."""

    check: SiteCheck
    answers: str
    contents: int | None
    seconds: Fraction | None


@dataclass(frozen=True, slots=True)
class History:
    """The last checks of a site, the oldest first."""

    moments: tuple[Moment, ...]

    @property
    def answered(self) -> int:
        """How many of them got an answer."""
        return sum(each.answers == PASSES for each in self.moments)

    @property
    def told(self) -> Text:
        """From the first to the newest count of required contents, in words."""
        counted, of = self._counted, len(REQUIRED)
        if not counted:
            return Text("Muatannya belum dapat diketahui", "Its contents cannot be told yet")
        first, last = counted[0], counted[-1]
        if len(counted) == 1:
            return Text(f"Dari {of} muatan wajib ditemukan {last}",
                        f"Of {of} required contents {last} are found")  # fmt: skip
        if first == last:
            return Text(f"Dari {of} muatan wajib tetap ditemukan {last}",
                        f"Of {of} required contents still {last} are found")  # fmt: skip
        return Text(f"Dari {of} muatan wajib ditemukan {last}, semula {first}",
                    f"Of {of} required contents {last} are found, {first} at first")  # fmt: skip

    @property
    def _counted(self) -> list[int]:
        return [each.contents for each in self.moments if each.contents is not None]

    @property
    def is_counted(self) -> bool:
        """Whether there is a course of contents to draw, and not a single point."""
        return len(self._counted) > 1

    @property
    def is_timed(self) -> bool:
        """The same of the time to answer, which people who look by hand do not take."""
        return sum(each.seconds is not None for each in self.moments) > 1

    @property
    def contents(self) -> SmallMultiples:
        """How many of the required contents were found."""
        points = [_point(each, each.contents) for each in self.moments]
        title = Text("Muatan wajib yang ditemukan", "Required contents found")
        return small_multiples([("muatan", title, points)], greatest=len(REQUIRED), places=0)

    @property
    def speed(self) -> SmallMultiples:
        """Seconds until an answer began."""
        points = [_point(each, each.seconds) for each in self.moments]
        slowest = max((each.seconds for each in self.moments if each.seconds), default=Fraction(1))
        title = Text("Waktu jawab (detik)", "Time to answer (seconds)")
        return small_multiples(
            [("waktu", title, points)], greatest=max(1, -(-slowest // 1)), places=1
        )


def history_of(site: Site) -> History | None:
    """The last checks; None before there are two. One query."""
    checks = SiteCheck.objects.standing().filter(site=site).select_related("government")
    rows = list(checks[:MOST])[::-1]
    return History(tuple(_moment(row) for row in rows)) if len(rows) > 1 else None


def _moment(check: SiteCheck) -> Moment:
    seconds = None if check.milliseconds is None else Fraction(check.milliseconds, 1000)
    return Moment(check, check.outcome("answers"), contents_of(check), seconds)


def _point(moment: Moment, value: int | Fraction | None) -> Point:
    day = moment.check.day
    return Point(f"{day.day}/{day.month}", value)
