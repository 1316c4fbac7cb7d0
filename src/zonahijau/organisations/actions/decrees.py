"""Decrees of transfer that come as a spreadsheet: read and shown first, then entered."""

import json
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from zonahijau.accounts.models import User
from zonahijau.organisations.actions.importing import stored_upload
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.actions.transfers import Decree, enter_transfer
from zonahijau.organisations.directory import Directory
from zonahijau.organisations.models import Government, HeldSheet, Transfer
from zonahijau.organisations.transfer_import import MoveRow, TransferPlan, plan_moves, read_moves
from zonahijau.organisations.transferring import check_decree
from zonahijau.wording import Refused

KIND = "transfer"


def preview_transfer(
    *, by: User, government: Government, decree: Decree, upload: "UploadedFile[Any]"
) -> tuple[TransferPlan, HeldSheet | None]:
    """What the decree would do. Without faults its rows are kept until somebody says yes or no."""
    check_permitted(by, "manage_people", government)
    check_decree(government, decree.number, 1)
    with stored_upload(upload) as (path, name):
        rows = read_moves(path, name)
    plan = plan_moves(rows, directory_of(government, decree), name)
    if plan.faults or not plan.rows:
        return plan, None
    content = {
        "number": decree.number,
        "dated": decree.dated.isoformat(),
        "effective": decree.effective.isoformat(),
        "rows": [asdict(row) for row in rows],
    }
    draft = HeldSheet.objects.create(
        government=government, kind=KIND, by=by, file_name=name, content=json.dumps(content)
    )
    return plan, draft


def directory_of(government: Government, decree: Decree) -> Directory:
    """Who holds what when the decree takes effect: on the day before."""
    return Directory(government, decree.effective - timedelta(days=1))


def plan_of_transfer(draft: HeldSheet) -> tuple[Decree | None, TransferPlan]:
    """What the kept rows would do today; nothing once they were written."""
    if not draft.content:
        return None, TransferPlan((), ())
    content = json.loads(draft.content)
    days = (date.fromisoformat(content[key]) for key in ("dated", "effective"))
    decree = Decree(content["number"], *days)
    rows = [MoveRow(**row) for row in content["rows"]]
    return decree, plan_moves(rows, directory_of(draft.government, decree), draft.file_name)


@transaction.atomic
def apply_transfer(*, by: User, draft: HeldSheet) -> Transfer | None:
    """Enter the decree, all of it or nothing; a second yes changes nothing more."""
    draft = HeldSheet.objects.select_for_update(of=("self",)).get(pk=draft.pk, kind=KIND)
    check_permitted(by, "manage_people", draft.government)
    decree, plan = plan_of_transfer(draft)
    if decree is None:
        return None
    if plan.faults:
        raise Refused(*plan.faults)
    try:
        transfer = enter_transfer(
            by=by, government=draft.government, decree=decree, moves=plan.moves
        )
    except Refused as refused:
        raise _at_their_rows(refused, plan, draft.file_name) from None
    draft.applied_at, draft.content = timezone.now(), None
    draft.save(update_fields=["applied_at", "content"])
    return transfer


def _at_their_rows(refused: Refused, plan: TransferPlan, file: str) -> Refused:
    """The rows of the decree are those of the spreadsheet, which counts its header too."""
    numbers = {n: planned.row.number for n, planned in enumerate(plan.rows, start=1)}
    return Refused(
        *(
            replace(each, file=file, row=numbers.get(each.row, each.row) if each.row else None)
            for each in refused.refusals
        )
    )
