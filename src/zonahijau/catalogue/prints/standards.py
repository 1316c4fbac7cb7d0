"""The standard with its fourteen components, as a document and as a decree's annex."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.catalogue.prints.boards import shown
from zonahijau.catalogue.prints.fitting import FOLDER, breakable
from zonahijau.catalogue.prints.gathering import Gathered, Printed
from zonahijau.catalogue.standards import saying
from zonahijau.documents.blocks import BLANK
from zonahijau.documents.drafting import names_of
from zonahijau.documents.typesetting import typeset
from zonahijau.lawbook.components import load_components
from zonahijau.web.formatting import plain_date

if TYPE_CHECKING:
    from zonahijau.documents.models import Decree

_SIZE = 9
_A4 = (210, 297)


def standard_document(gathered: Gathered, printed: Sequence[Printed]) -> bytes:
    """All fourteen components of each service, under the unit's letterhead."""
    draft = any(each.is_draft for each in printed)
    return _typeset(gathered, [_service(each) for each in printed], draft=draft)


def decree_annex(gathered: Gathered, printed: Sequence[Printed]) -> bytes:
    """The same as the annex of the decree that lays the standards down: one for each decree, and
    with blanks for those whose decree is not there yet."""
    services = [
        _service(each) | {"annex": [] if place else annex_lines(gathered, each.standard.decree)}
        for told in _by_decree(printed)
        for place, each in enumerate(told)
    ]
    return _typeset(gathered, services)


def _by_decree(printed: Sequence[Printed]) -> list[list[Printed]]:
    """Those of one decree together, in the order of their first service."""
    found: dict[tuple[object, ...], list[Printed]] = {}
    for each in printed:
        decree = None if each.is_draft else each.standard.decree
        found.setdefault((decree.number, decree.dated) if decree else (), []).append(each)
    return list(found.values())


def annex_lines(gathered: Gathered, decree: Decree | None) -> list[str]:
    """Lampiran, whose decree, number, day, about what."""
    names = names_of(gathered.unit)
    head = names.head_of_office
    if decree is not None and decree.unit_id is None:
        head = names.regent
    return [
        "LAMPIRAN",
        f"KEPUTUSAN {head.upper()}",
        f"NOMOR {decree.number if decree else BLANK}",
        f"TANGGAL {plain_date(decree.dated) if decree else BLANK}",
        breakable(f"TENTANG STANDAR PELAYANAN PADA {names.office.upper()}"),
    ]


def _typeset(gathered: Gathered, services: list[dict[str, Any]], *, draft: bool = False) -> bytes:
    title = f"Standar Pelayanan {gathered.unit.name}"
    content = gathered.frame(title, draft=draft) | {
        "paper": _A4,
        "services": services,
        "footer": breakable(title),
        "size": _SIZE,
        "at": gathered.at.timetuple()[:3],
    }
    return typeset(FOLDER / "standard.typ", content, gathered.at, name="print")


def _service(each: Printed) -> dict[str, Any]:
    components = load_components()
    letters = zip("AB", components.groups.values(), strict=True)
    groups = [
        {
            "label": f"{letter}. {group.label.id}",
            "rows": [
                {"label": part.label.id} | shown(saying.said(each.content, part.code))
                for part in components.in_group(group.name)
            ],
        }
        for letter, group in letters
    ]
    return {"name": breakable(each.service.name), "about": _about(each), "groups": groups}


def _about(each: Printed) -> list[tuple[str, str]]:
    service = each.service
    electronic = ", dapat diurus secara elektronik" if service.is_electronic else ""
    rows = [
        ("Kode", service.code),
        ("Jenis", f"{SERVICE_KINDS[service.kind].id}{electronic}"),
        ("Unit penyelenggara", breakable(service.unit.name)),
        ("Versi", str(each.standard.version)),
        ("Penetapan", each.set_said.removeprefix("Ditetapkan ")),
    ]
    return [(label, value) for label, value in rows if value]
