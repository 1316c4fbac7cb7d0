"""The only writer of the chain."""

import secrets
from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from zonahijau.audit.chain import hash_of_content, hash_of_link
from zonahijau.audit.models import INSTALLATION, Entry, Head
from zonahijau.audit.policies import check_action, check_details


class Actor(Protocol):
    """Whoever acts: in practice a user."""

    uid: UUID


def record(
    *,
    government: models.Model | int | None,
    by: Actor | None,
    action: str,
    subject: models.Model | None = None,
    details: Mapping[str, object] | None = None,
    role: str = "",
) -> Entry:
    """Append an entry to the chain of ``government`` (None: of the installation).

    Call it inside the transaction of the change that it tells about, after the change: either
    both are kept or neither. ``by`` is None for what the program did on its own; ``role`` is the
    role in which the person acted. Refused when the details would tell about a person.
    """
    said = dict(details or {})
    check_action(action)
    check_details(said)
    entry = Entry(
        government_id=_chain_of(government),
        actor_uid=by.uid if by is not None else None,
        actor_role=role,
        action=action,
        subject_type=subject._meta.label_lower if subject is not None else "",
        subject_uid=getattr(subject, "uid", None),
        details=said,
        salt=secrets.token_hex(16),
    )
    _append(entry)
    return entry


@transaction.atomic(savepoint=False)
def _append(entry: Entry) -> None:
    """Both rows or neither; within the caller's transaction, which a fault here undoes whole."""
    head = _locked_head(entry.government_id)
    entry.at = timezone.now()
    entry.number, entry.previous_hash = head.number + 1, head.hash
    entry.content_hash = hash_of_content(entry.content(), entry.salt)
    entry.hash = hash_of_link(entry.previous_hash, entry.number, entry.content_hash)
    entry.save(force_insert=True)
    head.number, head.hash = entry.number, entry.hash
    head.save(update_fields=["number", "hash"])


def _chain_of(government: models.Model | int | None) -> int:
    if government is None:
        return INSTALLATION
    return government if isinstance(government, int) else int(government.pk)


def _locked_head(chain: int) -> Head:
    """The chain's head, held until the transaction ends.

    A chain's first entry makes the row, because a row that is not there cannot be locked.
    """
    heads = Head.objects.filter(government_id=chain).select_for_update()
    head = heads.first()
    if head is None:
        Head.objects.bulk_create([Head(government_id=chain)], ignore_conflicts=True)
        head = heads.get()
    return head
