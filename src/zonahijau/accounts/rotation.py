"""Changing the key of personal data: every encrypted field of every table, batch by batch.

It may be interrupted at any moment and begun again: a value stands either under an old key or
under the newest one, and both are in the file until :func:`drop_old_keys`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Cast

from zonahijau import audit
from zonahijau.accounts import secrecy
from zonahijau.accounts.fields import EncryptedTextField

BATCH = 200
"""Values that are written in one transaction: others who write wait no longer than that."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """What was done: whether a key was made, how many values were written, keys in the file."""

    new_key: bool
    values: int
    keys: int


def rotate_keys() -> Rotated:
    """A new key on top of the file, and every value under it.

    Values that still stand under an older key, after an interruption or a key that was put on top
    by hand, are brought under the newest first; then no further key is made.
    """
    fresh = not _any_stale()
    if fresh:
        secrecy.write_keys([secrecy.new_key(), *secrecy.keys()])
    values = _renew_all()
    return _told("keys-rotated", Rotated(fresh, values, len(secrecy.keys())))


def drop_old_keys() -> Rotated:
    """Take every key but the newest out of the file, once no value needs them."""
    values = _renew_all()
    secrecy.write_keys(secrecy.keys()[:1])
    return _told("keys-dropped", Rotated(False, values, 1))


def _told(action: str, rotated: Rotated) -> Rotated:
    details = {"values": rotated.values, "keys": rotated.keys}
    audit.record(government=None, by=None, action=action, details=details)
    return rotated


Field = tuple[type[models.Model], str]
Row = tuple[int, str]
"""The key of a row, and the value of the field as it is stored."""


def _renew_all() -> int:
    """Again until a walk finds nothing: a page may have written under the old key meanwhile."""
    values = 0
    while renewed := sum(_renew_field(*field) for field in _fields()):
        values += renewed
    return values


def _renew_field(model: type[models.Model], field: str) -> int:
    renewed = 0
    for rows in _batches(model, field):
        stale = [row for row in rows if not secrecy.is_newest(row[1])]
        with transaction.atomic():
            renewed += sum(_renew(model, field, *row) for row in stale)
    return renewed


def _any_stale() -> bool:
    return any(
        not secrecy.is_newest(stored)
        for field in _fields()
        for rows in _batches(*field)
        for _, stored in rows
    )


def _fields() -> Iterator[Field]:
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, EncryptedTextField):
                yield model, field.name


def _batches(model: type[models.Model], field: str) -> Iterator[list[Row]]:
    """The values of a field, by the keys of their rows; no more than a batch in memory."""
    filled = _raw(model, field).exclude(stored=None).exclude(stored="").order_by("pk")
    last = 0
    while rows := list(filled.filter(pk__gt=last).values_list("pk", "stored")[:BATCH]):
        yield rows
        last = rows[-1][0]


def _renew(model: type[models.Model], field: str, pk: int, stored: str) -> int:
    """Write the value anew, unless somebody changed it meanwhile."""
    value = Value(secrecy.renewed(stored), output_field=models.TextField())
    return _raw(model, field).filter(pk=pk, stored=stored).update(**{field: value})


def _raw(model: type[models.Model], field: str) -> models.QuerySet[Any]:
    """The rows with the field as it is stored, which the field itself would decrypt."""
    return model._base_manager.annotate(stored=Cast(field, models.TextField()))
