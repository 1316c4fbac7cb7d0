"""One object of every kind in a government, and how the addresses of the product name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests import offices
from tests.integration import walking_office as office
from tests.integration.walking_office import SOURCE
from tests.integration.walking_standards import NAMED, standards_of
from tests.whole_standards import complete
from zonahijau.access.devices import mark
from zonahijau.accounts.models import User
from zonahijau.assessments.models import Assessment, Comment, OfficialResult, Result
from zonahijau.assessments.pages.filling import Filling
from zonahijau.catalogue.models import (
    ComplaintChannel,
    Pledge,
    RecapImport,
    Service,
    ServiceCount,
    ServiceImport,
    ServicePoint,
)
from zonahijau.catalogue.pledges.wording import usual
from zonahijau.evidence.models import Evidence, ImportedZip
from zonahijau.improvement.models import Promise
from zonahijau.instruments.models import Version
from zonahijau.notices import send
from zonahijau.organisations.models import (
    Absence,
    Government,
    Membership,
    OfficeHolder,
    Position,
    Unit,
    UnitImport,
)
from zonahijau.organisations.modules import KEY, MODULES
from zonahijau.organisations.roles import ROLES
from zonahijau.schedule.models import Job
from zonahijau.websites import actions as websites
from zonahijau.websites.checking.points import Found
from zonahijau.websites.models import SiteImport
from zonahijau.websites.policies import SiteFacts
from zonahijau.wording import Text


@dataclass
class World:
    """A government with a unit, whatever belongs to it, and a person of every role there."""

    government: Government
    unit: Unit
    assessment: Assessment
    people: dict[str, User] = field(init=False)
    made: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        mark = self.government.pk
        self.government.settings = self.government.settings | {KEY: sorted(MODULES)}
        self.government.save(update_fields=["settings"])
        self.people = {
            role: offices.person(
                self.government, f"{role}.{mark}", role, self.unit if held.unit_only else None
            )
            for role, held in ROLES.items()
        }
        self.made = dict(_made(self))

    def arguments(self, address: Address) -> dict[str, Any]:
        """The arguments of an address, from this government; LookupError where none is known."""
        return {name: self._value(address, name) for name in address.arguments}

    def _value(self, address: Address, name: str) -> Any:
        app = address.name.partition(":")[0]
        for key in (f"{address.name} {name}", f"{app} {name}"):
            if key in KINDS:
                kind, attribute = KINDS[key]
                return getattr(self.made[kind], attribute)
        raise LookupError(f"{address.name} asks for {name!r}: say in KINDS what that is")


@dataclass(frozen=True)
class Address:
    """An address of the product: its name and the arguments it takes."""

    name: str
    arguments: tuple[str, ...]


def every_address() -> list[Address]:
    """Every address that the resolver knows."""
    return list(_addresses(get_resolver().url_patterns, ""))


def _addresses(patterns: list[Any], space: str) -> Iterator[Address]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, pattern.namespace or space)
        elif isinstance(pattern, URLPattern):
            name = f"{space}:{pattern.name}" if space else str(pattern.name)
            yield Address(name, tuple(pattern.pattern.converters))


UNIT, ASSESSMENT, ROUND, PERSON = (
    ("unit", "uid"), ("assessment", "uid"), ("round", "uid"), ("person", "uid"),
)  # fmt: skip
_ROUNDS = (
    "assessments:round", "assessments:remind", "assessments:close_round", "assessments:add_units",
    "assessments:add_check", "assessments:add_sheet", "assessments:add_template", "assessments:add",
)  # fmt: skip
_PERSONS = (
    "person", "edit_person", "contact", "slip", "reset_codes", "close_account", "reopen_account",
    "give_role",
)  # fmt: skip

KINDS: dict[str, tuple[str, str]] = {
    "accounts uid": ("session", "uid"),
    "access uid": ("invitation", "uid"),
    "access:revoke uid": ("device", "uid"),
    "access:pin uid": PERSON,
    "access token": ("link", "token"),
    "notices uid": ("notice", "uid"),
    "organisations uid": UNIT,
    **{f"organisations:{name} uid": PERSON for name in _PERSONS},
    "organisations:change_position uid": ("position", "uid"),
    "organisations:withdraw_position uid": ("position", "uid"),
    "organisations:correct_holder uid": ("holder", "uid"),
    "organisations:withdraw_holder uid": ("holder", "uid"),
    "organisations:officials_preview uid": ("officials_sheet", "uid"),
    "organisations:decree_preview uid": ("decree_sheet", "uid"),
    "organisations:decree uid": ("transfer", "uid"),
    "organisations:undo_transfer uid": ("transfer", "uid"),
    "organisations:handover uid": ("handover", "uid"),
    "organisations:receive_handover uid": ("handover", "uid"),
    "organisations:tick_item uid": ("item", "uid"),
    "organisations:import_preview uid": ("units_sheet", "uid"),
    "organisations:appoint uid": ("position", "uid"),
    "organisations:end_office uid": ("holder", "uid"),
    "organisations:record_absence uid": ("holder", "uid"),
    "organisations:withdraw_absence uid": ("absence", "uid"),
    "organisations:end_role uid": ("membership", "uid"),
    "organisations:withdraw_role uid": ("membership", "uid"),
    "organisations key": ("job", "pk"),
    "evidence unit": UNIT,
    "evidence evidence": ("evidence", "uid"),
    "evidence held": ("zip", "uid"),
    "catalogue unit": UNIT,
    "catalogue service": ("service", "uid"),
    "catalogue pledge": ("pledge", "uid"),
    "catalogue:pledge_document pledge": ("region_pledge", "uid"),
    "catalogue:pledge_print what": ("poster", "slug"),
    "catalogue:unit_print what": ("document", "slug"),
    "catalogue:service_print what": ("document", "slug"),
    "catalogue:service_print service": ("printed", "uid"),
    "catalogue:flow service": ("printed", "uid"),
    "catalogue count": ("count", "uid"),
    "catalogue held": ("services_sheet", "uid"),
    "catalogue:recap held": ("recap", "uid"),
    "catalogue:recap_undo held": ("recap", "uid"),
    "catalogue code": ("checklist", "code"),
    "catalogue size": ("paper_size", "word"),
    **NAMED,
    "documents paper": ("paper", "uid"),
    "documents:signed_file paper": ("signed", "uid"),
    "documents number": ("annex", "number"),
    "documents kind": ("kind", "slug"),
    "documents template": ("template", "uid"),
    "documents decree": ("decree", "uid"),
    "instruments uid": ("version", "uid"),
    "assessments uid": ASSESSMENT,
    **{f"{name} uid": ROUND for name in (*_ROUNDS, "assessments:release")},
    "assessments:official_rows uid": ("results_sheet", "uid"),
    "assessments:withdraw_official uid": ("official", "uid"),
    "assessments code": ("indicator", "code"),
    "assessments:section code": ("section", "code"),
    "assessments:review_section code": ("section", "code"),
    "assessments:result code": ("result", "code"),
    "assessments comment": ("comment", "uid"),
    "improvement uid": ("promise", "uid"),
    "surveys unit": UNIT,
    "surveys campaign": ("survey", "uid"),
    "surveys address": ("survey", "address"),
    "surveys sheet": ("survey_sheet", "uid"),
    "surveys size": ("card_size", "word"),
    "surveys form": ("survey_form", "uid"),
    "surveys language": ("form_language", "word"),
    "surveys code": ("form_question", "code"),
    "surveys base": ("shipped_form", "word"),
    "surveys report": ("survey_report", "uid"),
    "surveys held": ("reports_sheet", "uid"),
    "surveys line": ("survey_line", "uid"),
    "surveys comment": ("survey_comment", "uid"),
    "surveys publication": ("survey_publication", "uid"),
    "surveys which": ("report_file", "word"),
    "surveys region": ("province", "word"),
    "websites unit": UNIT,
    "websites site": ("site", "uid"),
    "websites check": ("site_check", "uid"),
    "websites held": ("sites_sheet", "uid"),
    "websites ending": ("ending", "word"),
    "websites which": ("which", "word"),
    "portal unit": UNIT,
    "portal service": ("service", "uid"),
    "portal point": ("point", "uid"),
    "portal channel": ("channel", "uid"),
    "portal region": ("government", "region_id"),
    "portal need": ("need", "word"),
    "portal code": ("public_service", "public_code"),
    "portal:unit code": ("unit", "public_code"),
    "reports uid": ROUND,
    "reports:unit uid": UNIT,
    "reports:readiness_unit uid": UNIT,
    "reports:readiness_pdf uid": UNIT,
    "reports code": ("result", "code"),
    "reports slug": ("hour_step", "slug"),
}
"""Which object an argument of an address names: of all addresses of an app, or of one."""


def second_world(like: Assessment) -> World:
    """Banyuasin with one unit, assessed under the same law as ``like``."""
    government = offices.government(offices.BANYUASIN, "Banyuasin")
    unit = offices.unit(government, "dinkes")
    by = offices.person(government, "pembuat")
    round_ = _copy(like.round, government=government, created_by=by)
    assessment = _copy(like, government=government, round=round_, unit=unit, assessor=None)
    sealed = like.results.get(stage="sealed")
    _copy(
        sealed,
        government=government,
        round=round_,
        assessment=assessment,
        by=by,
        code="BYA2345",
        supersedes=None,
    )
    photo = Evidence.objects.filter(unit=like.unit, kind="photo").first()
    blob = _copy(photo.blob, government=government)
    _copy(photo, government=government, unit=unit, blob=blob, uploaded_by=by)
    return World(government, unit, assessment)


def _copy(row: Any, **changes: Any) -> Any:
    """The same row for another government, with an identity of its own."""
    names = [field.attname for field in row._meta.concrete_fields]
    values = {name: getattr(row, name) for name in names if name not in ("id", "uid")}
    given = {
        name: value for name, value in values.items() if name.removesuffix("_id") not in changes
    }
    return type(row).objects.create(**given, **changes)


def _made(world: World) -> Iterator[tuple[str, Any]]:
    government, unit, assessment = world.government, world.unit, world.assessment
    by = world.people["satgas"]
    own = {"government": government, "unit": unit}
    today = government.today()
    yield "unit", unit
    yield "round", assessment.round
    yield "assessment", assessment
    yield "result", Result.objects.get(assessment=assessment, stage="sealed")
    yield "section", Filling(assessment).sections[0]
    indicator = assessment.round.instrument.indicators(assessment.facets)[0]
    yield "indicator", indicator
    yield (
        "comment",
        Comment.objects.create(
            government=government,
            assessment=assessment,
            indicator=indicator.code,
            text="Periksa",
            by=by,
        ),
    )
    yield (
        "official",
        OfficialResult.objects.create(
            **own, instrument_id="ombudsman/2021", year=2021, score="80.1", source_title=SOURCE
        ),
    )
    yield "evidence", Evidence.objects.filter(unit=unit, kind="photo").first()
    yield (
        "zip",
        ImportedZip.objects.create(
            **own, by=by, file_name="lama.zip", path="incoming/tidak-ada", size=1, state="ready"
        ),
    )
    yield "service", Service.objects.create(**own, name="Layanan contoh")
    printed = Service.objects.create(**own, name="Layanan tercetak")
    complete(printed, "repaired")
    yield "printed", printed
    yield "document", SimpleNamespace(slug="dokumen")
    yield "poster", SimpleNamespace(slug="a4")
    words = usual().as_json()
    yield "pledge", Pledge.objects.create(**own, version=99, content=words)
    region = {"government": world.government, "content": words}
    yield "region_pledge", Pledge.objects.create(**region, version=99)
    Pledge.objects.create(
        **region, version=98, state="published", set_on=today, published_on=today
    )  # what anybody reads, at the address of the region
    yield (
        "count",
        ServiceCount.objects.create(
            **own, on=today, services=3, with_standard=2, published=1, source=SOURCE, by=by
        ),
    )
    yield from office.refining(world, by)
    yield "services_sheet", ServiceImport.objects.create(**own, by=by, file_name="a.csv", rows=[])
    grid = {"name": "Rekap", "hidden": False, "hidden_columns": 0, "rows": []}
    yield (
        "recap",
        RecapImport.objects.create(
            government=unit.government, by=by, file_name="r.xlsx", on=today, sheets=[grid]
        ),
    )
    yield (
        "units_sheet",
        UnitImport.objects.create(government=government, by=by, file_name="unit.csv", rows=[]),
    )
    position = Position.objects.create(**own, title="Kepala", kind="head")
    yield "position", position
    holder = OfficeHolder.objects.create(
        government=government,
        position=position,
        name="Pejabat contoh",
        status="definitif",
        start=today - timedelta(days=9),
    )
    yield "holder", holder
    away = {"kind": "leave", "start": today, "until": today + timedelta(days=2)}
    yield "absence", Absence.objects.create(government=government, holder=holder, **away)
    yield from office.moves(world, position)
    yield (
        "promise",
        Promise.objects.create(
            **own, what="Papan maklumat", person="Kepala", source="visit", by=by,
            due_on=today, first_due_on=today,
        ),
    )  # fmt: skip
    yield from office.surveys(world, by)
    yield from _sites(world, by)
    yield from standards_of(world, by)
    yield from office.papers(world, by)
    yield from _public(world)
    yield "person", world.people["operator"]
    yield "membership", Membership.objects.get(user=world.people["operator"])
    yield "version", _local_version(world)
    notice = send(to=by, text=Text("Ada tugas", "A task"), kind="contoh", government=government)
    yield "notice", notice
    yield "session", office.session(by)
    link = office.link(world)
    yield "link", link
    yield "invitation", link.invitation
    head = world.people["kepala_unit"]
    yield "device", mark(by=head, unit=unit, label="Tablet loket")[0]
    key = f"contoh {government.pk}"
    yield "job", Job.objects.create(key=key, name="x", state="failed", government=government)


def _sites(world: World, by: User) -> Iterator[tuple[str, Any]]:
    """A site with a check, and a sheet of sites that waits for a yes."""
    site = websites.add_site(by=None, unit=world.unit, facts=SiteFacts("https://contoh.go.id"))
    now = timezone.now()
    found = [Found("content.pledge", "passes", Text(SOURCE, SOURCE))]
    taken = websites.take_snapshot(site=site, seen=[], at=now)
    yield "site", site
    yield "site_check", websites.keep_check(site=site, found=found, at=now, snapshot=taken)
    held = {"government": world.government, "by": by, "file_name": "situs.csv", "rows": []}
    yield "sites_sheet", SiteImport.objects.create(**held)
    yield "ending", SimpleNamespace(word="csv")
    yield "which", SimpleNamespace(word="teks")


def _public(world: World) -> Iterator[tuple[str, Any]]:
    """A service that stands on the public pages, a place and a channel of the unit."""
    own = {"government": world.government, "unit": world.unit}
    yield "government", world.government
    yield "need", SimpleNamespace(word="kesehatan")
    yield "point", ServicePoint.objects.create(**own, name="Loket")
    channel = ComplaintChannel.objects.create(**own, kind="phone", value="0511 4799000")
    yield "channel", channel
    published = {"has_standard": True, "standard_published": True}
    yield "public_service", Service.objects.create(**own, name="Layanan umum", **published)


def _local_version(world: World) -> Version:
    shipped = world.assessment.round.version
    return _copy(shipped, government=world.government, published_by=world.people["admin"])
