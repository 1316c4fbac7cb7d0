"""Places of service as linked data: where they are, when they are open, when they are closed."""

from __future__ import annotations

from typing import Any

from zonahijau.catalogue.hours import Hours
from zonahijau.catalogue.models import ServicePoint
from zonahijau.portal.spans import schema_days

Node = dict[str, Any]


def said(text: str, language: str = "id") -> Node:
    """A text in its language."""
    return {"@value": text, "@language": language}


def channel_of(here: str, row: ServicePoint) -> Node:
    """A place as a channel of CPSV-AP."""
    node: Node = {
        "@id": f"{here}#tempat-{row.uid}",
        "@type": "cv:Channel",
        "dct:identifier": str(row.uid),
        "dct:description": said(". ".join(filter(None, (row.name, row.address)))),
    }
    if row.opening.is_known:
        node["schema:openingHours"] = schema_days(row.opening)
    return node


def service_channel_of(row: ServicePoint) -> Node:
    """The same in terms of schema.org, with its hours and the days on which it is closed."""
    place: Node = {"@type": "schema:Place", "schema:name": row.name}
    facts = {
        "schema:address": row.address,
        "schema:telephone": row.phone,
        "schema:hasMap": row.map_link,
        "schema:openingHoursSpecification": _specified(row.opening),
        "schema:specialOpeningHoursSpecification": _closed(row.opening),
        "schema:amenityFeature": [said.id for said in row.facility_words],
    }
    place |= {name: value for name, value in facts.items() if value}
    return {"@type": "schema:ServiceChannel", "schema:serviceLocation": place}


def _specified(hours: Hours) -> list[Node]:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return [
        {
            "@type": "schema:OpeningHoursSpecification",
            "schema:dayOfWeek": {"@id": f"https://schema.org/{names[day - 1]}"},
            "schema:opens": span.start,
            "schema:closes": span.until,
        }
        for day, spans in sorted(hours.week.items())
        for span in spans
    ]


def _closed(hours: Hours) -> list[Node]:
    """Days on which it is closed: a specification without times, as schema.org has it."""
    return [
        {
            "@type": "schema:OpeningHoursSpecification",
            "schema:validFrom": each.start.isoformat(),
            "schema:validThrough": each.last.isoformat(),
        }
        | ({"schema:description": each.note} if each.note else {})
        for each in hours.closed
    ]


POINT = ("name", "address", "phone", "whatsapp", "email", "map_link", "hours", "facilities", "note")
"""What a place of service is in our own file, and what the import reads again."""


def point_json(row: ServicePoint) -> Node:
    """A place as our own file has it."""
    return {name: getattr(row, name) for name in POINT}
