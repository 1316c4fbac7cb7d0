"""Numbers, dates and times as an Indonesian office writes them, and as English readers expect."""

from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from zonahijau.lawbook.numbers import outwards

NOTHING = "–"
"""Stands where there is no value; never a zero."""

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA",
              "Asia/Jayapura": "WIT"}  # fmt: skip
"""The three time zones of Indonesia by the names that people say."""

DEFAULT_ZONE = "Asia/Jakarta"
_MARKS = {"id": str.maketrans(",.", ".,"), "en": str.maketrans("", "")}

Number = int | str | Decimal | Fraction


def number(value: Number | None, places: int | None = None, language: str = "id") -> str:
    """``1.234,56`` (``1,234.56`` in English); half rounds up, as in the published tables.

    ``places`` None shows the value as it stands; a fraction that no decimal ends with two.
    """
    if value is None or value == "":
        return NOTHING
    if isinstance(value, int) and not places:
        return _marked(f"{value:,}", language)
    if places is None and isinstance(value, Fraction):
        places = 0 if value.denominator == 1 else 2
    if places is None:
        plain = format(Decimal(str(value)), ",f")
    else:
        plain = format(_rounded(value, places), f",.{places}f")
    return _marked(plain, language)


def _marked(plain: str, language: str) -> str:
    return plain.translate(_MARKS[language]).replace("-", "\N{MINUS SIGN}")


def between(least: Number, greatest: Number, places: int, language: str = "id") -> str:
    """``62–78``: a range, rounded outwards; one number where both ends print the same."""
    low, high = outwards(Fraction(least), Fraction(greatest), places)
    ends = [number(end, places, language) for end in (low, high)]
    return ends[0] if low == high else "–".join(ends)


def _rounded(value: Number, places: int) -> Decimal:
    """Exact to the half: a fraction is rounded on integers, not by way of a binary float."""
    if isinstance(value, Decimal) and value.as_tuple().exponent == -places:
        return value or abs(value)
    exact = Fraction(value)
    above, below = abs(exact.numerator), exact.denominator
    scaled = (2 * above * 10**places + below) // (2 * below)
    shown = Decimal(scaled).scaleb(-places)
    return -shown if exact < 0 and shown else shown


def long_date(day: date, language: str = "id") -> str:
    """``Senin, 12 April 2021``."""
    return f"{DAYS[language][day.weekday()]}, {plain_date(day, language)}"


def plain_date(day: date, language: str = "id") -> str:
    """``12 April 2021``."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def short_date(day: date, language: str = "id") -> str:
    """``12 Apr 2021``, for tables."""
    return f"{day.day} {SHORT_MONTHS[language][day.month - 1]} {day.year}"


def clock(instant: datetime, zone: str = DEFAULT_ZONE, language: str = "id") -> str:
    """``09.41 WITA`` (``09:41 WITA`` in English) in the zone of the office."""
    local = at(instant, zone)
    mark = ":" if language == "en" else "."
    return f"{local:%H}{mark}{local:%M} {ZONE_NAMES.get(zone, zone)}"


def at(instant: datetime, zone: str = DEFAULT_ZONE) -> datetime:
    """The instant on the clock of a zone; one without a zone is read as UTC."""
    where: tzinfo = ZoneInfo(zone)
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(where)


def zone_of(place: object) -> str:
    """The zone of a government, or of whatever belongs to one; else the zone's name itself."""
    if isinstance(place, str) and place:
        return str(place)
    government = getattr(place, "government", place)
    return getattr(government, "time_zone", None) or DEFAULT_ZONE
