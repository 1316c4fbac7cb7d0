"""The decree that lays standards down, with the fourteen components as they are written in its
annex: DOCX and PDF through ``documents``, nothing typed again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zonahijau.catalogue.papers import standards_of
from zonahijau.catalogue.standards import saying
from zonahijau.catalogue.standards.content import read_content
from zonahijau.documents.blocks import Annex, Block, heading, table
from zonahijau.documents.drafting import Draft
from zonahijau.documents.kinds.decrees import service_standards
from zonahijau.lawbook.components import load_components

if TYPE_CHECKING:
    from zonahijau.catalogue.models import Standard

_WIDTHS = (3, 6)


def decree(where: Any, by: Any, **chosen: Any) -> Draft:
    """The decree as ``documents`` drafts it; for the standards that are chosen, an annex each with
    what they say."""
    draft = service_standards(where, by, **chosen)
    annexes = tuple(_annex(each) for each in standards_of(where, chosen))
    return replace(draft, annexes=annexes) if annexes else draft


def _annex(standard: Standard) -> Annex:
    content = read_content(standard.content)
    components = load_components()
    blocks: list[Block] = []
    for letter, group in zip("AB", components.groups.values(), strict=True):
        rows = [
            (each.label.id, saying.said(content, each.code).text)
            for each in components.in_group(group.name)
        ]
        blocks += [
            heading(f"{letter}. {group.label.id}"),
            table(("Komponen", "Uraian"), rows, widths=_WIDTHS),
        ]
    return Annex(f"Standar Pelayanan {standard.service.name}", tuple(blocks))
