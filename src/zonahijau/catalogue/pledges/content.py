"""The sentences of a pledge and what it covers, to and from JSON. Pure.

A unit's pledge has three elements: the promise to serve by the standard, to better the service
without end, and to take a sanction or give compensation where the promise is not kept (Ministry
of Administrative Reform; UU 25/2009 art. 22, PP 96/2012 art. 30).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from zonahijau.wording import Text

ELEMENTS: Mapping[str, Text] = {
    "promise": Text("Janji melayani sesuai standar", "Promise to serve by the standard"),
    "improvement": Text("Perbaikan terus-menerus", "Continuous improvement"),
    "consequence": Text("Sanksi dan/atau kompensasi", "Sanction and/or compensation"),
}
CONSEQUENCES: Mapping[str, Text] = {
    "sanction": Text("menerima sanksi", "take a sanction"),
    "compensation": Text("memberi kompensasi", "give compensation"),
    "both": Text("menerima sanksi dan memberi kompensasi", "take a sanction and give compensation"),
}
LONGEST_SENTENCE, MOST_FURTHER = 500, 5


@dataclass(frozen=True, slots=True)
class Covered:
    """A service that a pledge promises: its uid, its name, and the version of its standard that
    was in force on the day; None where the standard is known by hand only."""

    uid: str
    name: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Pledged:
    """The sentences of a pledge; ``further`` stand below the three elements. ``covers`` is empty
    until the pledge is set."""

    promise: str = ""
    improvement: str = ""
    consequence: str = ""
    accepts: str = "sanction"
    further: tuple[str, ...] = ()
    covers: tuple[Covered, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything it says, in order."""
        said = (self.promise, self.improvement, self.consequence, *self.further)
        return tuple(each for each in said if each)

    @property
    def missing(self) -> tuple[str, ...]:
        """The elements without a sentence."""
        return tuple(name for name in ELEMENTS if not getattr(self, name))

    @property
    def is_lawful(self) -> bool:
        """Whether all three elements are there."""
        return not self.missing

    def as_json(self) -> dict[str, Any]:
        """For the database; the other way is :func:`read_pledged`."""
        return {"schema": 1} | asdict(self)


def read_pledged(said: Mapping[str, Any]) -> Pledged:
    """What :meth:`Pledged.as_json` wrote; an empty pledge for nothing."""
    return Pledged(
        promise=said.get("promise", ""),
        improvement=said.get("improvement", ""),
        consequence=said.get("consequence", ""),
        accepts=said.get("accepts", "sanction"),
        further=tuple(said.get("further", ())),
        covers=tuple(Covered(**each) for each in said.get("covers", ())),
    )


@dataclass(frozen=True, slots=True)
class PledgedService:
    """A service in the region's pledge, in words: article 347(3) a and b."""

    uid: str
    name: str
    kind: str
    version: int | None = None
    requirements: tuple[str, ...] = ()
    procedure: tuple[str, ...] = ()
    time: str = ""
    fee: str = ""

    @property
    def is_told(self) -> bool:
        """Whether its standard says requirements, procedure, cost and time."""
        return bool(self.requirements and self.procedure and self.time and self.fee)


@dataclass(frozen=True, slots=True)
class PledgedUnit:
    """A unit that answers for services: article 347(3) d."""

    uid: str
    name: str
    head: str
    services: tuple[PledgedService, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionPledged:
    """The region's pledge: its sentences and its four mandatory contents as they were on the day
    (UU 23/2014 art. 347(3)). ``rights`` are the sides with their articles and lines."""

    words: Pledged
    units: tuple[PledgedUnit, ...] = ()
    rights: tuple[tuple[str, str, tuple[str, ...]], ...] = ()

    @property
    def services(self) -> int:
        """How many services it tells of."""
        return sum(len(unit.services) for unit in self.units)

    @property
    def untold(self) -> tuple[PledgedService, ...]:
        """Services without requirements, procedure, cost or time: the pledge lacks content b."""
        return tuple(each for unit in self.units for each in unit.services if not each.is_told)

    def as_json(self) -> dict[str, Any]:
        """For the database; the other way is :func:`read_region_pledged`."""
        return self.words.as_json() | {
            "units": [asdict(unit) for unit in self.units],
            "rights": [[label, article, list(lines)] for label, article, lines in self.rights],
        }


def read_region_pledged(said: Mapping[str, Any]) -> RegionPledged:
    """What :meth:`RegionPledged.as_json` wrote."""
    return RegionPledged(
        words=read_pledged(said),
        units=tuple(_unit(each) for each in said.get("units", ())),
        rights=tuple((a, b, tuple(lines)) for a, b, lines in said.get("rights", ())),
    )


def _unit(said: Mapping[str, Any]) -> PledgedUnit:
    services = tuple(_service(each) for each in said.get("services", ()))
    return PledgedUnit(said["uid"], said["name"], said["head"], services)


def _service(said: Mapping[str, Any]) -> PledgedService:
    lists = {name: tuple(said.get(name, ())) for name in ("requirements", "procedure")}
    return PledgedService(**{**said, **lists})
