"""A made-up regency for the web product: units, services, and three years of rounds.

Runs where Django is set up. Rows go in by the product's own actions where those write many at a
time, else by ``bulk_create``; every title says that the data is made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from zonahijau.accounts.models import User
from zonahijau.assessments.actions import close_round, open_round
from zonahijau.assessments.actions.rounds import RoundPlan, UnitPlan
from zonahijau.assessments.models import Answer, Assessment, Round
from zonahijau.assessments.results import keep_result
from zonahijau.assessments.scoring import REVIEWED, score_assessment
from zonahijau.catalogue.models import Service
from zonahijau.instruments.models import Version
from zonahijau.organisations.actions.governments import create_government
from zonahijau.organisations.models import (
    Government,
    Membership,
    Placement,
    Unit,
    UnitName,
)

SEED = 20260104
MADE_UP = "(data buatan)"
YEARS, QUARTERS = 3, 12
_BATCH = 500
_KINDS = ("dinas", "badan", "kecamatan", "puskesmas", "uptd")
_UNDER_REVIEW = (("in_review", 40), ("draft", 30), ("verified", 10), ("returned", 10))
"""How many of a hundred units of this year's round stand where; the others are sealed."""


@dataclass
class Regency:
    """The government, its units, the people who look, and the rounds by year, the newest last."""

    government: Government
    units: list[Unit]
    people: dict[str, User]
    rounds: list[Round]


def regency(region: str, units: int, services: int) -> Regency:
    """A government with units, services and people, and no round yet."""
    government = create_government(
        by=None, region_code=region, short_name=f"Uji {MADE_UP}", is_demo=True
    )
    government.target_instrument = "ombudsman/2023"
    government.save(update_fields=["target_instrument"])
    made = _units(government, units)
    _services(made, services)
    return Regency(government, made, _people(government, made), [])


def _units(government: Government, count: int) -> list[Unit]:
    made = Unit.objects.bulk_create(
        Unit(
            government=government,
            code=f"U{number:03}",
            name=f"Unit {number:03} {MADE_UP}",
            kind=_KINDS[number % len(_KINDS)],
        )
        for number in range(count)
    )
    for unit in made:
        unit.path = f"/{unit.pk}/"
    Unit.objects.bulk_update(made, ["path"], batch_size=_BATCH)
    start = date(2015, 1, 1)
    UnitName.objects.bulk_create(
        UnitName(government=government, unit=unit, name=unit.name, start=start) for unit in made
    )
    Placement.objects.bulk_create(
        Placement(government=government, unit=unit, parent=None, start=start) for unit in made
    )
    return made


def _services(units: Sequence[Unit], count: int) -> None:
    Service.objects.bulk_create(
        (
            Service(
                government_id=units[number % len(units)].government_id,
                unit=units[number % len(units)],
                name=f"Layanan {number:04} {MADE_UP}",
                has_standard=number % 3 > 0,
                standard_published=number % 3 > 1,
            )
            for number in range(count)
        ),
        batch_size=_BATCH,
    )


def _people(government: Government, units: Sequence[Unit]) -> dict[str, User]:
    """One person a role; nobody has a password, for the bench brings its own sessions."""
    people: dict[str, User] = {}
    for role in ("satgas", "verifikator", "penetap_hasil", "operator"):
        user = User(username=f"{role}.{government.pk}", name=f"{role.title()} {MADE_UP}")
        user.set_unusable_password()
        user.save()
        unit = units[0] if role == "operator" else None
        Membership.objects.create(
            government=government, user=user, unit=unit, role=role, start=date(2020, 1, 1),
            until=date(2100, 1, 1), letter="ST-1/2026",
        )  # fmt: skip
        people[role] = user
    return people


def three_years(made: Regency) -> None:
    """A yearly self-assessment, and a monthly check each quarter; this year's is under way."""
    chance = random.Random(SEED)
    today = made.government.today()
    for quarter in range(QUARTERS):
        start = today - timedelta(days=91 * (QUARTERS - quarter) + 30)
        _closed(made, opened(made, "satgas/monthly", "monthly", start), chance)
    for year in range(YEARS - 1):
        start = today - timedelta(days=365 * (YEARS - 1 - year))
        held = opened(made, "ombudsman/2023", "self", start)
        _closed(made, held, chance)
        made.rounds.append(held)
    held = opened(made, "ombudsman/2023", "self", today - timedelta(days=30))
    _under_way(made, held, chance)
    made.rounds.append(held)


def opened(made: Regency, instrument: str, kind: str, start: date) -> Round:
    """A round of all units, opened by the product's own action."""
    by = made.people["satgas"]
    plan = RoundPlan(
        title=f"{instrument} {start:%Y-%m} {MADE_UP}",
        kind=kind,
        starts_on=start,
        ends_on=start + timedelta(days=90),
        due_on=start + timedelta(days=60),
    )
    return open_round(
        government=made.government,
        version=Version.objects.get(government=None, instrument_id=instrument),
        plan=plan,
        units=[UnitPlan(unit, {}) for unit in made.units],
        by=by,
    )


@transaction.atomic
def seal_all(made: Regency, held: Round, chance: random.Random) -> None:
    """Answers and a sealed result for every unit of a round."""
    _answered(made, held, chance, lambda _: ("sealed", 1.0))
    for assessment in _of(held):
        keep_result(assessment, stage="sealed", which=REVIEWED, by=made.people["penetap_hasil"])


def _closed(made: Regency, held: Round, chance: random.Random) -> None:
    seal_all(made, held, chance)
    close_round(round_=held, by=made.people["penetap_hasil"])
    Round.objects.filter(pk=held.pk).update(release="public", release_decree=MADE_UP)
    held.refresh_from_db()


@transaction.atomic
def _under_way(made: Regency, held: Round, chance: random.Random) -> None:
    states = [state for state, count in _UNDER_REVIEW for _ in range(count)]
    states += ["sealed"] * max(0, 100 - len(states))

    def standing(number: int) -> tuple[str, float]:
        state = states[number * 37 % 100]
        return state, 0.5 if state == "draft" else 1.0

    _answered(made, held, chance, standing)
    for assessment in _of(held):
        if assessment.state in ("sealed", "verified"):
            by = made.people["penetap_hasil"]
            keep_result(assessment, stage=assessment.state, which=REVIEWED, by=by)


def _of(held: Round) -> Iterable[Assessment]:
    rows = held.assessments.select_related("unit__parent", "government")
    for assessment in rows.order_by("pk"):
        assessment.round = held
        yield assessment


def _answered(
    made: Regency,
    held: Round,
    chance: random.Random,
    standing: Callable[[int], tuple[str, float]],
) -> None:
    """Answers to the portion that each unit has answered, with the scores kept beside them."""
    assessments = list(_of(held))
    answers: list[Answer] = []
    for number, assessment in enumerate(assessments):
        state, portion = standing(number)
        own = _answers(assessment, made.people["operator"], chance, portion, state)
        scored = score_assessment(assessment, own)
        assessment.state = state
        assessment.answered = len(own)
        assessment.reviewed = sum(bool(each.review) for each in own)
        assessment.exact = str(scored.exact or "")
        assessment.least, assessment.greatest = str(scored.least or ""), str(scored.greatest or "")
        if state == "returned":
            assessment.promised_on = made.government.today() + timedelta(days=5)
        answers += own
    Answer.objects.bulk_create(answers, batch_size=_BATCH)
    fields = ["state", "answered", "reviewed", "exact", "least", "greatest", "promised_on"]
    Assessment.objects.bulk_update(assessments, fields, batch_size=_BATCH)


def _answers(
    assessment: Assessment, by: User, chance: random.Random, portion: float, state: str
) -> list[Answer]:
    reviewed = state in ("verified", "sealed")
    nodes = assessment.round.instrument.indicators(assessment.facets)
    made = []
    for node in nodes[: round(len(nodes) * portion)]:
        assert node.scale is not None
        rungs = [str(rung.score) for rung in node.scale.rungs] or [str(node.scale.highest)]
        value = chance.choice(rungs)
        made.append(
            Answer(
                government_id=assessment.government_id,
                assessment=assessment,
                indicator=node.code,
                state="answered",
                value=value,
                note=MADE_UP,
                by=by,
                at=timezone.now(),
                review="confirmed" if reviewed else "",
                verified_state="answered" if reviewed else "",
                verified_value=value if reviewed else "",
            )
        )
    return made
