"""Devices that a unit shares: marking, knowing them again, revoking them."""

import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from zonahijau import audit
from zonahijau.access.models import Device
from zonahijau.accounts import pins
from zonahijau.accounts.attempts import Guess, address_of, counted, keyed
from zonahijau.accounts.doors import Door
from zonahijau.accounts.middleware import IDLE
from zonahijau.accounts.models import Session, User
from zonahijau.accounts.policies import BY_SUBJECT, Limit, browser_family
from zonahijau.accounts.sign_in import BY_PIN, enter
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.models import Membership, Unit
from zonahijau.wording import Text, refuse

COOKIE = "zonahijau_device"
_A_YEAR = 365 * 24 * 60 * 60
LONGEST_LABEL = 80


def mark(*, by: User, unit: Unit, label: str, user_agent: str = "") -> tuple[Device, str]:
    """A new device of a unit, and the mark for its cookie, which is kept nowhere else."""
    check_permitted(by, "manage_devices", unit)
    if not label.strip() or len(label) > LONGEST_LABEL:
        what = Text("Nama perangkat belum diisi", "The device has no name")
        remedy = Text("Tulis misalnya: komputer loket 1", "Write for instance: computer, counter 1")
        raise refuse(what, remedy, column="label")
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        device = Device.objects.create(
            government=unit.government,
            unit=unit,
            label=label.strip(),
            family=browser_family(user_agent),
            token_hash=_hashed(token),
            by=by,
        )
        audit.record(government=unit.government, by=by, action="device-marked", subject=device)
    return device, token


@transaction.atomic
def revoke(*, by: User, device: Device) -> None:
    """Know the device no more, and end every session that began on it with a PIN."""
    check_permitted(by, "manage_devices", device.unit)
    Device.objects.filter(pk=device.pk, revoked_at=None).update(revoked_at=timezone.now())
    begun = Session.objects.filter(user__memberships__unit=device.unit).distinct()
    mine = [s.pk for s in begun if s.get_decoded().get(BY_PIN) == str(device.uid)]
    Session.objects.filter(pk__in=mine).delete()
    audit.record(government=device.government, by=by, action="device-revoked", subject=device)


def keep_mark(response: HttpResponse, token: str) -> None:
    """Put the mark into the browser; no script reads it, no other site sends it."""
    response.set_cookie(
        COOKIE, token, max_age=_A_YEAR, httponly=True, samesite="Lax", secure=settings.HTTPS
    )


def device_of(request: HttpRequest) -> Device | None:
    """The unit's device that this browser is."""
    token = request.COOKIES.get(COOKIE)
    if not token:
        return None
    rows = Device.objects.marked().select_related("unit", "government")
    return rows.filter(token_hash=_hashed(token)).first()


def door(request: HttpRequest) -> Door | None:
    """The way in with a PIN, on the sign-in page of a unit's device."""
    device = device_of(request)
    if device is None:
        return None
    name = device.unit.short_name or device.unit.name
    label = Text(f"Masuk dengan PIN: {name}", f"Sign in with a PIN: {name}")
    return Door(label, reverse("access:tiles"))


def people_on(device: Device) -> list[User]:
    """Who may come in on it: the unit's own people who have a PIN, by name."""
    today = device.government.today()
    here = Membership.objects.filter(unit=device.unit).on(today)
    people: Any = User.objects.filter(
        pk__in=here.values("user"), is_active=True, must_change_password=False, pin__isnull=False
    )
    return [user for user in people.order_by("name", "pk") if pins.may_have(user)]


_FROM_DEVICE = Limit(20, BY_SUBJECT.window)
"""Wrong PINs from one device, whoever they were meant for."""


def sign_in(request: HttpRequest, device: Device, user: User, pin: str) -> None:
    """Let somebody in by PIN, for a short time; Refused as :func:`pins.check` says."""
    with counted(Guess("pin", str(device.uid), address_of(request)), _FROM_DEVICE):
        pins.check(user, pin)
    enter(request, user, "signed-in-with-pin")
    request.session[BY_PIN] = str(device.uid)
    request.session.set_expiry(IDLE)
    Device.objects.filter(pk=device.pk).update(used_at=timezone.now())


def _hashed(token: str) -> str:
    return keyed(f"device\n{token}")
