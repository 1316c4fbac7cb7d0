"""Last year's results of the region and its units at once: looked at first, then all or none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zonahijau.assessments.actions.official import Published, enter_official_result
from zonahijau.assessments.models import OfficialResult
from zonahijau.assessments.official_sheet import (
    REGION,
    SKIP,
    ResultRow,
    read_results,
    rows_to_type,
    units_of,
)
from zonahijau.organisations.models import HeldSheet
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Refusal, Refused, Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.models import Government, Unit

KIND = "results"


@dataclass(frozen=True, slots=True)
class Publication:
    """What all rows have in common: instrument, year, and where they were published."""

    instrument_id: str
    year: int
    source_title: str
    source_link: str = ""
    decree: str = ""
    published_on: date | None = None


@transaction.atomic
def open_results(
    *, by: User, government: Government, publication: Publication, path: Path | None, name: str
) -> HeldSheet:
    """Keep the rows of a file for a look, or an empty row for each unit where there is no file."""
    check_may(by, "enter_official_result", government)
    rows = read_results(path, name, government) if path else rows_to_type(units_of(government))
    if not rows:
        raise refuse(
            Text("Tidak ada baris nilai di berkas ini", "No row of a score is in this file"),
            Text("Periksa lembarnya", "Check the sheet"),
            file=name,
        )
    facts = asdict(publication) | {"published_on": _iso(publication.published_on)}
    content = json.dumps({"publication": facts, "rows": [asdict(row) for row in rows]})
    return HeldSheet.objects.create(
        government=government, kind=KIND, by=by, file_name=name[-200:], content=content
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def held_results(held: HeldSheet) -> tuple[Publication, list[ResultRow]]:
    """What waits for a yes."""
    said = json.loads(held.content or "{}")
    facts = said["publication"]
    day = facts["published_on"]
    publication = Publication(**facts | {"published_on": date.fromisoformat(day) if day else None})
    return publication, [ResultRow(**row) for row in said["rows"]]


@transaction.atomic
def save_results(*, by: User, held: HeldSheet, rows: Sequence[ResultRow]) -> tuple[int, int]:
    """Enter every row that has a score, all or none; how many are new, how many stood already."""
    row = HeldSheet.objects.select_for_update(of=("self",)).get(pk=held.pk, kind=KIND)
    check_may(by, "enter_official_result", row.government)
    if row.applied_at:
        raise refuse(
            Text("Daftar ini sudah disimpan", "This list has been saved"),
            Text("Lihat di Hasil resmi", "See the official results"),
        )
    publication, _ = held_results(row)
    wanted = [each for each in rows if each.score and each.about != SKIP]
    units = {str(unit.uid): unit for unit in units_of(row.government)}
    _check_places(wanted, units)
    new = _enter_all(by, row.government, publication, wanted, units)
    row.applied_at, row.content = timezone.now(), None
    row.save(update_fields=["applied_at", "content"])
    return new, len(wanted) - new


def _check_places(rows: Sequence[ResultRow], units: dict[str, Unit]) -> None:
    faults: list[Refusal] = []
    seen: dict[str, int] = {}
    for each in rows:
        if each.about != REGION and each.about not in units:
            what = Text("Unitnya belum dipilih", "The unit is not chosen yet")
            remedy = Text("Pilih unit, atau lewati barisnya", "Choose it, or leave the row out")
            faults.append(Refusal(what, remedy, row=each.number))
        elif seen.setdefault(each.about, each.number) != each.number:
            what = Text("Unit ini sudah ada di baris lain", "Another row has this unit already")
            faults.append(
                Refusal(what, Text("Lewati salah satu", "Leave one out"), row=each.number)
            )
    if not rows:
        what = Text("Belum ada nilai yang diisi", "No score is given")
        faults.append(Refusal(what, Text("Isi paling sedikit satu", "Give at least one")))
    if faults:
        raise Refused(*faults)


def _enter_all(
    by: User,
    government: Government,
    publication: Publication,
    rows: Sequence[ResultRow],
    units: dict[str, Unit],
) -> int:
    """How many rows were new; Refused with the faults of all rows together."""
    faults: list[Refusal] = []
    new = 0
    for each in rows:
        try:
            new += _enter(by, government, publication, each, units.get(each.about))
        except Refused as refused:
            faults += [replace(fault, row=each.number) for fault in refused.refusals]
    if faults:
        raise Refused(*faults)
    return new


def _enter(
    by: User, government: Government, publication: Publication, row: ResultRow, unit: Unit | None
) -> bool:
    """Whether the row was new; what stands already is left, what contradicts it is refused."""
    standing = OfficialResult.objects.filter(
        government=government,
        unit=unit,
        named="",
        instrument_id=publication.instrument_id,
        year=publication.year,
        withdrawn_at=None,
    ).first()
    if standing is not None and standing.score == row.score.replace(",", "."):
        return False
    if standing is not None:
        what = Text(
            f"Sudah tercatat {standing.score} untuk tahun ini",
            f"{standing.score} is entered for this year already",
        )
        remedy = Text("Tarik dahulu di Hasil resmi", "Withdraw it in the official results first")
        raise refuse(what, remedy)
    published = Published(
        instrument_id=publication.instrument_id,
        year=publication.year,
        score=row.score,
        band=row.band[:80],
        zone="",
        source_title=publication.source_title,
        source_link=publication.source_link,
        decree=publication.decree,
        published_on=publication.published_on,
    )
    enter_official_result(government=government, published=published, by=by, unit=unit)
    return True
