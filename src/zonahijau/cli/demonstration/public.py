"""Public pages of the demonstration: where units serve, what their services are for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from zonahijau.accounts.models import User
from zonahijau.catalogue.actions.contacts import add_channel, add_point, assure, describe
from zonahijau.catalogue.actions.standing import reflect
from zonahijau.catalogue.contacts import PointFacts, PublicWords
from zonahijau.catalogue.hours import Closure, Hours, read_spans
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.standards.content import Content, Fees, Procedure, Requirements
from zonahijau.catalogue.standards.parts import Fee, Requirement, Step
from zonahijau.cli.demonstration.files import rows
from zonahijau.cli.demonstration.standards import written
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.modules import KEY, modules_on

_DAYS = _A_WEEK = 7
_SOME_DAYS_AGO, _LONG_AGO = 40, 400
_OF_CLOSING, _OF_A_FEE = 2, 3
MODULE = "portal"


def open_pages(government: Government, units: dict[str, Unit], by: User) -> None:
    """Switch the public pages on, and write what stands on them; all of it invented."""
    government.settings = {**government.settings, KEY: sorted(modules_on(government) | {MODULE})}
    government.save(update_fields=["settings"])
    for row in rows("points"):
        _place(units[row["unit"]], row, government.today())
    for number, row in enumerate(rows("public")):
        service = Service.objects.get(unit=units[row["unit"]], name=row["service"])
        _write(service, row, by)
        _remember(service, row, number)


def _place(unit: Unit, row: dict[str, str], today: date) -> None:
    week = {day: read_spans(row[f"day_{day}"]) for day in range(1, _DAYS + 1)}
    hours = Hours(week, row["holidays"] or "closed", _closed(row["closed"], today))
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


def _closed(said: str, today: date) -> tuple[Closure, ...]:
    """``9 3 Renovasi``: in nine days, for three, and why."""
    if not said:
        return ()
    ahead, long, why = said.split(maxsplit=_OF_CLOSING)
    start = today + timedelta(days=int(ahead))
    return (Closure(start, start + timedelta(days=int(long)), why),)


def _write(service: Service, row: dict[str, str], by: User) -> None:
    """Its words, and where nobody wrote a standard through its steps, one that is in force."""
    if not Standard.objects.filter(service=service).exists():
        _standard(service, row)
    words = PublicWords(row["summary"], tuple(row["needs"].split()), row["keywords"])
    service.refresh_from_db()
    described = describe(by=None, service=service, words=words, revision=service.revision)
    if row["assured"] != "tidak":
        assure(by=by, services=[described])


def _remember(service: Service, row: dict[str, str], number: int) -> None:
    """How many use it, and that it was looked at on another day than its neighbours."""
    days = _LONG_AGO if row["assured"] == "lama" else _A_WEEK * (number + 1)
    on = service.government.today() - timedelta(days=days)
    users = int(row["users"])
    known = {} if row["assured"] == "tidak" else {"assured_on": on}
    Service.objects.filter(pk=service.pk).update(users_a_year=users, **known)


def _content(row: dict[str, str]) -> Content:
    """A whole standard with the requirements, the steps and the fee of this service."""
    whole = written(row["product"], int(row["days"]))
    fees = tuple(Fee(name, int(amount), per) for name, amount, per in
                 (each.split(":", _OF_A_FEE) for each in _parts(row["fee"])))  # fmt: skip
    return replace(
        whole,
        requirements=Requirements(tuple(map(Requirement, _parts(row["requirements"])))),
        procedure=Procedure(tuple(map(Step, _parts(row["steps"])))),
        fee=Fees("priced", fees, whole.fee.basis) if fees else whole.fee,
    )


def _parts(said: str) -> list[str]:
    return [part.strip() for part in said.split("|") if part.strip()]


def _standard(service: Service, row: dict[str, str]) -> None:
    content = _content(row)
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
