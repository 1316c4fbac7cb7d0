"""The poster that a unit hangs up: value, grade, how many answered, who they were, when."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from zonahijau.documents.letterheads import head_at
from zonahijau.documents.typesetting import typeset
from zonahijau.documents.words import UNIT
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import index_rule
from zonahijau.surveys.papers.beginning import weight_of
from zonahijau.surveys.papers.told import Group, Told
from zonahijau.surveys.papers.writing import HIDDEN, figure, period_of, whole
from zonahijau.surveys.respondents import EDUCATION, SEX

TEMPLATE = Path(__file__).parent.parent / "paper" / "poster.typ"
SIZES = {"a4": (210, 297, 0.707), "a3": (297, 420, 1.0)}
"""Sides in millimetres, and how large everything is drawn."""
DRAFT = "BELUM DISETUJUI"


def poster(told: Told, size: str, at: datetime) -> bytes:
    """The poster as PDF; marked while the report is not accepted. ``told`` has an index."""
    width, height, grown = SIZES[size]
    content = content_of(told) | {
        "paper": [width, height],
        "grown": grown,
        "at": at.timetuple()[:3],
        "head": _head(told),
    }
    return typeset(TEMPLATE, content, at, name="print")


def content_of(told: Told) -> dict[str, Any]:
    """What it says, in words."""
    index = Fraction(told.index or 0)
    groups = [group for code in (SEX, EDUCATION) if (group := told.group(code)) is not None]
    return {
        "title": f"Indeks Kepuasan Masyarakat {told.name} {period_of(told)}",
        "unit": told.name,
        "government": told.government.name,
        "draft": "" if told.is_settled else DRAFT,
        "period": period_of(told),
        "value": figure(told.index),
        "grade": (told.band.code or "") if told.band else "",
        "word": told.band.label.id if told.band else "",
        "scale": _scale(told, index),
        "respondents": whole(told.n),
        "groups": [_group(group, told.n) for group in groups],
        "about": _about(told),
    }


def _head(told: Told) -> dict[str, Any]:
    head = head_at(told.unit, UNIT) if told.unit else {"lines": []}
    lines = head["lines"] or [told.government.name, told.name]
    return {"lines": lines, "emblem": head.get("emblem", "")}


def _scale(told: Told, index: Fraction) -> dict[str, Any]:
    """Where the value lies among the classes, from the least to the greatest possible."""
    rule = index_rule(load_instrument(told.instrument))
    least, greatest = rule.bounds
    bands = sorted(rule.classes.bands, key=lambda band: band.lower)
    starts = [max(band.lower, least) for band in bands]
    ends = [*starts[1:], greatest]

    def share(value: Fraction) -> float:
        return float((value - least) / (greatest - least))

    return {
        "at": share(min(max(index, least), greatest)),
        "bands": [
            {
                "code": band.code or "",
                "word": band.label.id,
                "from": figure(start),
                "share": share(end) - share(start),
                "here": start <= index and (index < end or end == greatest),
            }
            for band, start, end in zip(bands, starts, ends, strict=True)
        ],
        "end": figure(greatest, 0),
    }


def _group(group: Group, n: int | None) -> dict[str, Any]:
    counts = [count for _, count in group.rows if count is not None]
    most = max([*counts, 1])
    return {
        "title": group.title.id,
        "rows": [
            {
                "label": label.id,
                "said": HIDDEN if count is None else _counted(count, n),
                "share": (count or 0) / most,
            }
            for label, count in group.rows
        ],
    }


def _counted(count: int, n: int | None) -> str:
    share = f" ({figure(Fraction(count * 100, n), 0)}%)" if n else ""
    return f"{whole(count)}{share}"


def _about(told: Told) -> str:
    hidden = any(count is None for group in told.groups for _, count in group.rows)
    said = (
        "Survei menurut Peraturan Menteri PANRB Nomor 14 Tahun 2017, sembilan unsur, bobot tiap"
        f" unsur {weight_of(told)}."
        if told.instrument == "panrb/skm-2017"
        else f"Survei menurut {load_instrument(told.instrument).title.id}."
    )
    if told.interval:
        least, greatest = figure(told.interval.least), figure(told.interval.greatest)
        said += f" Dengan keyakinan 95% nilai seluruh pengguna antara {least} dan {greatest}."
    if hidden:
        said += " Kelompok kecil tidak ditampilkan demi kerahasiaan."
    return said
