"""The standard with its fourteen components, as a document and as a decree's annex."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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

_SIZE = 9
_A4 = (210, 297)


def standard_document(gathered: Gathered, printed: Sequence[Printed]) -> bytes:
    """All fourteen components of each service, under the unit's letterhead."""
    return _typeset(gathered, printed, [])


def decree_annex(gathered: Gathered, printed: Sequence[Printed]) -> bytes:
    """The same as the annex of the decree that lays the standards down; blanks for a decree that
    is not there yet."""
    return _typeset(gathered, printed, annex_lines(gathered, printed))


def annex_lines(gathered: Gathered, printed: Sequence[Printed]) -> list[str]:
    """Lampiran, whose decree, number, day, about what."""
    names = names_of(gathered.unit)
    decree = printed[0].standard.decree
    return [
        "LAMPIRAN",
        f"KEPUTUSAN {names.head_of_office.upper()}",
        f"NOMOR {decree.number if decree else BLANK}",
        f"TANGGAL {plain_date(decree.dated) if decree else BLANK}",
        breakable(f"TENTANG STANDAR PELAYANAN PADA {names.office.upper()}"),
    ]


def _typeset(gathered: Gathered, printed: Sequence[Printed], annex: list[str]) -> bytes:
    title = f"Standar Pelayanan {gathered.unit.name}"
    draft = any(each.is_draft for each in printed) and not annex
    content = gathered.frame(title, draft=draft) | {
        "paper": _A4,
        "annex": annex,
        "services": [_service(each) for each in printed],
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
