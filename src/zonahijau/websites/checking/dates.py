"""Dates that stand on a page, in a list of pages or in a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

_MONTHS = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "february": 2, "feb": 2, "maret": 3,
    "march": 3, "mar": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "june": 6,
    "jun": 6, "juli": 7, "july": 7, "jul": 7, "agustus": 8, "august": 8, "agu": 8, "agt": 8,
    "ags": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "october": 10,
    "okt": 10, "oct": 10, "november": 11, "nov": 11, "nop": 11, "desember": 12, "december": 12,
    "des": 12, "dec": 12,
}  # fmt: skip
_WRITTEN = re.compile(r"\b(\d{1,2})\s+([a-z]{3,9})\.?\s+(20\d\d)\b", re.IGNORECASE)
_AMERICAN = re.compile(r"\b([a-z]{3,9})\.?\s+(\d{1,2}),\s*(20\d\d)\b", re.IGNORECASE)
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](20\d\d)\b")
_STAMPS = re.compile(
    r"<(?:lastmod|updated|published|pubDate|dc:date)>\s*+([^<]{6,100}+)<", re.IGNORECASE
)
EARLIEST = date(2000, 1, 1)


def dates_in(text: str) -> Iterator[date]:
    """Every date that a text writes out: 3 Maret 2026, 2026-03-03, 03/03/2026 (day first)."""
    for day, month, year in _WRITTEN.findall(text):
        yield from _day(year, _MONTHS.get(month.lower(), 0), day)
    for month, day, year in _AMERICAN.findall(text):
        yield from _day(year, _MONTHS.get(month.lower(), 0), day)
    for year, month, day in _ISO.findall(text):
        yield from _day(year, month, day)
    for day, month, year in _SLASHED.findall(text):
        yield from _day(year, month, day)


def stamps_in(xml: str) -> Iterator[date]:
    """The dates of a list of pages (sitemap) or a feed; read as text, so that nothing in it is
    ever expanded."""
    for stamp in _STAMPS.findall(xml):
        yield from _stamp(stamp.strip())


def http_date(header: str) -> date | None:
    """The day of a Last-Modified header."""
    return next(_stamp(header), None) if header else None


def newest(days: Iterator[date] | list[date], today: date) -> date | None:
    """The newest day that is no mistake: not in the future, not before 2000."""
    return max((day for day in days if EARLIEST <= day <= today), default=None)


def _day(year: object, month: object, day: object) -> Iterator[date]:
    try:
        yield date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return


def _stamp(written: str) -> Iterator[date]:
    found = _ISO.search(written)
    if found:
        yield from _day(*found.groups())
        return
    try:
        yield parsedate_to_datetime(written).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return
