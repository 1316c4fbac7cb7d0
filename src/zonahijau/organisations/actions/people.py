"""People of a government, their roles, and the end of both."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts import actions as accounts
from zonahijau.accounts import second_factor
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.duties import (
    WAYS_IN,
    check_not_both,
    check_not_oneself,
    tell_of_codes_off,
    tell_of_role,
    tell_of_slip,
)
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.dates import Span, check_free, check_span
from zonahijau.organisations.models import Government, Membership, Person, Unit
from zonahijau.organisations.policies import Wish, check_membership
from zonahijau.wording import Text, refuse


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is written about a person."""

    username: str
    name: str
    email: str = ""
    phone: str = ""
    nip: str = ""
    language: str = "id"


@transaction.atomic
def create_person(
    *, by: User | None, government: Government, facts: PersonFacts, hashed: str | None = None
) -> tuple[User, str]:
    """A new account kept by this government, and the one-time password for its printed slip.

    ``hashed``: see :func:`zonahijau.accounts.actions.create_account`.
    """
    check_permitted(by, "manage_people", government)
    user, slip = accounts.create_account(
        by=by,
        username=facts.username,
        name=facts.name,
        email=facts.email or None,
        phone=facts.phone or None,
        nip=facts.nip or None,
        language=facts.language,
        hashed=hashed,
    )
    Person.objects.create(government=government, user=user)
    audit.record(government=government, by=by, action="person-created", subject=user)
    return user, slip


@transaction.atomic
def change_person(*, by: User, government: Government, user: User, facts: PersonFacts) -> User:
    """Correct name and contact of a person whose account this government keeps."""
    _check_keeps(by, government, user)
    values = {
        "name": facts.name,
        "email": facts.email or None,
        "phone": facts.phone or None,
        "nip": facts.nip or None,
    }
    user = accounts.change_person(by=by, user=user, values=values)
    audit.record(government=government, by=by, action="person-changed", subject=user)
    return user


@transaction.atomic
def read_contact(*, by: User, government: Government, user: User) -> User:
    """The person with e-mail, telephone and NIP; that they were read is written down."""
    _check_keeps(by, government, user)
    audit.record(government=government, by=by, action="contact-read", subject=user)
    return User.objects.get(pk=user.pk)


@transaction.atomic
def give_slip(*, by: User, government: Government, user: User) -> str:
    """A new one-time password for a person of this government."""
    _check_keeps(by, government, user)
    check_not_both(by, government, user, "second-factor-reset")
    slip = accounts.issue_slip(by=by, user=user)
    audit.record(government=government, by=by, action="slip-issued", subject=user)
    tell_of_slip(by, government, user)
    return slip


@transaction.atomic
def reset_codes(*, by: User, government: Government, user: User) -> None:
    """Take the second factor off a person of this government, who lost the telephone."""
    _check_keeps(by, government, user)
    check_not_both(by, government, user, *WAYS_IN)
    second_factor.reset(by=by, user=user)
    audit.record(government=government, by=by, action="second-factor-reset", subject=user)
    tell_of_codes_off(by, government, user)


@transaction.atomic
def close_account(*, by: User, government: Government, user: User) -> None:
    """Let a person of this government sign in no longer."""
    _check_keeps(by, government, user)
    _check_not_last_admin(government, leaving=user.memberships.all())
    accounts.deactivate(by=by, user=user)
    audit.record(government=government, by=by, action="account-closed", subject=user)


@transaction.atomic
def reopen_account(*, by: User, government: Government, user: User) -> None:
    """Let a person of this government sign in again."""
    _check_keeps(by, government, user)
    accounts.reactivate(by=by, user=user)
    audit.record(government=government, by=by, action="account-reopened", subject=user)


@transaction.atomic
def give_role(
    *, by: User | None, government: Government, user: User, unit: Unit | None, wish: Wish
) -> Membership:
    """A role in a unit and all below it, or in the whole government, for a time."""
    check_permitted(by, "manage_people", government)
    if unit is not None and unit.government_id != government.pk:
        what = Text("Unit ini tidak ada", "There is no such unit")
        raise refuse(what, Text("Pilih unit dari daftar", "Choose it from the list"), column="unit")
    span = check_membership(wish)
    check_not_oneself(by, user, wish.role)
    _check_not_held(government, user, unit, wish.role, span)
    membership = Membership.objects.create(
        government=government,
        user=user,
        unit=unit,
        role=wish.role,
        start=wish.start,
        until=wish.until,
        letter=wish.letter.strip(),
    )
    _tell(by, "role-given", membership)
    return membership


@transaction.atomic
def end_role(*, by: User, membership: Membership, until: date) -> Membership:
    """End a role on a day: it no longer holds from that day on."""
    membership = _locked(membership)
    check_permitted(by, "manage_people", membership.government)
    check_not_oneself(by, membership.user, membership.role)
    check_span(membership.start, until)
    if membership.until is not None and until > membership.until:
        what = Text("Peran hanya dapat dipersingkat", "A role can only be made shorter")
        remedy = Text("Beri peran baru untuk masa berikutnya", "Give a new one for the time after")
        raise refuse(what, remedy, column="until")
    same = Membership.objects.filter(pk=membership.pk)
    _check_not_last_admin(membership.government, leaving=same, on=until)
    membership.until = until
    membership.save(update_fields=["until"])
    _tell(by, "role-ended", membership)
    return membership


@transaction.atomic
def withdraw_role(*, by: User, membership: Membership, because: str) -> Membership:
    """Take back a role that was given by mistake; the row stays, with the reason."""
    membership = _locked(membership)
    check_permitted(by, "manage_people", membership.government)
    check_not_oneself(by, membership.user, membership.role)
    if not because.strip():
        what = Text("Alasan belum diisi", "The reason is missing")
        raise refuse(what, Text("Tulis alasannya", "Write why"), column="because")
    same = Membership.objects.filter(pk=membership.pk)
    _check_not_last_admin(membership.government, leaving=same)
    membership.withdrawn_at, membership.withdrawn_because = timezone.now(), because.strip()
    membership.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _tell(by, "role-withdrawn", membership)
    return membership


def _locked(membership: Membership) -> Membership:
    rows = Membership.objects.select_for_update(of=("self",))
    return rows.select_related("government", "unit", "user").get(pk=membership.pk)


def _check_keeps(by: User, government: Government, user: User) -> None:
    check_permitted(by, "manage_people", government)
    if not Person.objects.filter(government=government, user=user).exists():
        what = Text(
            "Akun ini dikelola pemerintah daerah lain", "Another government keeps this account"
        )
        raise refuse(what, Text("Minta kepada admin di sana", "Ask the administrator there"))


def _check_not_held(
    government: Government, user: User, unit: Unit | None, role: str, span: Span
) -> None:
    held = Membership.objects.filter(
        government=government, user=user, unit=unit, role=role, withdrawn_at=None
    )
    check_free(span, [Span(start, until) for start, until in held.values_list("start", "until")])


def _check_not_last_admin(
    government: Government, *, leaving: QuerySet[Membership], on: date | None = None
) -> None:
    """A government without an administrator, today or from a later day on, could help itself no
    more."""
    Government.objects.select_for_update().get(pk=government.pk)
    today = government.today()
    day = max(on or today, today)
    admins = Membership.objects.filter(government=government, role="admin").on(day)
    active = admins.filter(user__is_active=True)
    if not active.filter(pk__in=leaving.values("pk")).exists():
        return
    if not active.exclude(pk__in=leaving.values("pk")).exists():
        what = Text("Ini satu-satunya Admin Kabupaten", "This is the only administrator")
        remedy = Text("Beri peran itu kepada orang lain dahulu", "Give the role to another first")
        raise refuse(what, remedy)


def _tell(by: User | None, action: str, membership: Membership) -> None:
    details = {
        "to": str(membership.user.uid),
        "role": membership.role,
        "unit": str(membership.unit.uid) if membership.unit else None,
        "start": membership.start.isoformat(),
        "until": membership.until.isoformat() if membership.until else None,
        "letter": membership.letter,
    }
    audit.record(
        government=membership.government,
        by=by,
        action=action,
        subject=membership,
        details=details,
    )
    tell_of_role(by, action, membership)
