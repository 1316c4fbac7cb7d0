"""What is missing on the sites of a government, unit by unit, with words for a letter. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zonahijau.websites.checking.points import FAILS, PASSES, points
from zonahijau.websites.queries import NONE, OTHER, REQUIRED, SOCIAL_ONLY, UnitSites
from zonahijau.wording import Text

_NO_SITE = Text("belum mempunyai situs web", "has no website")
_ACCOUNTS = Text("hanya mempunyai akun media sosial atau aplikasi", "has accounts or apps only")
_NAME = Text("belum memakai nama domain resmi", "does not use an official domain name")


@dataclass(frozen=True, slots=True)
class Finding:
    """A unit and what its site lacks, the gravest first."""

    row: UnitSites
    lacks: tuple[Text, ...]
    mending: tuple[Text, ...]

    @property
    def name(self) -> str:
        """For search and order."""
        return self.row.name

    @property
    def unit_key(self) -> str:
        """The unit as addresses and forms name it."""
        return str(self.row.unit.uid)


@dataclass(frozen=True, slots=True)
class Findings:
    """All units that lack something, those without a site first."""

    rows: tuple[Finding, ...]

    def letter(self, language: str = "id") -> str:
        """The list as it goes into a letter."""
        return "\n".join(
            f"{number}. {each.row.name}: {'; '.join(lack.say(language) for lack in each.lacks)}."
            for number, each in enumerate(self.rows, start=1)
        )

    @property
    def in_indonesian(self) -> str:
        """Letters are written in Indonesian."""
        return self.letter()


def findings_of(rows: Iterable[UnitSites]) -> Findings:
    """What each unit lacks; a unit that lacks nothing is left out."""
    found = (Finding(row, tuple(_lacks(row)), tuple(_mending(row))) for row in rows)
    return Findings(tuple(each for each in found if each.lacks))


def _lacks(row: UnitSites) -> Iterator[Text]:
    if row.state == NONE:
        yield _NO_SITE
    if row.state == SOCIAL_ONLY:
        yield _ACCOUNTS
    if row.state == OTHER:
        yield _NAME
    for found in row.missing:
        if found.point != "domain":
            label = points()[found.point].label
            yield Text(f"belum: {label.id}", f"missing: {label.en}")


def _mending(row: UnitSites) -> Iterator[Text]:
    if row.state != "official":
        yield points()["domain"].mending
    seen = set()
    for found in row.missing:
        mending = points()[found.point].mending
        if found.point != "domain" and mending not in seen:
            seen.add(mending)
            yield mending


SITE = "site"
REPAIRED_MONTHLY = ("answers", "https", "certificate", "fresh", *REQUIRED)
"""The points whose lack a unit is asked to repair month by month; the rest is advice."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a unit stands in one thing that it is asked to repair: ``outcome`` as of points."""

    key: str
    outcome: str
    what: Text
    mending: Text


def standings_of(row: UnitSites) -> Iterator[Standing]:
    """Whether there is a site, whether its name is official, and the points of its newest check.
    What nobody has looked at, and what belongs to a site that is not there, is left out."""
    mending = points()["domain"].mending
    lacking = row.main is None
    what = _ACCOUNTS if row.state == SOCIAL_ONLY else _NO_SITE
    yield Standing(SITE, FAILS if lacking else PASSES, what.capitalized, mending)
    if lacking:
        return
    outcome = FAILS if row.state == OTHER else PASSES
    yield Standing("domain", outcome, _NAME.capitalized, mending)
    for code in REPAIRED_MONTHLY:
        if row.outcome(code):
            point = points()[code]
            said = Text(f"Situs, belum: {point.label.id}", f"Site, missing: {point.label.en}")
            yield Standing(code, row.outcome(code), said, point.mending)
