"""Our own JSON-LD file back into a catalogue: another installation, or the same one after a loss.

Units are known again by their codes; what is there already is left alone and counted. Nothing is
written unless the whole file can be.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zonahijau import audit
from zonahijau.catalogue.actions.contacts import add_channel, add_point
from zonahijau.catalogue.contacts import PointFacts
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.standards.content import read_content
from zonahijau.documents.actions.register import DecreeFacts, enter
from zonahijau.documents.models import Decree
from zonahijau.organisations.models import Unit
from zonahijau.portal.placed import POINT
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government

Node = dict[str, Any]
_DECREE = "service_standard"


@dataclass(slots=True)
class Taken:
    """What an import did: services that came new, that were there, places and channels."""

    services: int = 0
    known: int = 0
    points: int = 0
    channels: int = 0


@transaction.atomic
def import_catalogue(*, government: Government, lines: Iterable[str]) -> Taken:
    """Read a file of :func:`exporting.linked_pieces` into a government, line by line; memory stays
    flat. Refused for a service of a unit that is not there, and for what is not our file."""
    units: dict[str, Unit] = {}
    taken = Taken()
    for number, node in _nodes(lines):
        if "zh:unitCode" in node:
            units[node["@id"]] = _unit(government, node, number)
            _contacts(units[node["@id"]], node, taken)
        elif "cpsv:PublicService" in node.get("@type", ()):
            _service(units[node["cv:hasCompetentAuthority"]["@id"]], node, taken)
    audit.record(
        government=government, by=None, action="catalogue-imported", subject=government,
        details={"services": taken.services},
    )  # fmt: skip
    return taken


def _nodes(lines: Iterable[str]) -> Iterator[tuple[int, Node]]:
    """One node a line, as we write it; the head and the foot of the file are none."""
    for number, line in enumerate(lines, 1):
        text = line.strip().removesuffix(",")
        if text.startswith('{"@id"'):
            yield number, _read(text, number)
        elif number == 1 and not text.startswith('{"@context"'):
            raise _not_ours(number)


def _read(text: str, number: int) -> Node:
    try:
        node: Node = json.loads(text)
    except json.JSONDecodeError as error:
        raise _not_ours(number) from error
    return node


def _not_ours(number: int) -> Exception:
    return refuse(
        Text("Bukan berkas JSON-LD dari halaman data terbuka", "No JSON-LD file of our open data"),
        Text("Unduh layanan.jsonld, jangan diubah", "Download layanan.jsonld as it is"),
        row=number,
    )


def _unit(government: Government, node: Node, number: int) -> Unit:
    unit = Unit.objects.filter(government=government, code=node["zh:unitCode"]).first()
    if unit is None:
        code = node["zh:unitCode"]
        raise refuse(
            Text(f"Unit {code} belum ada", f"There is no unit {code}"),
            Text("Impor daftar unit lebih dahulu", "Import the list of units first"),
            row=number,
        )
    code = node["dct:identifier"]
    if unit.public_code != code and not Unit.objects.filter(public_code=code).exists():
        unit.public_code = code
        unit.save(update_fields=["public_code"])
    return unit


def _contacts(unit: Unit, node: Node, taken: Taken) -> None:
    known = set(unit.points.filter(withdrawn_at=None).values_list("name", flat=True))
    for said in node.get("zh:points", ()):
        if said["name"] not in known:
            facts = {name: said[name] for name in POINT}
            add_point(by=None, unit=unit, facts=PointFacts(**facts | {
                "facilities": tuple(said["facilities"])}))  # fmt: skip
            taken.points += 1
    channels = unit.complaint_channels.filter(withdrawn_at=None)
    there = set(channels.values_list("kind", "value"))
    for said in node.get("zh:channels", ()):
        if (said["kind"], said["value"]) not in there:
            add_channel(by=None, unit=unit, **said)
            taken.channels += 1


def _service(unit: Unit, node: Node, taken: Taken) -> None:
    code, name = node["dct:identifier"], node["schema:name"]
    same = Service.objects.offered().filter(unit=unit, name__iexact=name)
    if Service.objects.filter(public_code=code).exists() or same.exists():
        taken.known += 1
        return
    service = Service.objects.create(
        government_id=unit.government_id,
        unit=unit,
        public_code=code,
        name=name,
        code=node.get("zh:sippnCode", ""),
        kind=node["zh:kind"],
        is_electronic=node["zh:isElectronic"],
        users_a_year=node.get("zh:usersAYear"),
        summary=node.get("zh:summary", ""),
        keywords=node.get("zh:keywords", ""),
        needs=node.get("zh:needs", []),
        assured_on=_day(node.get("zh:assuredOn")),
        has_standard=True,
        standard_published=True,
    )
    taken.services += 1
    if "zh:content" in node:
        _standard(service, node)


def _standard(service: Service, node: Node) -> None:
    content = read_content(node["zh:content"])
    Standard.objects.create(
        government_id=service.government_id,
        service=service,
        version=node["zh:version"],
        state="set",
        content=content.as_json(),
        filled=len(content.filled),
        set_on=_day(node["zh:setOn"]),
        published_on=_day(node["dct:issued"]),
        decree=_decree(service, node),
    )


def _decree(service: Service, node: Node) -> Decree | None:
    """The decree that the file names: the one in the register, or a new entry."""
    number = node.get("zh:decreeNumber")
    if not number:
        return None
    dated = date.fromisoformat(node["zh:decreeDate"])
    rows = Decree.objects.standing().filter(government=service.government_id, number=number)
    known = rows.filter(dated=dated).first()
    facts = DecreeFacts(
        kind=_DECREE,
        number=number,
        dated=dated,
        title=node["zh:decreeTitle"],
        signatory=node["zh:decreeSignatory"],
        valid_from=dated,
    )
    return known or enter(by=None, where=service.government, facts=facts)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
