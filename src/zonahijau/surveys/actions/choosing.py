"""What a government chooses about its indices: how they are rolled up, and what it aims at; and
what whoever keeps the installation chooses above it. No regulation says how, so each choice is
local, and named with whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.deciding import keeps_installation
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.ipp import ASPECTS, FLAT
from zonahijau.surveys.models import RollUpChoice
from zonahijau.surveys.rolling_up import ROLL_UPS, USUAL
from zonahijau.wording import Text, refuse

RULE, TARGETS, UNIT_TARGETS = "skm_roll_up", "skm_targets", "skm_unit_targets"
"""Under which a government's settings keep them; those of units by the unit's ``uid``."""
USERS_MEAN = "f03_users_mean"
MANAGE = "review_surveys"
USERS_MEANS: Mapping[str, Text] = {
    ASPECTS: Text("rata-rata kelima aspek", "mean of the five aspects"),
    FLAT: Text("semua jawaban digabung", "all answers pooled"),
}
"""How the answers of F-03 become one number: two ways of practice, no guideline says which."""
OF_REGION = Text("pilihan daerah", "chosen by the region")
OF_INSTALLATION = Text("pilihan pengelola pemasangan ini", "chosen by who keeps this installation")
OF_NOBODY = Text("bawaan aplikasi, belum ada yang memilih", "of the program, nobody has chosen")
TO_LOOK = Text("hanya untuk melihat", "only to look")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A way of computing, and whose choice it is."""

    rule: str
    whose: Text


def chosen_in(government: Government) -> Chosen:
    """How this government rolls up."""
    rule = government.settings.get(RULE, "")
    return Chosen(rule, OF_REGION) if rule in ROLL_UPS else Chosen(USUAL, OF_NOBODY)


def chosen_above(government: Government | None = None) -> Chosen:
    """How the nation rolls up, or a province: as its own ``government`` chose, else as whoever
    keeps the installation did."""
    if government is not None and government.settings.get(RULE) in ROLL_UPS:
        return chosen_in(government)
    newest = RollUpChoice.objects.first()
    return Chosen(newest.rule, OF_INSTALLATION) if newest else Chosen(USUAL, OF_NOBODY)


def users_mean_of(government: Government) -> Chosen:
    """How this government makes one number of the answers of F-03."""
    how = government.settings.get(USERS_MEAN, "")
    return Chosen(how, OF_REGION) if how in USERS_MEANS else Chosen(ASPECTS, OF_NOBODY)


def rule_of(government: Government) -> str:
    """The rule alone."""
    return chosen_in(government).rule


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
    *,
    by: User,
    government: Government,
    rule: str,
    targets: Mapping[int, Decimal],
    users_mean: str = "",
) -> Government:
    """Choose how indices are rolled up, the targets and, where it is said, how the answers of F-03
    become one number; LookupError for an unknown way."""
    check_may(by, MANAGE, government)
    if rule not in ROLL_UPS or users_mean not in {*USERS_MEANS, ""}:
        raise LookupError(rule, users_mean)
    row = Government.objects.select_for_update().get(pk=government.pk)
    said = _written(targets)
    users = {USERS_MEAN: users_mean} if users_mean else {}
    row.settings = row.settings | {RULE: rule, TARGETS: said, **users}
    row.save(update_fields=["settings"])
    audit.record(
        government=row,
        by=by,
        action="survey-roll-up-chosen",
        subject=row,
        details={"rule": rule, "targets": said, "users_mean": users_mean},
    )
    return row


KEEPERS_CHOOSE = Text(
    "Cara ini dipilih pengelola pemasangan", "Who keeps the installation chooses this"
)


@transaction.atomic
def choose_above(*, by: User, rule: str) -> RollUpChoice:
    """Choose how the nation rolls up, and provinces that have chosen nothing; for whoever keeps the
    installation. LookupError for an unknown rule."""
    if not keeps_installation(by):
        raise refuse(
            KEEPERS_CHOOSE,
            Text("Minta pengelola pemasangan memilihnya", "Ask whoever keeps it"),
        )
    if rule not in ROLL_UPS:
        raise LookupError(rule)
    row = RollUpChoice.objects.create(rule=rule, by=by)
    audit.record(
        government=None,
        by=by,
        action="survey-roll-up-chosen-above",
        subject=row,
        details={"rule": rule},
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
