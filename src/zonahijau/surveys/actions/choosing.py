"""What a government chooses about its indices: how they are rolled up, and what it aims at."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.models import Government
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys.rolling_up import ROLL_UPS, USUAL

RULE, TARGETS = "skm_roll_up", "skm_targets"
"""Under which a government's settings keep the two."""
MANAGE = "review_surveys"


def rule_of(government: Government) -> str:
    """How this government rolls up."""
    return str(government.settings.get(RULE, USUAL))


def targets_of(government: Government) -> dict[int, Decimal]:
    """What it aims at, year by year (RPJMD, IKU)."""
    said = government.settings.get(TARGETS, {})
    return {int(year): Decimal(value) for year, value in said.items()}


@transaction.atomic
def choose(
    *, by: User, government: Government, rule: str, targets: Mapping[int, Decimal]
) -> Government:
    """Choose the rule and the targets; LookupError for an unknown rule."""
    check_may(by, MANAGE, government)
    if rule not in ROLL_UPS:
        raise LookupError(rule)
    row = Government.objects.select_for_update().get(pk=government.pk)
    said = {str(year): str(value) for year, value in sorted(targets.items())}
    row.settings = row.settings | {RULE: rule, TARGETS: said}
    row.save(update_fields=["settings"])
    audit.record(
        government=row,
        by=by,
        action="survey-roll-up-chosen",
        subject=row,
        details={"rule": rule, "targets": said},
    )
    return row
