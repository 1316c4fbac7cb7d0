"""The copy of a site: read back from where it is kept, and set on paper as it becomes evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from zonahijau.documents.typesetting import typeset
from zonahijau.evidence import storage
from zonahijau.web.formatting import at as at_place
from zonahijau.web.formatting import clock, plain_date, zone_of
from zonahijau.websites.checking.points import OUTCOMES, points
from zonahijau.websites.checking.snapshots import unpack
from zonahijau.websites.models import SiteCheck

TEMPLATE = Path(__file__).parent / "paper" / "copy.typ"
LONGEST_PAGE = 12_000
"""Letters of a page that are set on paper; the packed copy holds them all."""
_UNSET = re.compile("[^\t\n -~\u00a0-\u024f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u20ac]")
"""What the letters of the paper do not have: a tagged PDF may hold nothing that is not drawn."""


def content_of(check: SiteCheck) -> dict[str, Any] | None:
    """The pages that a check read; None where none were kept, or they were erased."""
    blob = check.snapshot
    if blob is None or blob.erased_at is not None:
        return None
    path = storage.root() / storage.place(check.government.uid, blob.sha256)
    return unpack(path.read_bytes()) if path.is_file() else None


def copy_pdf(check: SiteCheck, by: str, at: datetime) -> bytes:
    """The check on paper: what was found, who made it evidence and when, and the pages' words."""
    content = content_of(check)
    paper = {
        "unit": check.site.unit.name,
        "day": plain_date(check.day),
        "at": check.day.timetuple()[:3],
        "facts": [list(pair) for pair in _facts(check, by, at)],
        "points": list(_points(check)),
        "pages": [_page(each) for each in content["pages"]] if content else [],
    }
    return typeset(TEMPLATE, paper, at, name="copy")


def _facts(check: SiteCheck, by: str, at: datetime) -> Iterator[tuple[str, str]]:
    zone = zone_of(check.government)
    yield "Alamat", check.address or check.site.address
    yield "Diperiksa", _moment(check.at, zone)
    who = f" oleh {check.by.name}" if check.by else ""
    yield "Cara", f"{check.way_label.id}{who}"
    if check.status is not None:
        yield "Jawaban server", f"HTTP {check.status}, {check.milliseconds} milidetik"
    yield "Dijadikan bukti", f"{_moment(at, zone)}, oleh {by}"
    yield "Aturan", check.rules
    if check.snapshot is not None:
        yield "Sidik jari salinan", check.snapshot.sha256


def _moment(instant: datetime, zone: str) -> str:
    return f"{plain_date(at_place(instant, zone))}, {clock(instant, zone)}"


def _points(check: SiteCheck) -> Iterator[dict[str, str]]:
    found = check.found
    for code, point in points().items():
        if code in found:
            each = found[code]
            yield {
                "label": point.label.id,
                "outcome": OUTCOMES[each.outcome].id,
                "because": settable(each.because.id),
                "where": settable(each.where),
            }


def _page(page: dict[str, Any]) -> dict[str, str]:
    text = settable(page["text"])
    if len(text) > LONGEST_PAGE:
        text = f"{text[:LONGEST_PAGE]}… (selanjutnya dalam salinan lengkap)"
    return {
        "address": page["address"],
        "status": str(page["status"]),
        "sha256": page["sha256"],
        "title": settable(page["title"])[:200] or page["address"],
        "text": text,
    }


def settable(text: str) -> str:
    """The text with what the paper's letters lack shown as a box."""
    return _UNSET.sub("▢", text)
