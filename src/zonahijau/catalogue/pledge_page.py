"""What the page of a place's pledges shows: what stands, what has changed since, what to do."""

from __future__ import annotations

from functools import cached_property

from zonahijau.catalogue import pledging
from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.pledges.content import (
    Covered,
    Pledged,
    RegionPledged,
    read_pledged,
    read_region_pledged,
)
from zonahijau.catalogue.pledges.differences import Difference, differences
from zonahijau.organisations.models import Government, Unit
from zonahijau.web.formatting import long_date
from zonahijau.wording import Text


def covers_of(region: RegionPledged) -> tuple[Covered, ...]:
    """Every service that a region's pledge tells of."""
    return tuple(
        Covered(each.uid, each.name, each.version)
        for unit in region.units
        for each in unit.services
    )


class PledgePage:
    """The pledges of a unit or of a region; a constant number of queries."""

    def __init__(self, where: Government | Unit, *, may_manage: bool):
        self.where = where
        self.may_manage = may_manage
        self.unit = where if isinstance(where, Unit) else None

    @property
    def title(self) -> Text:
        """Maklumat of whom."""
        if self.unit is not None:
            return Text(f"Maklumat pelayanan {self.unit.name}", f"Pledge of {self.unit.name}")
        return Text("Maklumat pelayanan pemerintah daerah", "The region's service pledge")

    @cached_property
    def versions(self) -> list[Pledge]:
        """Every version, the newest first."""
        return list(pledging.of_place(self.where))

    @property
    def standing(self) -> Pledge | None:
        """The one that is set or published."""
        return next((row for row in self.versions if row.state in ("set", "published")), None)

    @property
    def draft(self) -> Pledge | None:
        """The one that is being written."""
        return next((row for row in self.versions if row.state == "draft"), None)

    @property
    def words(self) -> Pledged | None:
        """What the standing one says."""
        return read_pledged(self.standing.content) if self.standing else None

    @cached_property
    def region(self) -> RegionPledged | None:
        """For a region: its contents as they would be today."""
        if self.unit is not None:
            return None
        return pledging.region_now(self.where, Pledged())  # type: ignore[arg-type]

    @cached_property
    def differences(self) -> list[Difference]:
        """What has changed in the catalogue since the standing one was set."""
        if self.standing is None:
            return []
        if self.unit is not None:
            now = pledging.covered_now(self.unit)
            return differences(read_pledged(self.standing.content).covers, now)
        if self.region is None:
            return []
        then = covers_of(read_region_pledged(self.standing.content))
        return differences(then, covers_of(self.region))

    @cached_property
    def clock(self) -> pledging.PledgeClock | None:
        """The seven working days, where they run."""
        return pledging.clock_of(self.unit) if self.unit else None

    @property
    def answer(self) -> Text:
        """Where the pledge stands, in one sentence."""
        row = self.standing
        if row is None:
            if self.draft:
                return Text("Maklumat baru berupa rancangan.", "The pledge is a draft so far.")
            return Text("Belum ada maklumat.", "There is no pledge yet.")
        on, on_en = _day(row.set_on)
        if row.state == "set":
            return Text(
                f"Maklumat ditetapkan {on} dan belum dipublikasikan.",
                f"The pledge was set on {on_en} and is not published.",
            )
        since, since_en = _day(row.published_on)
        return Text(
            f"Maklumat berlaku: ditetapkan {on}, dapat dibaca sejak {since}.",
            f"The pledge holds: set on {on_en}, to be read since {since_en}.",
        )


def _day(day: object) -> tuple[str, str]:
    return (long_date(day), long_date(day, "en")) if day else ("", "")  # type: ignore[arg-type]
