"""The office recap: read and shown first, then written all at once, and taken back within a day."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.catalogue.models import RecapImport, ServiceCount
from zonahijau.catalogue.policies import COUNTED, Counts, check_counts
from zonahijau.catalogue.recap.matching import SKIP, Matched, Preview
from zonahijau.catalogue.recap.reading import choose_sheet, grid_as_json
from zonahijau.organisations.actions.naming import Namer
from zonahijau.organisations.actions.succession import Decision, close_unit
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.unit_names import parent_of
from zonahijau.tables.grids import read_grids
from zonahijau.wording import Text, refuse

UNDO_FOR = timedelta(days=1)


@dataclass(slots=True)
class Outcome:
    """What an import did: primary keys of rows written and replaced, and of units made."""

    written: list[int] = field(default_factory=list)
    replaced: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    same: int = 0


@transaction.atomic
def open_recap(
    *, by: User, government: Government, path: Path, name: str, on: date, source: str
) -> RecapImport:
    """Read a recap for a preview; nothing of it counts yet. Refused when no table is found."""
    check_may(by, "manage_recaps", government)
    check_counts(Counts(on, source, services=0), government.today())
    grids = read_grids(path, name)
    sheets = [grid_as_json(grid) for grid in grids]
    return RecapImport.objects.create(
        government=government,
        by=by,
        file_name=name[:200],
        sha256=hashlib.sha256(json.dumps(sheets).encode()).hexdigest(),
        on=on,
        source=source.strip(),
        sheets=sheets,
        sheet=choose_sheet(grids, name),
    )


@transaction.atomic
def choose_in_recap(
    *,
    by: User,
    held: RecapImport,
    sheet: int,
    columns: Mapping[str, str],
    rows: Mapping[str, str],
) -> RecapImport:
    """Keep what a person said of sheet, columns and rows; another sheet begins anew."""
    row = _waiting(held)
    check_may(by, "manage_recaps", row.government)
    if not 0 <= sheet < len(row.sheets):
        raise refuse(
            Text("Lembar ini tidak ada", "There is no such sheet"),
            Text("Pilih dari daftar", "Choose from the list"),
        )
    another = sheet != row.sheet
    row.sheet = sheet
    row.columns = {} if another else dict(columns)
    row.rows = {} if another else dict(rows)
    row.save(update_fields=["sheet", "columns", "rows"])
    return row


@transaction.atomic
def apply_recap(*, by: User, held: RecapImport) -> Outcome:
    """Write every row of the preview, or none: new units, then counts that say something new."""
    row = _waiting(held)
    check_may(by, "manage_recaps", row.government)
    matched = Preview(row).matched
    _check_whole(matched)
    outcome = Outcome(same=sum(each.outcome == "same" for each in matched))
    made = _make_units(by, row, matched, outcome)
    for each in matched:
        unit = each.unit or made.get(each.line.number)
        if unit is not None and each.choice != SKIP and not each.same:
            _write(by, row, each, unit, outcome)
    row.applied_at, row.outcome = timezone.now(), asdict(outcome)
    row.save(update_fields=["applied_at", "outcome"])
    details = {"counts": len(outcome.written), "units": len(outcome.units), "sha256": row.sha256}
    audit.record(
        government=row.government, by=by, action="recap-imported", subject=row, details=details
    )
    return outcome


@transaction.atomic
def undo_recap(*, by: User, held: RecapImport) -> None:
    """Take an import back within a day: its rows are withdrawn, those that they replaced hold
    again, units that it made are closed. Refused later, or when more was done with those units."""
    row = RecapImport.objects.select_for_update(of=("self",)).get(pk=held.pk)
    check_may(by, "manage_recaps", row.government)
    if not may_undo(row):
        raise refuse(
            Text("Impor ini tidak dapat dibatalkan lagi", "This import cannot be undone any more"),
            Text("Tarik atau ganti rekap per unit", "Withdraw or replace the recap of each unit"),
        )
    now, outcome = timezone.now(), row.outcome
    written = ServiceCount.objects.filter(pk__in=outcome["written"], withdrawn_at=None)
    written.update(withdrawn_at=now, withdrawn_because="Impor dibatalkan")
    replaced = ServiceCount.objects.filter(pk__in=outcome["replaced"])
    replaced.update(withdrawn_at=None, withdrawn_because="")
    for unit in Unit.objects.filter(pk__in=outcome["units"]).order_by("-path"):
        close_unit(by=by, unit=unit, decision=Decision(row.government.today(), "Impor dibatalkan"))
    row.undone_at = now
    row.save(update_fields=["undone_at"])
    audit.record(government=row.government, by=by, action="recap-undone", subject=row)


def may_undo(held: RecapImport) -> bool:
    """Whether the import stands, is not older than a day, and nothing replaced it since."""
    if held.applied_at is None or held.undone_at is not None:
        return False
    if timezone.now() - held.applied_at > UNDO_FOR:
        return False
    later = RecapImport.objects.filter(government=held.government_id, undone_at=None)
    return not later.filter(applied_at__gt=held.applied_at).exists()


def _waiting(held: RecapImport) -> RecapImport:
    rows = RecapImport.objects.select_related("government")
    row: RecapImport = rows.select_for_update(of=("self",)).get(pk=held.pk)
    if row.applied_at is not None:
        raise refuse(
            Text("Rekap ini sudah disimpan", "This recap has been saved"),
            Text("Unggah berkas baru", "Upload a new file"),
        )
    return row


def _check_whole(matched: list[Matched]) -> None:
    bad = [each for each in matched if each.outcome in ("wrong", "open")]
    if bad:
        numbers = ", ".join(str(each.line.number) for each in bad[:10])
        raise refuse(
            Text(f"Baris {numbers} belum beres", f"Rows {numbers} are not settled"),
            Text(
                "Pilih unitnya, lewati barisnya, atau perbaiki berkasnya",
                "Choose the unit, leave the row out, or mend the file",
            ),
        )


def _make_units(
    by: User, held: RecapImport, matched: list[Matched], outcome: Outcome
) -> dict[int, Unit]:
    """The new units by row number, superiors before those below them."""
    namer = Namer(by, held.government)
    new = [each.line for each in matched if each.outcome == "new"]
    made: dict[int, Unit] = {}
    for line in sorted(new, key=lambda line: parent_of(line.name) is not None):
        made[line.number] = namer.make(line.name)
        outcome.units.append(made[line.number].pk)
    return made


def _write(by: User, held: RecapImport, row: Matched, unit: Unit, outcome: Outcome) -> None:
    if not row.line.says_something:
        return
    counts = Counts(held.on, held.source, **row.line.counts)
    check_counts(counts, held.government.today())
    standing = ServiceCount.objects.filter(unit=unit, on=held.on, withdrawn_at=None)
    before = standing.first()
    if before is not None:
        counts = _kept(before, counts)
        standing.update(withdrawn_at=timezone.now(), withdrawn_because="Diganti rekap impor")
        outcome.replaced.append(before.pk)
    written = ServiceCount.objects.create(
        government=held.government, unit=unit, by=by, recap=held, **asdict(counts)
    )
    outcome.written.append(written.pk)


def _kept(before: ServiceCount, counts: Counts) -> Counts:
    """What the file does not count stays as it stood of that day."""
    said = asdict(counts)
    merged = {name: getattr(before, name) if said[name] is None else said[name] for name in COUNTED}
    return Counts(counts.on, counts.source, **merged)
