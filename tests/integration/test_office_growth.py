"""Every page of the office asks the database as often when offices, transfers, papers, decrees,
promises, findings, websites, people, devices and jobs have all grown tenfold."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.integration.assessments import factories as make
from tests.integration.assessments.factories import Regency
from tests.integration.test_growth import LARGE, SMALL, queries
from tests.integration.walking_office import SOURCE
from zonahijau.access.devices import mark
from zonahijau.access.invitations import invite
from zonahijau.accounts.models import User
from zonahijau.documents.actions.papers import Wish, draft_paper
from zonahijau.documents.models import Decree, Letterhead
from zonahijau.improvement.models import Finding, Promise
from zonahijau.organisations.models import (
    Absence,
    Handover,
    HandoverItem,
    OfficeHolder,
    OwnDay,
    Person,
    Position,
    Transfer,
    Unit,
)
from zonahijau.organisations.modules import KEY, MODULES
from zonahijau.schedule.models import Job
from zonahijau.websites import actions as websites
from zonahijau.websites.checking.points import FAILS, PASSES, Found, points
from zonahijau.websites.models import SiteImport
from zonahijau.websites.policies import SiteFacts
from zonahijau.websites.sheets import ReadRow
from zonahijau.wording import Text


def grow(of: Regency, size: int) -> SimpleNamespace:
    """``size`` more of everything an office keeps, in units of their own and in the agency; what
    the pages of one thing are about."""
    units = [make.unit(of.government, f"Badan {size}.{number}") for number in range(size)]
    made: dict[str, Any] = {}
    for number, unit in enumerate(units):
        made |= people(of, unit, f"{size}.{number}")
        made |= moves(of, made["position"], f"{size}.{number}")
        made |= papers(of, unit, f"{size}.{number}")
        made |= sites(of, unit, number)
        made |= work(of, unit, f"{size}.{number}")
        small_things(of, size * LARGE + number)
    made["sheet"] = sheet(of, units)
    return SimpleNamespace(unit=units[-1], **made)


def people(of: Regency, unit: Unit, name: str) -> dict[str, Any]:
    """An office with its holder, who is away, in the unit and in the agency; an operator who is
    invited, and a device."""
    today = of.government.today()
    made: dict[str, Any] = {}
    for where in (unit, of.agency):
        own = {"government": of.government}
        title = f"Kepala {name} {where.code}"
        kind = "head" if where is unit else "other"
        position = Position.objects.create(**own, unit=where, title=title, kind=kind)
        held = {"status": "definitif", "start": today - timedelta(days=9)}
        holder = OfficeHolder.objects.create(**own, position=position, name=title, **held)
        days = {"start": today, "until": today + timedelta(days=2)}
        Absence.objects.create(**own, holder=holder, kind="leave", **days)
        made = {"position": position, "holder": holder}
    person = make.person(f"Operator {name}", ("operator", unit), ("operator", of.clinic))
    Person.objects.create(government=of.government, user=person)
    invite(by=of.admin, government=of.government, users=[person])
    mark(by=of.admin, unit=of.agency, label=f"Tablet {name}")
    return made | {"person": person}


def moves(of: Regency, position: Position, name: str) -> dict[str, Any]:
    """A decree of transfer with a handover of several things."""
    own, today = {"government": of.government}, of.government.today()
    changes = {"offices": [], "roles": [], "made_offices": [], "made_roles": []}
    dates = {"dated": today, "effective": today}
    transfer = Transfer.objects.create(**own, number=name, by=of.admin, changes=changes, **dates)
    handover = Handover.objects.create(
        **own, unit=of.agency, position=position, transfer=transfer, opened_on=today
    )
    HandoverItem.objects.create(
        **own, handover=handover, number=1, label_id="Arsip", label_en="Archive"
    )
    return {"transfer": transfer, "handover": handover}


def papers(of: Regency, unit: Unit, name: str) -> dict[str, Any]:
    """A draft, a decree that ends soon in the unit and in the agency, and a letterhead."""
    today = of.government.today()
    for where in (unit, of.agency):
        number = f"{name} {where.code}"
        decree = Decree.objects.create(
            government=of.government, unit=where, kind="complaint_officer", number=number,
            dated=today, title=SOURCE, signatory="Kepala", valid_from=today - timedelta(days=400),
            valid_until=today + timedelta(days=9),
        )  # fmt: skip
    Letterhead.objects.create(government=of.government, level="unit", unit=unit, lines=[name])
    paper = draft_paper(by=of.satgas, where=of.agency, kind="rencana-aksi", wish=Wish())
    return {"decree": decree, "paper": paper}


def sites(of: Regency, unit: Unit, number: int) -> dict[str, Any]:
    """A website with two checks that found something and lack something."""
    facts = SiteFacts(f"https://badan{unit.pk}.go.id/", is_official=True)
    site = websites.add_site(by=None, unit=unit, facts=facts)
    found = [
        Found(code, FAILS if place % 3 == number % 3 else PASSES, Text(SOURCE, SOURCE))
        for place, code in enumerate(points())
    ]
    for _ in range(2):
        check = websites.keep_check(site=site, found=found, at=timezone.now())
    return {"site": site, "check": check}


def sheet(of: Regency, units: list[Unit]) -> SiteImport:
    """A list of websites that waits for a yes, with a row for each unit."""
    rows = [
        ReadRow(number, unit.code, f"https://baru{unit.pk}.go.id/", None).as_json()
        for number, unit in enumerate(units, start=1)
    ]
    held = {"government": of.government, "by": of.admin, "file_name": "situs.csv"}
    return SiteImport.objects.create(**held, rows=rows)


def work(of: Regency, unit: Unit, name: str) -> dict[str, Any]:
    """A promise and a finding that it repairs, of the unit and of the agency."""
    today = of.government.today()
    for where in (unit, of.agency):
        own = {"government": of.government, "unit": where}
        due = {"due_on": today, "first_due_on": today}
        promise = Promise.objects.create(
            **own, what=name, person="Kepala", source="visit", by=of.satgas, **due
        )
        what = {"what_id": "Tanpa maklumat", "what_en": "No pledge"}
        finding = {"source": "websites", "found_on": today, **own, **what}
        Finding.objects.create(**finding, key=f"{name} a", promise=promise)
        Finding.objects.create(**finding, key=f"{name} b")
    return {"promise": promise}


def small_things(of: Regency, number: int) -> None:
    """A free day and a job that failed."""
    day = of.government.today() + timedelta(days=number)
    OwnDay.objects.create(government=of.government, on=day, name=f"Hari {number}")
    Job.objects.create(key=str(number), name="x", state="failed", government=of.government)


def pages(of: Regency, grown: SimpleNamespace) -> dict[str, tuple[User, str]]:
    """Address by address, with who reads it; what each page is about comes from the growth."""
    admin, satgas = of.admin, of.satgas
    read: list[tuple[User, str, list[object]]] = [
        (admin, "reports:first", []),
        (admin, "reports:first_hour", []),
        (satgas, "reports:first_week", []),
        (satgas, "reports:slides", []),
        (satgas, "reports:completeness", []),
        (satgas, "reports:readiness", []),
        (satgas, "reports:readiness_unit", [of.agency.uid]),
        (satgas, "reports:unit", [of.agency.uid]),
        (admin, "organisations:unit", [of.agency.uid]),
        (admin, "organisations:positions", []),
        (admin, "organisations:appoint", [grown.position.uid]),
        (admin, "organisations:correct_holder", [grown.holder.uid]),
        (admin, "organisations:transfers", []),
        (admin, "organisations:new_transfer", []),
        (admin, "organisations:decree", [grown.transfer.uid]),
        (admin, "organisations:handover", [grown.handover.uid]),
        (admin, "organisations:people", []),
        (admin, "organisations:person", [grown.person.uid]),
        (admin, "organisations:give_role", [grown.person.uid]),
        (admin, "organisations:settings", []),
        (admin, "organisations:days", []),
        (admin, "organisations:jobs", []),
        (admin, "organisations:trail", []),
        (admin, "access:invitations", []),
        (admin, "access:devices", []),
        (satgas, "documents:papers", []),
        (satgas, "documents:choose", []),
        (satgas, "documents:paper", [grown.paper.uid]),
        (satgas, "documents:edit", [grown.paper.uid]),
        (satgas, "documents:new", ["berita-acara-monev"]),
        (admin, "documents:letterheads", []),
        (admin, "documents:templates", []),
        (satgas, "documents:register", []),
        (satgas, "documents:expiring", []),
        (satgas, "documents:decree", [grown.decree.uid]),
        (satgas, "websites:overview", []),
        (satgas, "websites:findings", []),
        (satgas, "websites:table", ["csv"]),
        (satgas, "websites:unit", [grown.unit.uid]),
        (satgas, "websites:site", [grown.site.uid]),
        (satgas, "websites:check", [grown.check.uid]),
        (admin, "websites:preview", [grown.sheet.uid]),
        (satgas, "improvement:promises", []),
        (satgas, "improvement:promise", [grown.promise.uid]),
        (satgas, "improvement:findings", []),
        (admin, "instruments:versions", []),
        (satgas, "assessments:official_sheet", []),
        (of.closer, "assessments:sealing", []),
    ]
    found = {f"{name}, {who.name}": (who, reverse(name, args=args)) for who, name, args in read}
    found["search"] = (satgas, reverse("reports:search") + "?cari=badan")
    return found


def asked(of: Regency, size: int) -> dict[str, int]:
    """How often each page asks the database, once caches are warm."""
    return {name: queries(*page) for name, page in pages(of, grow(of, size)).items()}


@pytest.mark.django_db
def test_no_page_of_the_office_asks_more_when_everything_has_grown_tenfold():
    batola = make.regency()
    batola.government.settings = {KEY: sorted(MODULES)}
    batola.government.save(update_fields=["settings"])
    before = asked(batola, SMALL)
    after = asked(batola, LARGE)
    grown = {name: (before[name], after[name]) for name in before if after[name] > before[name]}
    assert grown == {}
