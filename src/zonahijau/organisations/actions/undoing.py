"""Undoing a decree of transfer that was entered by mistake: within a day, while nothing that it
changed has been changed again."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.models import Membership, OfficeHolder, Transfer
from zonahijau.wording import Text, refuse

UNDONE_WITHIN = timedelta(days=1)
"""How long a decree can be undone as if it had never been entered."""


@transaction.atomic
def undo_transfer(*, by: User, transfer: Transfer, because: str) -> Transfer:
    """As if the decree had never been entered: within a day, and while nothing that it changed
    has been changed again."""
    transfer = Transfer.objects.select_for_update(of=("self",)).get(pk=transfer.pk)
    check_permitted(by, "manage_people", transfer.government)
    check_permitted(by, "manage_units", transfer.government)
    if not because.strip():
        what = Text("Alasan belum diisi", "The reason is missing")
        raise refuse(what, Text("Tulis alasannya", "Write why"), column="because")
    if obstacle := why_not_undone(transfer):
        remedy = Text(
            "Catat perubahan berikutnya sebagai keputusan baru",
            "Enter what comes next as a new decree",
        )
        raise refuse(obstacle, remedy)
    now = timezone.now()
    withdrawn = {"withdrawn_at": now, "withdrawn_because": because.strip()}
    changes = transfer.changes
    OfficeHolder.objects.filter(pk__in=changes["made_offices"]).update(**withdrawn)
    Membership.objects.filter(pk__in=changes["made_roles"]).update(**withdrawn)
    for key, until in changes["offices"]:
        OfficeHolder.objects.filter(pk=key).update(until=until)
    for key, until in changes["roles"]:
        Membership.objects.filter(pk=key).update(until=until)
    transfer.handovers.update(**withdrawn)
    transfer.undone_at, transfer.undone_because = now, because.strip()
    transfer.save(update_fields=["undone_at", "undone_because"])
    audit.record(government=transfer.government, by=by, action="transfer-undone", subject=transfer)
    return transfer


def why_not_undone(transfer: Transfer) -> Text | None:
    """What stands in the way of undoing, the first that is found; nothing where it can be."""
    return next(_obstacles(transfer), None)


def _obstacles(transfer: Transfer) -> Iterator[Text]:
    changes, on = transfer.changes, transfer.effective
    if transfer.undone_at:
        yield Text("Keputusan ini sudah dibatalkan", "This decree is undone already")
    if timezone.now() - transfer.created_at > UNDONE_WITHIN:
        yield Text("Sudah lebih dari satu hari", "More than a day has passed")
    ended = OfficeHolder.objects.filter(pk__in=[key for key, _ in changes["offices"]])
    if ended.exclude(until=on, withdrawn_at=None).exists():
        yield Text("Jabatan yang diakhiri sudah diubah lagi", "An office ended has changed again")
    made = OfficeHolder.objects.filter(pk__in=changes["made_offices"])
    if made.exclude(until=None, withdrawn_at=None).exists():
        yield Text("Jabatan yang baru sudah diubah lagi", "A new office has changed again")
    roles = Membership.objects.filter(pk__in=[key for key, _ in changes["roles"]])
    given = Membership.objects.filter(pk__in=changes["made_roles"])
    if roles.exclude(until=on, withdrawn_at=None) or given.exclude(until=None, withdrawn_at=None):
        yield Text("Peran sudah diubah lagi", "A role has changed again")
    if _followed(ended, changes["made_offices"], on):
        yield Text("Jabatan yang ditinggalkan sudah diisi", "An office left has been filled")
    touched = Q(received_at__isnull=False) | Q(items__done_at__isnull=False)
    if transfer.handovers.filter(touched).exists():
        yield Text("Serah terima sudah berjalan", "A handover is under way")


def _followed(ended: QuerySet[OfficeHolder], made: Sequence[int], on: date) -> bool:
    """Whether somebody outside the decree has taken an office that it emptied."""
    positions = ended.exclude(status="plh").values("position")
    others = OfficeHolder.objects.filter(position__in=positions, withdrawn_at=None, until=None)
    return others.exclude(pk__in=made).exclude(status="plh").filter(start__gte=on).exists()
