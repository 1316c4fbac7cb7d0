"""Figures and periods as the report writes them: Indonesian, hidden cells in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from zonahijau.surveys.papers.told import Told
from zonahijau.surveys.reporting import period_said
from zonahijau.web.formatting import number, plain_date

HIDDEN = "tidak ditampilkan"
NOTHING = "–"


def figure(value: Fraction | Decimal | int | None, places: int = 2) -> str:
    """``3,57``, or a dash."""
    return NOTHING if value is None else number(value, places, "id")


def whole(count: int | None) -> str:
    """``1.234``, or a dash."""
    return figure(count, 0)


def period_of(told: Told) -> str:
    """``tahun 2026``, ``semester I 2026``, else the day or both days in words."""
    said = period_said(told.start, told.until).id
    if said.isdigit():
        return f"tahun {said}"
    return said if said[0].isalpha() else span_of_days(told)


def span_of_days(told: Told) -> str:
    """``12 April 2021 s.d. 14 April 2021``, or the one day."""
    last = told.until - timedelta(days=1)
    if last == told.start:
        return plain_date(last)
    return f"{plain_date(told.start)} s.d. {plain_date(last)}"


def joined(words: Sequence[str]) -> str:
    """``QR di loket, tautan, dan kertas``, in small letters but for names."""
    small = [word if word[:2].isupper() else word[:1].lower() + word[1:] for word in words]
    if len(small) < 3:
        return " dan ".join(small)
    return f"{', '.join(small[:-1])}, dan {small[-1]}"
