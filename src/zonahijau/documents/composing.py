"""From a paper to what is set: every word chosen, every blank drawn; PDF and DOCX read the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from zonahijau.documents import kinds
from zonahijau.documents.blocks import BLANK, CHAPTER, CHART, Annex, Block
from zonahijau.documents.charts import drawn
from zonahijau.documents.drafting import Names, names_of
from zonahijau.documents.letterheads import head_of
from zonahijau.documents.signatories import signature_lines
from zonahijau.documents.words import MILLIMETRES, NATURES, TITLED
from zonahijau.web.formatting import plain_date

if TYPE_CHECKING:
    from zonahijau.documents.models import Paper

_COUNTED = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas", "dua belas",
)  # fmt: skip


def compose(paper: Paper, address: str = "") -> dict[str, Any]:
    """The content of a paper; ``address`` is where it is proven, empty while it is a draft."""
    kind, names = _layout(paper), names_of(paper.unit or paper.government)
    head = paper.head or head_of(paper)
    return {
        "layout": kind["layout"],
        "size": MILLIMETRES[paper.size],
        "head": head | {"emblem": head.get("emblem", "")},
        "heading": kind["heading"],
        "subject": paper.subject,
        "number": paper.number or BLANK,
        "dated": plain_date(paper.dated) if paper.dated else BLANK,
        "place": paper.place or head.get("place") or names.capital,
        "nature": NATURES[paper.nature].id,
        "enclosure": paper.enclosure or _enclosure(paper.body.annexes),
        "addressees": list(paper.addressees),
        "through": paper.through,
        "sender": _sender(paper),
        "blocks": _blocks(paper.body.blocks),
        "annexes": [_annex(annex) for annex in paper.body.annexes],
        "signature": {
            "lines": signature_lines(paper),
            "name": paper.signatory_name or BLANK,
            "rank": paper.signatory_rank,
            "nip": paper.signatory_nip,
        },
        "initials": list(paper.initials),
        "copies": list(paper.copies),
        "code": paper.code,
        "address": address.split("://")[-1],
        "is_draft": not address,
        "author": _author(paper, names),
        "year": (paper.dated or paper.changed_at).year,
        "at": (paper.issued_at or paper.changed_at).timetuple()[:3],
    }


def _layout(paper: Paper) -> dict[str, str]:
    try:
        kind = kinds.kind_of(paper.kind)
    except LookupError:  # the app that knew it is gone; the paper can still be read
        return {"layout": TITLED, "heading": ""}
    return {"layout": kind.layout, "heading": kind.heading}


def _sender(paper: Paper) -> str:
    """Who writes, for a note: the signatory's title as it is."""
    prefix = {"plt": "Plt. ", "plh": "Plh. "}.get(paper.capacity, "")
    return f"{prefix}{paper.signatory_position}"


def _author(paper: Paper, names: Names) -> str:
    """Whose decree it is: the one spoken for, else who signs."""
    return paper.behalf_of or paper.signatory_position or names.regent


def _enclosure(annexes: Iterable[Annex]) -> str:
    count = len(tuple(annexes))
    if not count:
        return "-"
    said = f" ({_COUNTED[count]})" if count < len(_COUNTED) else ""
    return f"{count}{said} berkas"


def _annex(annex: Annex) -> dict[str, Any]:
    return {
        "title": annex.title,
        "wide": annex.wide,
        "blocks": _blocks(annex.blocks),
    }


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """A heading stands one step below the chapter before it, if there is one."""
    level, made = 2, []
    for block in blocks:
        if block.kind == CHAPTER and block.text.strip():
            level = 3
        made.append(_block(block) | {"level": level})
    return made


def _block(block: Block) -> dict[str, Any]:
    """A block with every field, so that the typesetter asks for none that is missing."""
    count = block.columns or 1
    whole = len(block.widths) == count and all(block.widths)
    widths = list(block.widths) if whole else [1] * count
    return {
        "kind": block.kind,
        "text": block.text,
        "label": block.label,
        "items": list(block.items),
        "style": block.style,
        "header": list(block.header),
        "rows": [_row(row, count) for row in block.rows],
        "widths": widths,
        "numbered": block.numbered,
        "tall": block.tall,
        "chart": drawn(block) if block.kind == CHART else None,
    }


def _row(row: tuple[str, ...], count: int) -> list[str]:
    return [*row, *[""] * (count - len(row))][:count]
