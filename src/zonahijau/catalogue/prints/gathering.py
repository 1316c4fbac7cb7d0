"""What a print says, gathered from the catalogue once: services with their standards, the head, the
code that leads to the page of a service."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.prints.fitting import breakable
from zonahijau.catalogue.standards.content import Content, read_content
from zonahijau.documents.letterheads import head_at
from zonahijau.documents.typesetting import qr_svg
from zonahijau.documents.words import UNIT
from zonahijau.web.formatting import plain_date

if TYPE_CHECKING:
    from zonahijau.organisations.models import Unit

Addressed = Callable[[str], str]
"""``address(code)``: where a printed code leads, as it stands in the QR code."""

DRAFT = "RANCANGAN, BELUM DITETAPKAN"
OVER = "SUDAH TIDAK BERLAKU"


@dataclass(frozen=True, slots=True)
class Printed:
    """A service with the version of its standard that is printed: the one in force, else the one
    that is being written."""

    service: Service
    standard: Standard
    content: Content

    @property
    def is_draft(self) -> bool:
        """Whether it is not laid down yet."""
        return self.standard.state != "set"

    @property
    def set_said(self) -> str:
        """Ditetapkan 12 April 2021 dengan Keputusan …; nothing for a draft."""
        if self.is_draft or self.standard.set_on is None:
            return ""
        decree = self.standard.decree
        by = f" dengan {decree.number}" if decree else ""
        return f"Ditetapkan {plain_date(self.standard.set_on)}{by}"


def printed_services(services: Iterable[Service]) -> list[Printed]:
    """The services that have a standard to print, in their order; one query."""
    listed = list(services)
    rows = Standard.objects.filter(service__in=listed).exclude(state__in=("replaced", "withdrawn"))
    found: dict[int, Standard] = {}
    for row in rows.select_related("decree").order_by("version"):
        known = found.get(row.service_id)
        if known is None or known.state != "set":
            found[row.service_id] = row
    return [
        Printed(service, found[service.pk], read_content(found[service.pk].content))
        for service in listed
        if service.pk in found
    ]


def printed_version(service: Service, version: int) -> list[Printed]:
    """One version of a service's standard, such as the change that is discussed while the one
    before it holds; none that was replaced or withdrawn."""
    rows = Standard.objects.filter(service=service, version=version).select_related("decree")
    row = rows.exclude(state__in=("replaced", "withdrawn")).first()
    return [Printed(service, row, read_content(row.content))] if row else []


def awaiting_decree(services: Iterable[Service]) -> list[Standard]:
    """The standards that a decree is drafted for: those that are repaired and wait for it, else
    those that are being written, else those that an older decree laid down."""
    rows = Standard.objects.filter(service__in=list(services))
    rows = rows.exclude(state__in=("replaced", "withdrawn")).order_by("service__name")
    listed = list(rows.select_related("service"))
    repaired = [each for each in listed if each.state == "repaired"]
    return repaired or [each for each in listed if each.state != "set"] or listed


@dataclass(frozen=True, slots=True)
class Gathered:
    """What every print of a unit shares."""

    unit: Unit
    address: Addressed
    head: dict[str, Any] = field(default_factory=dict)
    at: datetime = field(default_factory=timezone.now)

    @classmethod
    def of(cls, unit: Unit, address: Addressed) -> Gathered:
        """With the unit's own letterhead."""
        return cls(unit, address, shown_head(head_at(unit, UNIT)))

    def frame(self, title: str, *, draft: bool = False) -> dict[str, Any]:
        """The parts that all templates ask for."""
        return {
            "head": self.head,
            "title": title,
            "author": self.unit.name,
            "unit": breakable(self.unit.name),
            "draft": DRAFT if draft else "",
        }

    def code(self, code: str, caption: str) -> dict[str, str] | None:
        """The QR code of a public page, with its address in words."""
        return coded(self.address, code, caption)


def coded(addressed: Addressed, code: str, caption: str) -> dict[str, str] | None:
    """A QR code with its address in words; nothing without a code."""
    if not code:
        return None
    address = addressed(code)
    return {"svg": qr_svg(address), "address": address.split("://")[-1], "caption": caption}


def shown_head(head: dict[str, Any]) -> dict[str, Any]:
    """A letterhead whose lines break where they must; one empty line where there is none."""
    return head | {"lines": [breakable(line) for line in head["lines"]] or [" "]}
