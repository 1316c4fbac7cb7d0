"""Recognising units, positions and people in what offices write: lists from staffing, decrees.

Pure: names are compared by their words, without titles of people, government and punctuation.
"""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_FILLERS = frozenset({"kabupaten", "kab", "kota", "provinsi", "prov", "pada", "di", "dan"})
_STATUS = re.compile(r"^\s*(plt|plh)\b\.?\s*", re.IGNORECASE)
_BEFORE_NAMES = re.compile(r"^((prof|drg?|dr[sa]|ir|hj?|kh|ust|apt|ns)(\.\s*|\s+))+", re.IGNORECASE)
_LEADS = ("camat", "lurah", "direktur", "inspektur", "kepala desa", "sekretaris daerah")
_LEADS_OF = frozenset(
    {"dinas", "badan", "kantor", "satuan", "pelaksana", "uptd", "upt", "puskesmas", "rsud"}
)


def words(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(re.findall(r"[a-z0-9]+", text.casefold()))


def name_key(text: str) -> str:
    """A person's name without what stands before it (dr., Drs., H.) and after its first comma."""
    bare = _BEFORE_NAMES.sub("", text.split(",")[0].strip())
    return " ".join(words(bare)) or " ".join(words(text))


def unit_key(text: str, government: str = "") -> str:
    """A unit's name without the words that every unit of the government has."""
    left_out = _FILLERS | set(words(government))
    kept = [word for word in words(text) if word not in left_out]
    return " ".join(kept or words(text))


def nearest(text: str, names: Iterable[str]) -> str:
    """The name that looks most like the text, to offer in a remedy; empty when none does."""
    found = get_close_matches(text, list(names), n=1, cutoff=0.6)
    return found[0] if found else ""


def split_status(title: str) -> tuple[str, str]:
    """``Plt. Kepala Dinas`` is the status ``plt`` of ``Kepala Dinas``."""
    found = _STATUS.match(title)
    return (found[1].lower(), title[found.end() :].strip()) if found else ("", title.strip())


def status_of(text: str) -> str:
    """The status that a cell names; without one, or in a remark about something else, permanent."""
    found = [word for word in words(text) if word in ("plt", "plh")]
    return found[0] if found else "definitif"


def kind_of(title: str, unit_kind: str, unit_name: str) -> str:
    """Which kind of position a title is: the head of the unit, not of a section in it."""
    said = words(title)
    first_of_unit = words(unit_name)[:1]
    if " ".join(said).startswith(_LEADS) or (
        said[:1] == ("kepala",)
        and (said[1:2] == first_of_unit or bool({*said[1:2]} & _LEADS_OF) or len(said) == 1)
        and not (said[1:2] == ("bagian",) and unit_kind != "bagian")
    ):
        return "head"
    if said[:1] == ("sekretaris",):
        return "secretary"
    if "operator" in said:
        return "operator"
    if "narahubung" in said:
        return "contact"
    if "loket" in said or "front office" in " ".join(said):
        return "front_office"
    return "complaint_officer" if "pengaduan" in said else "other"


def read_day(text: str) -> date | None:
    """A date as offices write it: 2024-01-31, 31-01-2024, 31/1/2024, 31 Januari 2024.

    None for what is no date.
    """
    parts = re.findall(r"[a-z]+|\d+", text.casefold().split(" 00:00")[0])
    numbers = [_month(part) if part.isalpha() else int(part) for part in parts]
    if len(numbers) != 3 or None in numbers:
        return None
    first, month, last = (number or 0 for number in numbers)
    year, day = (first, last) if first > 31 else (last, first)
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):  # the second for figures longer than any year
        return None


def _month(word: str) -> int | None:
    found = [n for n, month in enumerate(MONTHS, start=1) if month.startswith(word)]
    return found[0] if len(word) >= 3 and found else None


def read_nip(text: str) -> str | None:
    """The eighteen digits of a NIP, empty where there is none; None for anything else.

    A spreadsheet that took it for a number has lost the last digits: those end in zeros.
    """
    bare = re.sub(r"[\s.'`-]", "", text)
    if bare in ("", "0"):
        return ""
    lost = re.fullmatch(r"\d{15}000", bare)
    return bare if re.fullmatch(r"\d{18}", bare) and not lost else None
