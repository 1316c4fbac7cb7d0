"""What has changed in the catalogue since a pledge was set. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zonahijau.catalogue.pledges.content import Covered
from zonahijau.wording import Text

ADDED, GONE, RENEWED, RENAMED = "added", "gone", "renewed", "renamed"
LABELS = {
    ADDED: Text("belum termasuk dalam maklumat", "not in the pledge yet"),
    GONE: Text("tidak lagi ditawarkan dengan standar", "no longer offered with a standard"),
    RENEWED: Text("standarnya diganti", "has a new standard"),
    RENAMED: Text("berganti nama", "has another name"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One service that is no longer as the pledge says."""

    kind: str
    name: str
    before: str = ""

    @property
    def label(self) -> Text:
        """What became of it."""
        return LABELS[self.kind]


def differences(then: Iterable[Covered], now: Iterable[Covered]) -> list[Difference]:
    """From what a pledge covered to what it would cover today; additions first."""
    before, after = {each.uid: each for each in then}, {each.uid: each for each in now}
    added = [Difference(ADDED, each.name) for uid, each in after.items() if uid not in before]
    gone = [Difference(GONE, each.name) for uid, each in before.items() if uid not in after]
    both = [(before[uid], each) for uid, each in after.items() if uid in before]
    renewed = [Difference(RENEWED, new.name) for old, new in both if old.version != new.version]
    renamed = [Difference(RENAMED, new.name, old.name) for old, new in both if old.name != new.name]
    return [*added, *renewed, *renamed, *gone]
