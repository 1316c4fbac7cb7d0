"""What a government chooses about its indices: how they are rolled up, and what it aims at."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys.rolling_up import ROLL_UPS, USUAL

RULE, TARGETS, UNIT_TARGETS = "skm_roll_up", "skm_targets", "skm_unit_targets"
"""Under which a government's settings keep them; those of units by the unit's ``uid``."""
MANAGE = "review_surveys"


def rule_of(government: Government) -> str:
    """How this government rolls up."""
    return str(government.settings.get(RULE, USUAL))


def targets_of(government: Government) -> dict[int, Decimal]:
    """What it aims at, year by year (RPJMD, IKU)."""
    return _read(government.settings.get(TARGETS, {}))


def targets_of_unit(unit: Unit) -> dict[int, Decimal]:
    """What a unit aims at by itself."""
    return _read(unit.government.settings.get(UNIT_TARGETS, {}).get(str(unit.uid), {}))


def _read(said: Mapping[str, str]) -> dict[int, Decimal]:
    return {int(year): Decimal(value) for year, value in said.items()}


def _written(targets: Mapping[int, Decimal]) -> dict[str, str]:
    return {str(year): str(value) for year, value in sorted(targets.items())}


@transaction.atomic
def choose(
    *, by: User, government: Government, rule: str, targets: Mapping[int, Decimal]
) -> Government:
    """Choose the rule and the targets; LookupError for an unknown rule."""
    check_may(by, MANAGE, government)
    if rule not in ROLL_UPS:
        raise LookupError(rule)
    row = Government.objects.select_for_update().get(pk=government.pk)
    said = _written(targets)
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


@transaction.atomic
def aim(*, by: User, unit: Unit, targets: Mapping[int, Decimal]) -> None:
    """Set what a unit aims at; with none the targets of the region hold for it."""
    check_may(by, MANAGE, unit)
    row = Government.objects.select_for_update().get(pk=unit.government_id)
    said = {**row.settings.get(UNIT_TARGETS, {}), str(unit.uid): _written(targets)}
    row.settings = row.settings | {UNIT_TARGETS: {key: each for key, each in said.items() if each}}
    row.save(update_fields=["settings"])
    audit.record(
        government=row,
        by=by,
        action="survey-unit-targets-set",
        subject=unit,
        details={"unit": str(unit.uid), "targets": _written(targets)},
    )
