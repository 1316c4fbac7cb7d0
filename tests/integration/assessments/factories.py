"""A small regency and its people: the same few in every test of the assessments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from zonahijau.accounts.models import User
from zonahijau.assessments import actions
from zonahijau.assessments.actions.answers import Written
from zonahijau.assessments.actions.rounds import RoundPlan, UnitPlan
from zonahijau.assessments.models import Answer, Assessment, Round
from zonahijau.catalogue.models import Service
from zonahijau.evidence.models import Evidence
from zonahijau.instruments.actions import ensure_shipped
from zonahijau.instruments.models import Version
from zonahijau.organisations.models import Government, Membership, Region, Unit

_number = count(1)
FIRST_DAY = date(2020, 1, 1)
MONTHLY, IPP, OMBUDSMAN_2021, OMBUDSMAN_2023 = (
    "satgas/monthly", "panrb/ipp-2022", "ombudsman/2021", "ombudsman/2023",
)  # fmt: skip


def government(name: str = "Barito Kuala", code: str = "63.04") -> Government:
    region, _ = Region.objects.get_or_create(
        code=code,
        defaults={"name": name, "kind": "regency", "lat": 0, "lon": 0, "utc_offset": 8},
    )
    return Government.objects.create(
        region=region, name=f"Kabupaten {name}", short_name=name, time_zone="Asia/Makassar"
    )


def unit(of: Government, name: str, kind: str = "dinas", parent: Unit | None = None) -> Unit:
    made = Unit.objects.create(
        government=of, code=f"U{next(_number)}", name=name, kind=kind, parent=parent
    )
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save()
    return made


def person(name: str, *roles: tuple[str, Government | Unit]) -> User:
    """A person with roles, each in a government or a unit."""
    made = User(username=f"p{next(_number)}", name=name)
    made.set_password("rahasia-sekali")
    made.save()
    for role, where in roles:
        give(made, role, where)
    return made


def give(user: User, role: str, where: Government | Unit) -> None:
    place = where if isinstance(where, Unit) else None
    Membership.objects.create(
        government_id=place.government_id if place else where.pk,
        user=user,
        unit=place,
        role=role,
        start=FIRST_DAY,
        until=date(2100, 1, 1),
        letter="ST 1/2026",
    )


def service(of: Unit, name: str) -> Service:
    return Service.objects.create(government_id=of.government_id, unit=of, name=name)


def link(of: Unit, title: str, by: User) -> Evidence:
    return Evidence.objects.create(
        government_id=of.government_id,
        unit=of,
        kind="link",
        title=title,
        url="https://batola.example/bukti",
        uploaded_by=by,
    )


def version(instrument_id: str) -> Version:
    found = Version.objects.filter(instrument_id=instrument_id, government=None).first()
    if found is None:
        ensure_shipped()
        found = Version.objects.get(instrument_id=instrument_id, government=None)
    return found


@dataclass
class Regency:
    """A regency with an agency, its health centre, and a person for every task."""

    government: Government
    agency: Unit
    clinic: Unit
    satgas: User
    operator: User
    head: User
    clinic_operator: User
    clinic_head: User
    verifier: User
    closer: User
    inspector: User
    sekda: User
    regent: User
    admin: User


def regency(name: str = "Barito Kuala", code: str = "63.04") -> Regency:
    own = government(name, code)
    agency = unit(own, f"Dinas Kesehatan {name}")
    clinic = unit(own, f"Puskesmas {name}", "puskesmas", agency)
    return Regency(
        own,
        agency,
        clinic,
        satgas=person("Siti Satgas", ("satgas", own)),
        operator=person("Oki Operator", ("operator", agency)),
        head=person("Kiki Kepala", ("kepala_unit", agency)),
        clinic_operator=person("Opi Puskesmas", ("operator", clinic)),
        clinic_head=person("Kepi Puskesmas", ("kepala_unit", clinic)),
        verifier=person("Vera Verifikator", ("verifikator", own)),
        closer=person("Peni Penetap", ("penetap_hasil", own)),
        inspector=person("Ida Inspektur", ("pemeriksa", own)),
        sekda=person("Seno Sekda", ("sekda", own)),
        regent=person("Bima Bupati", ("pimpinan", own)),
        admin=person("Ani Admin", ("admin", own)),
    )


def plan(
    of: Government, kind: str = "self", title: str = "Putaran I", weights: str = ""
) -> RoundPlan:
    today = of.today()
    return RoundPlan(
        title, kind, today, today + timedelta(60), today + timedelta(30), weights=weights
    )


def opened(
    of: Regency,
    instrument_id: str = MONTHLY,
    units: Iterable[Unit] = (),
    facets: Mapping[str, str] | None = None,
    **planned: Any,
) -> Round:
    """A round of these units; of the agency alone where none is named."""
    return actions.open_round(
        government=of.government,
        version=version(instrument_id),
        plan=plan(of.government, **planned),
        units=[UnitPlan(each, dict(facets or {})) for each in units or [of.agency]],
        by=of.satgas,
    )


def assessment(of: Regency, instrument_id: str = MONTHLY, **planned: Any) -> Assessment:
    """The agency's assessment in a new round."""
    return opened(of, instrument_id, **planned).assessments.get(unit=of.agency)


def lowest(assessed: Assessment) -> dict[str, str]:
    nodes = assessed.round.instrument.indicators(assessed.facets)
    return {node.code: str(node.scale.lowest) for node in nodes}


def highest(assessed: Assessment) -> dict[str, str]:
    nodes = assessed.round.instrument.indicators(assessed.facets)
    return {node.code: str(node.scale.highest) for node in nodes}


def answer(
    assessed: Assessment,
    by: User,
    indicator: str,
    value: str,
    about: Service | None = None,
    **more: Any,
) -> Answer:
    """Save one answer; without a value it does not apply."""
    return actions.save_answer(
        assessment=assessed,
        indicator=indicator,
        written=written(value, **more),
        by=by,
        service=about,
    )


def written(value: str, **more: Any) -> Written:
    """What a person writes; without a value it does not apply."""
    return Written("answered" if value else "not_applicable", value, **more)


def answer_all(assessed: Assessment, by: User, values: Mapping[str, str] | None = None) -> None:
    """Answer every indicator, of every service where services are assessed."""
    chosen = values or highest(assessed)
    by_product = assessed.round.instrument.scored == "product"
    services = list(assessed.services.all()) if by_product else []
    answers = [
        (code, about, written(value))
        for about in services or [None]
        for code, value in chosen.items()
    ]
    actions.save_answers(assessment=assessed, answers=answers, by=by)


def confirm_all(assessed: Assessment, by: User) -> None:
    for each in assessed.answers.filter(review=""):
        confirm(each, by)


def confirm(each: Answer, by: User) -> Answer:
    return actions.review_answer(
        answer=each, state=each.state, value=each.value, reason="", revision=each.revision, by=by
    )


def sealed(of: Regency, assessed: Assessment) -> Assessment:
    """Answered in full, submitted, confirmed, verified and sealed."""
    operator, head = (
        (of.operator, of.head)
        if assessed.unit_id == of.agency.pk
        else (of.clinic_operator, of.clinic_head)
    )
    answer_all(assessed, operator)
    submitted = actions.submit(assessment=assessed, by=head)
    if submitted.state == "waiting_parent":
        actions.pass_on(assessment=assessed, by=of.head)
    confirm_all(assessed, of.verifier)
    actions.verify(assessment=assessed, by=of.verifier)
    actions.seal(assessment=assessed, by=of.closer)
    return fresh(assessed)


def fresh(assessed: Assessment) -> Assessment:
    return Assessment.objects.get(pk=assessed.pk)


def answer_all_missing(assessed: Assessment, by: User) -> None:
    """Answer what is not answered yet."""
    given = set(assessed.answers.values_list("indicator", flat=True))
    answer_all(assessed, by, {c: v for c, v in highest(assessed).items() if c not in given})
