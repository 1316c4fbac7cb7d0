"""Boards for the wall and cards for the counter: the six components of delivery."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zonahijau.catalogue.prints.fitting import BOARDS, CARDS, Format, breakable, fitted, pages_of
from zonahijau.catalogue.prints.gathering import Gathered, Printed
from zonahijau.catalogue.standards import saying
from zonahijau.catalogue.standards.content import Content
from zonahijau.catalogue.standards.saying import Said
from zonahijau.lawbook.components import load_components

NOT_WRITTEN = "belum diisi"
SCAN = "Pindai untuk informasi terbaru:"
_LONG_PRODUCT = 60
_SHARES = {"requirements": 1, "procedure": 1.2}


def board(
    gathered: Gathered, printed: Sequence[Printed], paper: str, *, landscape: bool, shared: bool
) -> bytes:
    """A board of one service or several: ``shared`` puts them side by side on as few sheets as
    they need, else each has a board of its own. Where it saves a sheet, how to complain stands at
    the foot of one that lies, and the code of a shared one in its head."""
    form = BOARDS[paper]
    content = _board(gathered, printed, form, landscape=landscape, shared=shared)
    sheets = 1 if shared else len(printed)
    made = fitted("board.typ", content, form.sizes, gathered.at, sheets)
    if not (landscape or shared) or pages_of(made) <= sheets:
        return made
    other = fitted("board.typ", content | {"foot": True}, form.sizes, gathered.at, sheets)
    return other if pages_of(other) < pages_of(made) else made


def _board(
    gathered: Gathered, printed: Sequence[Printed], form: Format, *, landscape: bool, shared: bool
) -> dict[str, Any]:
    common = _same_complaints(printed) if shared else None
    services = [
        _service(gathered, each, with_code=not shared, with_complaints=common is None)
        for each in printed
    ]
    title = f"Standar Pelayanan {gathered.unit.name}"
    if len(printed) == 1:
        title = f"Standar Pelayanan {printed[0].service.name}"
    draft = any(each.is_draft for each in printed)
    return gathered.frame(title, draft=draft) | {
        "paper": form.sides(landscape),
        "grown": form.grown,
        "columns": _columns(form, landscape=landscape),
        "lying": landscape,
        "foot": False,
        "shared": shared,
        "services": services,
        "complaints": _part("complaints", common) if common else None,
        "code": gathered.code(gathered.unit.public_code, SCAN),
        "footer": footer_of(printed),
    }


def _columns(form: Format, *, landscape: bool) -> int:
    wide = form.name == "A2"
    return (4 if landscape else 3) if wide else (3 if landscape else 2)


def footer_of(printed: Sequence[Printed]) -> str:
    """What laid the standards down, once where it is the same for all."""
    told = list(dict.fromkeys(each.set_said for each in printed if each.set_said))
    basis = "Komponen penyampaian layanan, Pasal 21 UU 25/2009"
    return breakable(f"{told[0]}. {basis}." if len(told) == 1 else f"{basis}.")


def _same_complaints(printed: Sequence[Printed]) -> Content | None:
    """The content of any service, where all of them are complained about in the same way."""
    ways = {each.content.complaints for each in printed}
    return printed[0].content if printed and len(ways) == 1 else None


def _service(
    gathered: Gathered, each: Printed, *, with_code: bool, with_complaints: bool
) -> dict[str, Any]:
    content = each.content
    code = each.service.public_code
    return {
        "name": breakable(each.service.name),
        "facts": facts(content),
        "parts": [*_lists(content), *_details(content)],
        "complaints": _part("complaints", content) if with_complaints else None,
        "code": gathered.code(code, SCAN) if with_code else None,
    }


def facts(content: Content) -> list[dict[str, str]]:
    """Time, cost and product at a glance."""
    product = "; ".join(content.product.items)
    held = content.time
    rows = [
        ("Waktu", held.duration.said.id if held.duration else held.note, held.starts),
        ("Biaya", saying.fees_in_short(content), ""),
        ("Produk", product if len(product) <= _LONG_PRODUCT else "", ""),
    ]
    return [
        {"label": label, "value": breakable(value or NOT_WRITTEN), "more": breakable(more)}
        for label, value, more in rows
        if value or label != "Produk" or not product
    ]


def _lists(content: Content) -> list[dict[str, Any]]:
    return [_part(code, content) for code in ("requirements", "procedure")]


def _details(content: Content) -> list[dict[str, Any]]:
    """The list of fees and of products, where a glance does not say it all, and notes."""
    details = []
    fee, product = saying.said(content, "fee"), saying.said(content, "product")
    if len(fee.lines) > 1 or (fee.note and content.fee.kind == "priced"):
        details.append(_part("fee", content))
    if sum(map(len, product.lines)) > _LONG_PRODUCT:
        details.append(_part("product", content))
    if content.time.note and content.time.duration:
        details.append(_part("time", content))
    return details


def _part(code: str, content: Content) -> dict[str, Any]:
    labels = {each.code: each.label.id for each in load_components().rows}
    told = shown(saying.said(content, code))
    if not told["lines"] and not told["note"]:
        told["note"] = NOT_WRITTEN
    return {"label": labels[code], "share": _SHARES.get(code, 1)} | told


def shown(said: Said) -> dict[str, Any]:
    """A component's words as the templates take them."""
    return {
        "lines": [breakable(line) for line in said.lines],
        "numbered": said.numbered,
        "note": breakable(said.note),
    }


def cards(gathered: Gathered, printed: Sequence[Printed], paper: str) -> bytes:
    """A counter card for each service; what does not fit goes on on its back."""
    form = CARDS[paper]
    services = [_card(gathered, each) for each in printed]
    title = f"Kartu layanan {gathered.unit.name}"
    content = gathered.frame(title, draft=any(each.is_draft for each in printed)) | {
        "paper": form.sides(False),
        "grown": form.grown,
        "services": services,
        "footer": footer_of(printed),
    }
    return fitted("card.typ", content, form.sizes, gathered.at, len(printed))


def _card(gathered: Gathered, each: Printed) -> dict[str, Any]:
    content = each.content
    channels = Said(saying.channels(content)[:3])
    code = each.service.public_code
    return {
        "name": breakable(each.service.name),
        "facts": facts(content),
        "parts": [
            _part("requirements", content),
            *([{"label": "Pengaduan", "share": 1} | shown(channels)] if channels.lines else []),
        ],
        "code": gathered.code(code, "Prosedur dan informasi terbaru:"),
    }
