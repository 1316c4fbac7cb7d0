"""What stands at the top of a paper: as the office entered it, else from the names we know."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from zonahijau.documents.drafting import Names, names_of
from zonahijau.documents.words import REGENT, SECRETARY, UNIT
from zonahijau.evidence import storage

if TYPE_CHECKING:
    from zonahijau.documents.models import Letterhead, Paper
    from zonahijau.evidence.models import Blob
    from zonahijau.organisations.models import Government, Unit


def head_of(paper: Paper) -> dict[str, Any]:
    """The letterhead of a paper today."""
    return head_at(paper.unit or paper.government, paper.level)


def head_at(where: Government | Unit, level: str) -> dict[str, Any]:
    """The letterhead of a place at a level today; one query."""
    from zonahijau.documents.models import Letterhead

    names = names_of(where)
    rows = Letterhead.objects.filter(government=names.government, level=level)
    own = rows.filter(unit=names.unit if level == UNIT else None)
    found = own.select_related("emblem", "government").first()
    return _entered(found) if found else default_head(names, level)


def default_head(names: Names, level: str) -> dict[str, Any]:
    """Names without an address, where the office has entered none."""
    return {
        "level": level,
        "lines": default_lines(names, level),
        "address": "",
        "contact": "",
        "place": names.capital,
        "emblem": "",
    }


def default_lines(names: Names, level: str) -> list[str]:
    """Bupati; or government and secretariat; or government, superior and unit."""
    if level == REGENT:
        return [names.regent.upper()]
    lines = [names.government_name.upper()]
    if level == SECRETARY or names.unit is None:
        return [*lines, "SEKRETARIAT DAERAH"]
    if names.unit.parent and names.unit.kind != "rsud":
        lines.append(names.unit.parent.name.upper())
    return [*lines, names.unit.name.upper()]


def _entered(row: Letterhead) -> dict[str, Any]:
    return {
        "level": row.level,
        "lines": list(row.lines),
        "address": row.address,
        "contact": row.contact,
        "place": row.place,
        "emblem": emblem_svg(row.emblem) if row.emblem else "",
    }


def emblem_svg(blob: Blob) -> str:
    """The emblem as an SVG around its own pixels, as the typesetter takes pictures from memory."""
    content = emblem_bytes(blob)
    if content is None:
        return ""
    packed = base64.b64encode(content).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' viewBox="0 0 100 100"><image width="100" height="100"'
        f' xlink:href="data:image/png;base64,{packed}"/></svg>'
    )


def emblem_bytes(blob: Blob) -> bytes | None:
    """The pixels of an emblem (PNG); None where its file is gone."""
    path = storage.root() / storage.place(blob.government.uid, blob.sha256)
    return path.read_bytes() if path.is_file() and blob.erased_at is None else None
