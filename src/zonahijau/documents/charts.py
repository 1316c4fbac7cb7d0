"""The picture of a chart block: where each bar ends, where each point stands, what it says. Pure.

Figures are read as the office writes them ("3,57"); what cannot be read has its words and no mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from zonahijau.documents.blocks import PLANE, Block
from zonahijau.web.pictures.quadrants import HEIGHT, WIDTH, quadrants
from zonahijau.wording import Text

_STEPS = (1, 2, 4, 5, 10)
_TEN = 10
_FIGURE = re.compile(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})")
"""No powers of ten: ``1e999999999`` would be written out, digit by digit."""


def drawn(block: Block) -> dict[str, Any]:
    """What the typesetter draws: shares of the room, from 0 to 1, beside the words."""
    form = _plane(block) if block.style == PLANE else _bars(block)
    return {"title": block.text, "alt": said(block)} | form


def said(block: Block) -> str:
    """The picture in words, for whoever cannot see it."""
    rows = "; ".join(" ".join(cell for cell in row if cell) for row in block.rows)
    return f"{block.text} {rows}".strip() or "Gambar"


def figure(written: str) -> Fraction | None:
    """A number as the office writes it; None for anything else."""
    bare = written.strip().replace(".", "").replace(",", ".")
    return Fraction(bare) if _FIGURE.fullmatch(bare) else None


def top_of(values: Sequence[Fraction]) -> Fraction:
    """A round number that no bar passes: 4 of 3.6, 50 of 42."""
    greatest = max(values, default=Fraction(1))
    unit = Fraction(1)
    while unit * _TEN < greatest:
        unit *= _TEN
    while unit >= greatest > 0:
        unit /= _TEN
    return next((unit * step for step in _STEPS if unit * step >= greatest), unit)


def _bars(block: Block) -> dict[str, Any]:
    rows = [(*row, "", "", "")[:3] for row in block.rows]
    values = [figure(value) for _, value, _ in rows]
    top = top_of([value for value in values if value is not None])
    return {
        "form": "bars",
        "rows": [
            {"label": label, "said": said, "note": note, "share": _share(value, top)}
            for (label, said, note), value in zip(rows, values, strict=True)
        ],
    }


def _share(value: Fraction | None, top: Fraction) -> float:
    return float(value / top) if value is not None and value > 0 else 0.0


def _plane(block: Block) -> dict[str, Any]:
    rows = [(*row, "", "", "")[:3] for row in block.rows]
    read = [(figure(across), figure(up)) for _, across, up in rows]
    known = [(one, other) for one, other in read if one is not None and other is not None]
    key = [
        {"label": label, "said": f"{across}; {up}" if None not in pair else "tidak dapat dihitung"}
        for (label, across, up), pair in zip(rows, read, strict=True)
    ]
    held = {"form": "plane", "key": key, "axes": [*block.header[1:], "", ""][:2]}
    quarters = [*block.items, "", "", "", ""][:4]
    if not known:
        return held | {"points": [], "cut": [0.5, 0.5], "quarters": quarters}
    picture = quadrants(known, Text("", ""))
    numbers = [number for number, pair in enumerate(read, 1) if None not in pair]
    together: dict[tuple[float, float], list[str]] = {}
    for number, point in zip(numbers, picture.points, strict=True):
        place = float(point.x) / WIDTH, float(point.y) / HEIGHT
        together.setdefault(place, []).append(str(number))
    points = [
        {"number": ", ".join(numbers), "x": x, "y": y} for (x, y), numbers in together.items()
    ]
    cut = [float(picture.cut_x) / WIDTH, float(picture.cut_y) / HEIGHT]
    return held | {"points": points, "cut": cut, "quarters": quarters}
