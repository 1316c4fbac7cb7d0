"""A government's own bounds of the signals."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.models import Government
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys.fraud import BOUNDS, SETTING

MANAGE = "review_surveys"


@transaction.atomic
def choose_bounds(*, by: User, government: Government, bounds: Mapping[str, int]) -> Government:
    """Choose from when on each signal is raised; LookupError for one that there is not."""
    check_may(by, MANAGE, government)
    if bounds.keys() - BOUNDS.keys():
        raise LookupError(sorted(bounds))
    row = Government.objects.select_for_update().get(pk=government.pk)
    said = {key: int(value) for key, value in sorted(bounds.items())}
    row.settings = row.settings | {SETTING: said}
    row.save(update_fields=["settings"])
    audit.record(government=row, by=by, action="survey-signals-bounded", subject=row, details=said)
    return row
