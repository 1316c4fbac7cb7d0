"""The periods that a survey is usually held in."""

from collections.abc import Mapping
from datetime import date, timedelta

from zonahijau.wording import Text

PERIODS: Mapping[str, Text] = {
    "quarter": Text("Triwulan ini", "This quarter"),
    "half": Text("Semester ini", "This half-year"),
    "year": Text("Tahun ini", "This year"),
    "other": Text("Tanggal lain (isi di Pilihan lain)", "Other dates (see Further choices)"),
}
_MONTHS = {"quarter": 3, "half": 6, "year": 12}
_ROMAN = ("I", "II", "III", "IV")


def period_of(kind: str, today: date) -> tuple[date, date]:
    """The running quarter, half-year or year as [start, until); it begins today if that is later,
    for nobody can have answered before."""
    months = _MONTHS[kind]
    first = (today.month - 1) // months * months + 1
    last = first + months
    until = date(today.year + (last > 12), (last - 1) % 12 + 1, 1)
    return today, max(until, today + timedelta(days=1))


def name_of(kind: str, today: date) -> Text:
    """What the office calls the running period."""
    if kind == "year":
        return Text(f"tahun {today.year}", f"{today.year}")
    number = _ROMAN[(today.month - 1) // _MONTHS[kind]]
    word = Text("triwulan", "quarter") if kind == "quarter" else Text("semester", "half-year")
    return Text(f"{word.id} {number} {today.year}", f"{word.en} {number} {today.year}")
