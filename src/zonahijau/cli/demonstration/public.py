"""Public pages of the demonstration: where units serve, what their services are for."""

from __future__ import annotations

from datetime import timedelta

from zonahijau.accounts.models import User
from zonahijau.catalogue.actions.contacts import add_channel, add_point, assure, describe
from zonahijau.catalogue.actions.standing import reflect
from zonahijau.catalogue.contacts import PointFacts, PublicWords
from zonahijau.catalogue.hours import Closure, Hours, read_spans
from zonahijau.catalogue.models import Service, Standard
from zonahijau.cli.demonstration.files import rows
from zonahijau.cli.demonstration.standards import written
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.modules import KEY, modules_on

_DAYS = 7
_SOME_DAYS_AGO = 40
MODULE = "portal"


def open_pages(government: Government, units: dict[str, Unit], by: User) -> None:
    """Switch the public pages on, and write what stands on them; all of it invented."""
    government.settings = {**government.settings, KEY: sorted(modules_on(government) | {MODULE})}
    government.save(update_fields=["settings"])
    for row in rows("points"):
        _place(units[row["unit"]], row)
    for row in rows("public"):
        service = Service.objects.get(unit=units[row["unit"]], name=row["service"])
        _write(service, row, by)


def _place(unit: Unit, row: dict[str, str]) -> None:
    week = {day: read_spans(row[f"day_{day}"]) for day in range(1, _DAYS + 1)}
    hours = Hours(week, row["holidays"] or "closed", tuple[Closure, ...]())
    facts = PointFacts(
        row["name"],
        row["address"],
        row["phone"],
        row["whatsapp"],
        hours=hours.as_json(),
        facilities=tuple(row["facilities"].split()),
    )
    add_point(by=None, unit=unit, facts=facts)
    if row["email"]:
        add_channel(by=None, unit=unit, kind="email", value=row["email"])
    if row["phone"]:
        add_channel(by=None, unit=unit, kind="phone", value=row["phone"])


def _write(service: Service, row: dict[str, str], by: User) -> None:
    """Its words, and where nobody wrote a standard through its steps, one that is in force."""
    if not Standard.objects.filter(service=service).exists():
        _standard(service, row)
    words = PublicWords(row["summary"], tuple(row["needs"].split()), row["keywords"])
    service.refresh_from_db()
    described = describe(by=None, service=service, words=words, revision=service.revision)
    if row["assured"] == "ya":
        assure(by=by, services=[described])


def _standard(service: Service, row: dict[str, str]) -> None:
    content = written(row["product"], int(row["days"]))
    on = service.government.today() - timedelta(days=_SOME_DAYS_AGO)
    Standard.objects.create(
        government=service.government,
        service=service,
        state="set",
        content=content.as_json(),
        filled=len(content.filled),
        set_on=on,
        published_on=on,
    )
    reflect(service)
