"""Building the demonstration through the same actions that people use."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from zonahijau.accounts.demo import PASSWORD
from zonahijau.accounts.models import User
from zonahijau.assessments.actions import enter_official_result
from zonahijau.assessments.actions.official import Published
from zonahijau.catalogue.models import Service
from zonahijau.cli.demonstration.files import rows
from zonahijau.cli.demonstration.officials import fill_offices, promise_repairs
from zonahijau.cli.demonstration.papers import write_papers
from zonahijau.cli.demonstration.pledges import pledge_services
from zonahijau.cli.demonstration.public import open_pages
from zonahijau.cli.demonstration.standards import write_standards
from zonahijau.cli.demonstration.survey_reports import fill_register
from zonahijau.cli.demonstration.transfers import transfer_heads
from zonahijau.cli.demonstration.websites import list_sites
from zonahijau.cli.demonstration.work import do_the_work
from zonahijau.organisations.actions.governments import create_government
from zonahijau.organisations.actions.people import PersonFacts, create_person, give_role
from zonahijau.organisations.actions.units import create_unit
from zonahijau.organisations.demonstration import ACCOUNTS
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.policies import UnitFacts, Wish

REGION = "63.04"

TARGET = "ombudsman/2023"


def build() -> Government:
    """The government of the demonstration; made once, found again afterwards."""
    known = Government.objects.filter(is_demo=True).first()
    return known or _build()


@transaction.atomic
def _build() -> Government:
    government = create_government(
        by=None, region_code=REGION, short_name="Batola", opd_word="SKPD", is_demo=True
    )
    government.target_instrument = TARGET
    government.settings = {ACCOUNTS: [row["username"] for row in rows("people")]}
    government.save(update_fields=["target_instrument", "settings"])
    units = _units(government)
    people = _people(government, units)
    _services(units)
    _published(government, units)
    do_the_work(government, units, people)
    write_standards(government, units, people["satgas"])
    list_sites(government, units)
    open_pages(government, units, people["satgas"])
    write_papers(government, units, people["satgas"])
    fill_offices(units)
    pledge_services(government, units, people["satgas"])
    promise_repairs(units, people["satgas"])
    transfer_heads(units, people["admin"])
    fill_register(government, units, people["satgas"])
    return government


def _units(government: Government) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for row in rows("units"):
        units[row["code"]] = create_unit(
            by=None,
            government=government,
            facts=UnitFacts(row["code"], row["name"], row["kind"], row["short_name"]),
            parent=units.get(row["parent"]),
        )
    return units


def _people(government: Government, units: dict[str, Unit]) -> dict[str, User]:
    people: dict[str, User] = {}
    today = government.today()
    hashed = make_password(PASSWORD)  # once: hashing is slow on purpose
    for row in rows("people"):
        facts = PersonFacts(row["username"], row["name"])
        user, _ = create_person(by=None, government=government, facts=facts, hashed=hashed)
        give_role(
            by=None,
            government=government,
            user=user,
            unit=units.get(row["unit"]),
            wish=_wish(row, today),
        )
        people[row["username"]] = user
    return people


def _wish(row: dict[str, str], today: date) -> Wish:
    """Letters of the demonstration hold for a year, so that it can be looked at that long."""
    until = today + timedelta(days=365) if row["letter"] else None
    return Wish(row["role"], bool(row["unit"]), today, until, row["letter"])


def _services(units: dict[str, Unit]) -> None:
    Service.objects.bulk_create(
        Service(
            government_id=units[row["unit"]].government_id,
            unit=units[row["unit"]],
            name=row["name"],
            kind=row["kind"],
            is_electronic=row["is_electronic"] == "ya",
            has_standard=row["has_standard"] == "ya",
            standard_published=row["standard_published"] == "ya",
        )
        for row in rows("services")
    )


def _published(government: Government, units: dict[str, Unit]) -> None:
    for row in rows("published"):
        enter_official_result(
            government=government,
            by=None,
            unit=units.get(row["unit"]),
            published=Published(
                instrument_id=row["instrument"],
                year=int(row["year"]),
                score=row["score"],
                band=row["band"],
                zone=row["zone"],
                source_title=row["source"],
                source_link=row["link"],
                named=row["named"],
            ),
        )
