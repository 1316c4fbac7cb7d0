"""Services as linked data: CPSV-AP 3.2 terms (mandatory properties all), schema.org types, and for
what neither knows a small vocabulary of ours (``docs/reference/open-data.md``).

Contexts stand inside the document: whoever reads it fetches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from zonahijau.catalogue.models import Service
from zonahijau.catalogue.needs import NEEDS
from zonahijau.catalogue.standards.parts import CHANNEL_KINDS, Duration
from zonahijau.organisations.models import Government, Unit
from zonahijau.portal.placed import Node, channel_of, point_json, said, service_channel_of
from zonahijau.portal.records import Record, Way
from zonahijau.portal.spans import iso_duration

OURS = "urn:zonahijau:"
CURRENCY = "http://publications.europa.eu/resource/authority/currency/IDR"

CONTEXT: Mapping[str, Any] = {
    "cv": "http://data.europa.eu/m8g/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "dct": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "zh": OURS,
    "zh:content": {"@type": "@json"},
    "zh:points": {"@type": "@json"},
    "zh:channels": {"@type": "@json"},
    "dct:issued": {"@type": "xsd:date"},
    "dct:modified": {"@type": "xsd:date"},
    "zh:assuredOn": {"@type": "xsd:date"},
    "zh:setOn": {"@type": "xsd:date"},
    "zh:decreeDate": {"@type": "xsd:date"},
    "cv:processingTime": {"@type": "xsd:duration"},
    "cv:hasValue": {"@type": "xsd:double"},
    "cv:currency": {"@type": "@id"},
    "schema:url": {"@type": "@id"},
    "foaf:page": {"@type": "@id"},
}


class Writer:
    """Makes nodes whose addresses are those of one installation."""

    def __init__(self, base: str):
        self.base = base
        self._around: dict[str, tuple[str, str]] = {}

    def _address(self, name: str, key: str, value: str) -> str:
        """The full address of a public page. What stands around the value is looked up once: a
        nation has hundreds of thousands of addresses, and codes need no quoting."""
        if name not in self._around:
            path = self.base + reverse(f"portal:{name}", kwargs={key: value})
            before, _, after = path.rpartition(value)
            self._around[name] = (before, after)
        before, after = self._around[name]
        return f"{before}{value}{after}"

    def government_address(self, government: Government) -> str:
        return self._address("government", "region", government.region_id)

    def service_address(self, service: Service) -> str:
        return self._address("service", "code", service.public_code)

    def unit_address(self, unit: Unit) -> str:
        return self._address("unit", "code", unit.public_code)

    def document(self, record: Record) -> Node:
        """One service with its unit, complete in itself."""
        unit, government = record.service.unit, record.service.government
        graph = [self.service(record), self.unit(unit, record), self.government(government)]
        return {"@context": dict(CONTEXT), "@graph": graph}

    def dataset(self, title: str, description: str, address: str, publisher: str) -> Node:
        """What the whole file is (DCAT as CPSV-AP has it)."""
        return {
            "@id": f"{address}#data",
            "@type": ["dcat:Dataset", "schema:Dataset"],
            "dct:title": said(title),
            "dct:description": said(description),
            "dct:publisher": {
                "@id": f"{address}#publisher",
                "@type": "foaf:Agent",
                "dct:identifier": publisher,
                "dct:title": said(publisher),
            },
            "dcat:landingPage": {"@id": address, "@type": "foaf:Document"},
        }

    def government(self, government: Government) -> Node:
        """A regional government as a public organisation."""
        return {
            "@id": self.government_address(government),
            "@type": ["cv:PublicOrganisation", "schema:GovernmentOrganization"],
            "dct:identifier": government.region_id,
            "skos:prefLabel": said(government.name),
            "schema:name": government.name,
            "dct:spatial": self._region(government),
        }

    def unit(self, unit: Unit, record: Record) -> Node:
        """The unit that answers for a service, with its places and channels."""
        node: Node = {
            "@id": self.unit_address(unit),
            "@type": ["cv:PublicOrganisation", "schema:GovernmentOrganization"],
            "dct:identifier": unit.public_code,
            "zh:unitCode": unit.code,
            "zh:unitKind": unit.kind,
            "skos:prefLabel": said(unit.name),
            "schema:name": unit.name,
            "dct:spatial": self._region(unit.government),
            "schema:parentOrganization": {"@id": self.government_address(unit.government)},
        }
        if record.points:
            node["zh:points"] = [point_json(row) for row in record.points]
        if record.channels:
            node["zh:channels"] = [
                {"kind": row.kind, "value": row.value, "note": row.note} for row in record.channels
            ]
        return node

    def service(self, record: Record) -> Node:
        """A service: the six components of delivery in CPSV-AP, all fourteen in ours."""
        service, content = record.service, record.content
        here, unit = self.service_address(service), self.unit_address(service.unit)
        node: Node = {
            "@id": here,
            "@type": ["cpsv:PublicService", "schema:GovernmentService"],
            "dct:identifier": service.public_code,
            "dct:title": said(service.name),
            "dct:description": said(service.summary or service.name),
            "schema:name": service.name,
            "schema:url": here,
            "dct:language": {
                "@id": "http://publications.europa.eu/resource/authority/language/IND",
                "@type": "dct:LinguisticSystem",
            },
            "cv:hasCompetentAuthority": {"@id": unit},
            "schema:provider": {"@id": unit},
            "dct:spatial": self._region(service.government),
            "schema:areaServed": service.government.name,
            "zh:kind": service.kind,
            "zh:isElectronic": service.is_electronic,
        }
        node |= self._parts(here, record)
        node |= _own(service)
        if record.standard:
            node |= _standing(record)
            node["zh:content"] = content.as_json()
        return node

    def _parts(self, here: str, record: Record) -> Node:
        content = record.content
        parts = {
            "cv:holdsRequirement": _each(here, "syarat", "cv:Requirement",
                                         [each.text for each in content.requirements.items]),
            "cv:hasInputType": _inputs(here, content.requirements.items),
            "cpsv:follows": _rule(here, content.procedure.steps),
            "cpsv:produces": _each(here, "produk", "cv:Output", content.product.items),
            "schema:serviceOutput": list(content.product.items),
            "cv:hasCost": _costs(here, content.fee),
            "schema:offers": _offers(content.fee),
            "cv:hasLegalResource": _laws(here, content.legal_basis.items),
            "cv:hasChannel": [channel_of(here, row) for row in record.points],
            "schema:availableChannel": [service_channel_of(row) for row in record.points],
            "cv:contactPoint": _complaints(here, record),
            "cv:isGroupedBy": [_event(code) for code in record.service.needs if code in NEEDS],
            "schema:termsOfService": content.guarantee.text,
        }  # fmt: skip
        if content.time.duration:
            parts["cv:processingTime"] = iso_duration(content.time.duration)
        return {name: value for name, value in parts.items() if value}

    def _region(self, government: Government) -> Node:
        return {
            "@id": f"{self.government_address(government)}#wilayah",
            "@type": "dct:Location",
            "dct:identifier": government.region_id,
            "skos:prefLabel": government.region.name,
        }


def _own(service: Service) -> Node:
    """What only our own file says of a service."""
    words = (word.strip() for word in service.keywords.split(","))
    values = {
        "zh:summary": service.summary,
        "dcat:keyword": [said(word) for word in words if word],
        "zh:keywords": service.keywords,
        "zh:needs": list(service.needs),
        "zh:sippnCode": service.code,
        "zh:usersAYear": service.users_a_year,
        "zh:assuredOn": service.assured_on.isoformat() if service.assured_on else None,
    }
    return {name: value for name, value in values.items() if value not in ("", [], None)}


def _standing(record: Record) -> Node:
    standard = record.standard
    assert standard is not None  # noqa: S101  the caller has looked
    decree = standard.decree
    values = {
        "zh:version": standard.version,
        "zh:setOn": standard.set_on.isoformat() if standard.set_on else None,
        "dct:issued": standard.published_on.isoformat() if standard.published_on else None,
        "zh:decreeNumber": decree.number if decree else None,
        "zh:decreeDate": decree.dated.isoformat() if decree else None,
        "zh:decreeTitle": decree.title if decree else None,
        "zh:decreeSignatory": decree.signatory if decree else None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _each(here: str, slug: str, kind: str, texts: Any) -> list[Node]:
    return [
        {
            "@id": f"{here}#{slug}-{number}",
            "@type": kind,
            "dct:identifier": f"{slug}-{number}",
            "dct:title": said(text),
        }
        for number, text in enumerate(texts, 1)
    ]


def _inputs(here: str, items: Any) -> list[Node]:
    return [
        {
            "@id": f"{here}#berkas-{number}",
            "@type": "cv:EvidenceType",
            "dct:identifier": f"berkas-{number}",
            "skos:prefLabel": said(each.text),
        }
        for number, each in enumerate(items, 1)
        if each.kind == "administrative"
    ]


def _rule(here: str, steps: Any) -> list[Node]:
    if not steps:
        return []
    text = " ".join(f"{number}. {step.text}" for number, step in enumerate(steps, 1))
    return [
        {
            "@id": f"{here}#prosedur",
            "@type": "cpsv:Rule",
            "dct:identifier": "prosedur",
            "dct:title": said("Sistem, mekanisme, dan prosedur"),
            "dct:description": said(text),
        }
    ]


def _amounts(fee: Any) -> list[tuple[int, str]]:
    if fee.kind == "free":
        return [(0, "Tidak dipungut biaya")]
    return [(each.amount, " ".join(filter(None, (each.name, each.per)))) for each in fee.items]


def _costs(here: str, fee: Any) -> list[Node]:
    return [
        {
            "@id": f"{here}#biaya-{number}",
            "@type": "cv:Cost",
            "dct:identifier": f"biaya-{number}",
            "cv:hasValue": str(amount),
            "cv:currency": CURRENCY,
            "dct:description": said(name),
        }
        for number, (amount, name) in enumerate(_amounts(fee), 1)
    ]


def _offers(fee: Any) -> list[Node]:
    return [
        {"@type": "schema:Offer", "schema:price": amount, "schema:priceCurrency": "IDR",
         "schema:name": name}
        for amount, name in _amounts(fee)
    ]  # fmt: skip


def _laws(here: str, items: Any) -> list[Node]:
    return [
        {"@id": f"{here}#hukum-{number}", "@type": ["eli:LegalResource", "schema:Legislation"],
         "dct:title": said(text), "schema:name": text}
        for number, text in enumerate(items, 1)
    ]  # fmt: skip


def _complaints(here: str, record: Record) -> list[Node]:
    """SP4N-LAPOR! first."""
    every = [Way("lapor", record.lapor), *record.ways_to_complain]
    return [_contact(here, number, each) for number, each in enumerate(every, 1)]


_CONTACT = {"phone": "schema:telephone", "whatsapp": "schema:telephone", "sms": "schema:telephone",
            "email": "schema:email", "web": "schema:url", "lapor": "schema:url"}  # fmt: skip


def _contact(here: str, number: int, each: Way) -> Node:
    term = _CONTACT.get(each.kind, "schema:description")
    is_address = each.value.startswith(("http://", "https://"))
    if term == "schema:url" and not is_address:
        term = "schema:description"
    return {
        "@id": f"{here}#pengaduan-{number}",
        "@type": ["cv:ContactPoint", "schema:ContactPoint"],
        "schema:contactType": CHANNEL_KINDS[each.kind].id,
        term: each.value,
    }


def _event(code: str) -> Node:
    need = NEEDS[code]
    return {
        "@id": f"{OURS}kebutuhan-{code}",
        "@type": ["cv:Event", "cv:BusinessEvent" if need.is_business else "cv:LifeEvent"],
        "dct:identifier": code,
        "dct:title": [said(need.label.id), said(need.label.en, "en")],
    }


def spoken(duration: Duration | None) -> str:
    """3 hari kerja; nothing where no time is written."""
    return duration.said.id if duration else ""
