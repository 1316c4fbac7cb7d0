"""Writes of the portal itself: the column names of a government's SIPPN template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from zonahijau import audit
from zonahijau.organisations.models import Government
from zonahijau.organisations.permissions import check_may
from zonahijau.portal.sippn import KEY

if TYPE_CHECKING:
    from zonahijau.accounts.models import User


@transaction.atomic
def name_columns(*, by: User, government: Government, names: Mapping[str, str]) -> None:
    """How the columns of the real SIPPN template are called, by part and column of ours."""
    check_may(by, "manage_government", government)
    row = Government.objects.select_for_update().get(pk=government.pk)
    row.settings = {**row.settings, KEY: dict(names)}
    row.save(update_fields=["settings"])
    government.settings = row.settings
    details = {"columns": len(names)}
    audit.record(government=row, by=by, action="sippn-columns-named", subject=row, details=details)
