"""Every page asks the database as often when units, services, rounds, answers, evidence, people and
published results have all grown tenfold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.integration.assessments import factories as make
from tests.integration.assessments.factories import Regency
from zonahijau.accounts.models import User
from zonahijau.assessments import actions
from zonahijau.assessments.actions import Published, RoundPlan, UnitPlan
from zonahijau.assessments.actions.official import FIRST_YEAR
from zonahijau.assessments.models import Answer, Assessment, Round
from zonahijau.assessments.results import keep_result
from zonahijau.assessments.scoring import REVIEWED
from zonahijau.catalogue.models import Service
from zonahijau.notices.models import Notice
from zonahijau.organisations.models import Unit

SMALL, LARGE = 2, 20


@dataclass
class Grown:
    """What there is at one size: a round that is closed and one under way."""

    closed: Round
    now: Round


def grow(of: Regency, size: int) -> Grown:
    """``size`` units, services and closed rounds of the agency, and as much of everything else; on
    top of what was there."""
    units = [make.unit(of.government, f"Dinas {size}.{number}") for number in range(size)]
    services(of.agency, size)
    for number in range(size):
        make.person(f"Orang {size}.{number}", ("operator", of.agency))
        make.link(of.agency, f"Bukti {size}.{number}", of.operator)
        published(of, FIRST_YEAR + (number if size == SMALL else SMALL + number))
        notice(of, size, number)
    every = [of.agency, of.clinic, *units]
    for number in range(size):
        several = every if number == size - 1 else [of.clinic]
        closed = round_of(of, several, 900 - 20 * size - 10 * number)
        close(of, closed)
    now = round_of(of, every, 20 - size // SMALL)
    send(of, now)
    return Grown(closed, now)


def services(unit: Unit, count: int) -> None:
    Service.objects.bulk_create(
        Service(government_id=unit.government_id, unit=unit, name=f"Layanan {count}.{number}")
        for number in range(count)
    )


def published(of: Regency, year: int) -> None:
    actions.enter_official_result(
        government=of.government,
        unit=of.agency,
        published=Published("ombudsman/2021", year, "87.59", "B", "hijau", "Sumber"),
        by=of.satgas,
    )


def notice(of: Regency, size: int, number: int) -> None:
    for person in (of.satgas, of.operator, of.verifier):
        Notice.objects.create(
            government=of.government,
            user=person,
            key=f"{size}.{number}",
            text_id="Uji",
            text_en="Test",
        )


def round_of(of: Regency, units: list[Unit], days_ago: int) -> Round:
    start = of.government.today() - timedelta(days_ago)
    plan = RoundPlan(
        f"Putaran {days_ago}", "self", start, start + timedelta(60), start + timedelta(30)
    )
    return actions.open_round(
        government=of.government,
        version=make.version(make.OMBUDSMAN_2021),
        plan=plan,
        units=[UnitPlan(each, {}) for each in units],
        by=of.satgas,
    )


def answer_all(of: Regency, held: Round) -> list[Assessment]:
    """Every indicator of every service of every unit, confirmed."""
    several = list(held.assessments.select_related("unit__parent", "government", "round__version"))
    answers = [
        Answer(
            government=of.government, assessment=each, service=about, indicator=node.code,
            state="answered", value=str(node.scale.highest), by=of.operator, at=timezone.now(),
            review="confirmed", verified_state="answered", verified_value=str(node.scale.highest),
        )
        for each in several
        for about in each.services.all() or [None]
        for node in held.instrument.indicators(each.facets)
    ]  # fmt: skip
    Answer.objects.bulk_create(answers, batch_size=500)
    return several


def close(of: Regency, held: Round) -> None:
    for each in answer_all(of, held):
        keep_result(each, stage="sealed", which=REVIEWED, by=of.closer)
    held.assessments.update(state="sealed")
    actions.close_round(round_=held, by=of.closer)
    Round.objects.filter(pk=held.pk).update(release="public")


def send(of: Regency, held: Round) -> None:
    """The agency still answers, everybody else is with the verifier."""
    answer_all(of, held)
    held.assessments.exclude(unit=of.agency).update(state="in_review")


def pages(of: Regency, grown: Grown) -> dict[str, tuple[User, str]]:
    own = grown.now.assessments.get(unit=of.agency)
    waiting = grown.now.assessments.exclude(unit=of.agency).order_by("-pk").first()
    part = grown.now.instrument.root.parts[0].code
    region = grown.closed.results.get(assessment=None)
    at = reverse
    return {
        "first page, task force": (of.satgas, at("reports:first")),
        "first page, operator": (of.operator, at("reports:first")),
        "first page, verifier": (of.verifier, at("reports:first")),
        "unit page": (of.satgas, at("reports:unit", args=[of.agency.uid])),
        "unit page of many rounds": (of.satgas, at("reports:unit", args=[of.clinic.uid])),
        "reports of rounds": (of.satgas, at("reports:rounds")),
        "round report": (of.satgas, at("reports:round", args=[grown.closed.uid])),
        "round report as XLSX": (of.satgas, at("reports:round_sheet", args=[grown.closed.uid])),
        "region result": (of.satgas, at("assessments:result", args=[region.code])),
        "rounds": (of.satgas, at("assessments:rounds")),
        "round": (of.satgas, at("assessments:round", args=[grown.now.uid])),
        "assessments": (of.operator, at("assessments:assessments")),
        "assessment": (of.operator, at("assessments:assessment", args=[own.uid])),
        "section": (of.operator, at("assessments:section", args=[own.uid, part])),
        "desk": (of.verifier, at("assessments:desk")),
        "desk: one unit": (of.verifier, at("assessments:review", args=[waiting.uid])),
        "desk: one part": (
            of.verifier, at("assessments:review_section", args=[waiting.uid, part])
        ),
        "official results": (of.satgas, at("assessments:official")),
        "evidence": (of.satgas, at("evidence:all")),
        "evidence of a unit": (of.operator, at("evidence:list", args=[of.agency.uid])),
        "services of a unit": (of.operator, at("catalogue:list", args=[of.agency.uid])),
        "people": (of.admin, at("organisations:people")),
        "units": (of.admin, at("organisations:units")),
        "unit": (of.admin, at("organisations:unit", args=[of.agency.uid])),
        "unit tree": (of.admin, at("organisations:tree")),
        "notices": (of.satgas, at("notices:notices")),
    }  # fmt: skip


def asked(of: Regency, grown: Grown) -> dict[str, int]:
    """How often each page asks the database, once caches are warm."""
    return {name: queries(*page) for name, page in pages(of, grown).items()}


def queries(person: User, address: str) -> int:
    client = Client()
    client.force_login(person)
    read(client, address)
    with CaptureQueriesContext(connection) as captured:
        read(client, address)
    return len(captured)


def read(client: Client, address: str) -> None:
    """To the last byte, so that files are closed."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert b"".join(response)


@pytest.mark.django_db
def test_no_page_asks_more_when_everything_has_grown_tenfold():
    batola = make.regency()
    before = asked(batola, grow(batola, SMALL))
    after = asked(batola, grow(batola, LARGE))
    assert {name: after[name] for name in before if after[name] > before[name]} == {}
