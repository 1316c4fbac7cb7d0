"""The sheets on paper: one page a unit, whatever there is to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zonahijau.documents.drafting import title_of_head
from zonahijau.documents.typesetting import typeset
from zonahijau.documents.words import A4, MILLIMETRES
from zonahijau.organisations.kinds import HOLDER_STATUSES, UNIT_KINDS
from zonahijau.reports.readiness.papers import Dimension, Document
from zonahijau.reports.readiness.sheets import Officer, Sheet
from zonahijau.web.formatting import long_date, plain_date, short_date

if TYPE_CHECKING:
    from zonahijau.catalogue.models import ServicePoint
    from zonahijau.documents.models import Decree
    from zonahijau.improvement.models import Promise
    from zonahijau.organisations.models import Absence

TEMPLATE = Path(__file__).parent.parent / "paper" / "readiness.typ"
SHORTEST = 240
"""Letters of a name or promise that are printed at most."""


def sheets_pdf(sheets: Sequence[Sheet], government: str, size: str = A4) -> bytes:
    """All sheets in one tagged PDF, a page each."""
    day = sheets[0].on
    content = {
        "size": MILLIMETRES[size],
        "government": government,
        "day": long_date(day),
        "at": day.timetuple()[:3],
        "sheets": [_sheet(each) for each in sheets],
    }
    at = datetime.combine(day, time(), UTC)
    return typeset(TEMPLATE, content, at, name="readiness")


def _sheet(sheet: Sheet) -> dict[str, Any]:
    unit = sheet.unit
    above = f", di bawah {unit.parent.name}" if unit.parent else ""
    return {
        "unit": unit.name,
        "about": UNIT_KINDS[unit.kind].capitalized.id + above,
        "answer": _answer(sheet),
        "officers": [_officer(sheet, each) for each in sheet.officers],
        "points": [_point(each) for each in sheet.points],
        "services": {"count": sheet.service_count, "names": list(sheet.services)},
        "dimensions": [_dimension(each) for each in sheet.dimensions],
        "promises": [_promise(each, sheet.on) for each in sheet.promises],
    }


def _answer(sheet: Sheet) -> str:
    """What a visitor asks first, in one sentence."""
    nobody = len(sheet.nobody)
    people = (
        f"{nobody} dari {len(sheet.officers)} jabatan belum terisi"
        if nobody
        else ("semua jabatan terisi")
    )
    late = f", {sheet.late} lewat jatuh tempo" if sheet.late else ""
    return (
        f"{sheet.standing} dari {sheet.asked} dokumen ada; {people};"
        f" {len(sheet.promises)} janji terbuka{late}."
    )


def _officer(sheet: Sheet, officer: Officer) -> dict[str, str]:
    title = officer.title or officer.label.id
    if officer.kind == "head" and not officer.title:
        title = title_of_head(sheet.unit)
    return {
        "title": title[:1].upper() + title[1:],
        "name": holder_said(officer),
        "decree": decree_said(officer.decree) if officer.wants_decree else "",
        "away": "; ".join((*map(away_said, officer.away), *_standing_in(officer))),
    }


def holder_said(officer: Officer) -> str:
    """The holder with how they hold the office; who is missing is said."""
    if officer.holder is None:
        return "belum ada"
    status = officer.holder.status
    prefix = "" if status == "definitif" else f"{HOLDER_STATUSES[status].id.partition(' ')[0]} "
    return f"{prefix}{officer.holder.name}"


def decree_said(decree: Decree | None) -> str:
    """Number, day and validity of a decree."""
    if decree is None:
        return "SK belum ada"
    until = f"sampai {last_day(decree.valid_until)}" if decree.valid_until else "tanpa batas waktu"
    return f"{decree.number}, {short_date(decree.dated)}; berlaku {until}"


def last_day(until: date) -> str:
    """The last day before a half-open end."""
    return plain_date(date.fromordinal(until.toordinal() - 1))


def away_said(absence: Absence) -> str:
    """Why, from when to when, and who stands in."""
    who = f"digantikan {absence.substitute}" if absence.substitute else "pengganti belum ada"
    days = f"{short_date(absence.start)} s.d. {short_date(absence.last_day)}"
    return f"{absence.kind_label.id} {days}, {who}"


def _standing_in(officer: Officer) -> Iterable[str]:
    for each in officer.stands_in:
        until = f" s.d. {last_day(each.until)}" if each.until else ""
        yield f"Plh. {each.name}, mulai {short_date(each.start)}{until}"


def _point(point: ServicePoint) -> str:
    phone = point.phone or point.whatsapp
    return ", ".join(filter(None, (point.name, point.address, phone, point.email)))


def _dimension(dimension: Dimension) -> dict[str, Any]:
    return {
        "label": dimension.label.id,
        "standing": dimension.standing,
        "of": len(dimension.documents),
        "open": [
            {"state": state.id, "names": [_document(each) for each in documents]}
            for state, documents in dimension.open()
        ],
    }


def _document(document: Document) -> str:
    if document.last_day is None:
        return document.label.id
    return f"{document.label.id} (s.d. {short_date(document.last_day)})"


def _promise(promise: Promise, day: date) -> dict[str, str]:
    late = " (lewat)" if promise.is_late(day) else ""
    return {
        "due": f"{short_date(promise.due_on)}{late}",
        "what": promise.what[:SHORTEST],
        "person": promise.person,
    }
