"""What stands on a checklist of paper, and what was typed from it; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from zonahijau.catalogue.policies import Counts
from zonahijau.wording import Text

PER_SERVICE = {
    "standard": Text("Standar", "Standard"),
    "decree": Text("SK", "Decree"),
    "published": Text("Terbit", "Published"),
}
PER_UNIT = {
    "pledge": Text("Maklumat", "Pledge"),
    "survey": Text("Laporan SKM", "SKM report"),
    "officer": Text("Petugas pengaduan", "Complaint officer"),
}
"""The columns of the sheet: ticked for each service, and once for the unit."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of the sheet: the uid of the service that was printed on it (nothing for a line that
    was empty), its name, and what was ticked."""

    number: int
    uid: str
    name: str
    standard: bool = False
    decree: bool = False
    published: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Typed:
    """A whole sheet as typed; what the unit was not asked (None) is not known."""

    filled_on: date
    lines: tuple[TypedLine, ...]
    pledge: bool | None = None
    survey: bool | None = None
    officer: bool | None = None

    @property
    def named(self) -> list[TypedLine]:
        """Lines with a service on them."""
        return [line for line in self.lines if line.name]

    def counts(self, source: str) -> Counts:
        """The row of counts that the sheet comes to."""
        lines = self.named
        return Counts(
            self.filled_on,
            source,
            services=len(lines),
            with_standard=sum(line.standard for line in lines),
            published=sum(line.published for line in lines),
            decrees=sum(line.decree for line in lines),
            pledges=None if self.pledge is None else int(self.pledge),
            surveys=None if self.survey is None else int(self.survey),
        )


def empty_lines(services: Sequence[dict[str, str]], blank: int) -> list[TypedLine]:
    """The lines of a sheet before anything is typed."""
    printed = [TypedLine(n, s["uid"], s["name"]) for n, s in enumerate(services, start=1)]
    more = (TypedLine(n, "", "") for n in range(len(printed) + 1, len(printed) + blank + 1))
    return [*printed, *more]
