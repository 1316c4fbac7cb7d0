"""Keeping places of service, complaint channels, and what the public reads of a service."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.catalogue.actions.services import Overtaken
from zonahijau.catalogue.contacts import (
    LAPOR_KEY,
    PointFacts,
    PublicWords,
    check_channel,
    check_point,
    check_words,
)
from zonahijau.catalogue.models import ComplaintChannel, Service, ServicePoint
from zonahijau.catalogue.policies import checked_reason
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.models import Government, Unit

_MANAGE, _ASSURE = "manage_services", "assure_services"
_ASSURED = ["assured_on", "assured_by", "assured_before"]


@transaction.atomic
def add_point(*, by: User | None, unit: Unit, facts: PointFacts) -> ServicePoint:
    """A new place at which a unit serves people; ``by`` None is the program itself, at set-up."""
    _check(by, unit)
    check_point(facts)
    order = unit.points.count()
    row: ServicePoint = ServicePoint.objects.create(
        government_id=unit.government_id, unit=unit, order=order, **_stored(facts)
    )
    _tell(by, "point-added", row, unit)
    return row


@transaction.atomic
def change_point(
    *, by: User, point: ServicePoint, facts: PointFacts, revision: int
) -> ServicePoint:
    """Correct a place; ``revision`` is the one that was on the screen. On which days it is closed
    is kept by ``actions.closures``."""
    row = _held(point)
    _check(by, row.unit)
    check_point(facts)
    if row.revision != revision:
        raise Overtaken(row)
    closed = row.opening.closed
    for name, value in _stored(facts).items():
        setattr(row, name, value)
    row.hours = replace(row.opening, closed=closed).as_json()
    row.revision += 1
    row.save()
    _tell(by, "point-changed", row, row.unit)
    return row


@transaction.atomic
def withdraw_point(*, by: User, point: ServicePoint, because: str) -> None:
    """Take a place that serves nobody any more off all pages."""
    row = _held(point)
    _check(by, row.unit)
    row.withdrawn_because, row.withdrawn_at = checked_reason(because), timezone.now()
    row.save(update_fields=["withdrawn_because", "withdrawn_at"])
    _tell(by, "point-withdrawn", row, row.unit)


@transaction.atomic
def add_channel(
    *, by: User | None, unit: Unit, kind: str, value: str, note: str = ""
) -> ComplaintChannel:
    """A way to complain to a unit; the same one again is the one that is there."""
    _check(by, unit)
    check_channel(kind, value)
    row: ComplaintChannel
    row, is_new = ComplaintChannel.objects.standing().get_or_create(
        unit=unit,
        kind=kind,
        value=value.strip(),
        defaults={"government_id": unit.government_id, "note": note.strip()},
    )
    if is_new:
        _tell(by, "channel-added", row, unit)
    return row


@transaction.atomic
def withdraw_channel(*, by: User, channel: ComplaintChannel) -> None:
    """Take a way to complain off all pages."""
    _check(by, channel.unit)
    standing = ComplaintChannel.objects.standing().filter(pk=channel.pk)
    if standing.update(withdrawn_at=timezone.now()):
        _tell(by, "channel-withdrawn", channel, channel.unit)


@transaction.atomic
def describe(*, by: User | None, service: Service, words: PublicWords, revision: int) -> Service:
    """Say in plain words what a service is for, and under which words people look for it."""
    row = _held_service(service)
    _check(by, row.unit)
    check_words(words)
    if row.revision != revision:
        raise Overtaken(row)
    row.summary = " ".join(words.summary.split())
    row.needs, row.keywords = sorted(words.needs), " ".join(words.keywords.split())
    row.revision += 1
    row.save(update_fields=["summary", "needs", "keywords", "revision"])
    _tell(by, "service-described", row, row.unit)
    return row


@transaction.atomic
def assure(*, by: User | None, services: Iterable[Service]) -> int:
    """Say today that all that the public reads of these services is still true; how many. What was
    said before is remembered for the day, so that a slip can be taken back."""
    count = 0
    for service in services:
        row = _held_service(service)
        _check(by, row.unit, _ASSURE)
        today = row.government.today()
        if row.assured_on != today:
            row.assured_before = row.assured_on
        row.assured_on, row.assured_by = today, by
        row.save(update_fields=_ASSURED)
        _tell(by, "service-assured", row, row.unit)
        count += 1
    return count


@transaction.atomic
def take_back_assurance(*, by: User, service: Service) -> None:
    """It was said by mistake: the date before it stands again. On the same day only."""
    row = _held_service(service)
    _check(by, row.unit, _ASSURE)
    if row.assured_on != row.government.today():
        raise refuse(
            Text("Pernyataan hari lain tidak dapat dibatalkan", "It was not said today"),
            Text("Perbaiki isinya, lalu nyatakan lagi", "Mend what is wrong, then say it again"),
        )
    row.assured_on, row.assured_before, row.assured_by = row.assured_before, None, None
    row.save(update_fields=_ASSURED)
    _tell(by, "service-assurance-taken-back", row, row.unit)


@transaction.atomic
def set_lapor(*, by: User, government: Government, address: str) -> None:
    """Where a government's own page in SP4N-LAPOR! is; nothing for the national front page."""
    check_may(by, "manage_government", government)
    row = type(government).objects.select_for_update().get(pk=government.pk)
    row.settings = {**row.settings, LAPOR_KEY: address}
    row.save(update_fields=["settings"])
    government.settings = row.settings
    audit.record(government=row, by=by, action="lapor-address-set", subject=row)


def _check(by: User | None, unit: Unit, what: str = _MANAGE) -> None:
    if by is not None:
        check_may(by, what, unit)


def _stored(facts: PointFacts) -> dict[str, Any]:
    said = {name: value.strip() if isinstance(value, str) else value
            for name, value in asdict(facts).items()}  # fmt: skip
    return said | {"facilities": list(facts.facilities), "hours": dict(facts.hours)}


def _held(point: ServicePoint) -> ServicePoint:
    rows = ServicePoint.objects.standing().select_related("unit", "government")
    row: ServicePoint = rows.select_for_update(of=("self",)).get(pk=point.pk)
    return row


def _held_service(service: Service) -> Service:
    rows = Service.objects.offered().select_related("unit", "government")
    row: Service = rows.select_for_update(of=("self",)).get(pk=service.pk)
    return row


def _tell(by: User | None, action: str, subject: Any, unit: Unit) -> None:
    audit.record(
        government=subject.government,
        by=by,
        action=action,
        subject=subject,
        details={"unit": str(unit.uid)},
    )
