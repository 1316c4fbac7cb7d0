"""Separation of duties: who hands out roles, who decides results, and who is told of it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from zonahijau import notices
from zonahijau.accounts.models import User
from zonahijau.audit.queries import entries_of
from zonahijau.organisations.models import Government, Membership
from zonahijau.organisations.roles import ROLES, decides
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Text, refuse


def check_not_oneself(by: User | None, user: User, role: str) -> None:
    """Refused when somebody would give themselves, or take from themselves, a role that decides
    results: another administrator has to. The program at set-up (None) is nobody."""
    if by is not None and by.pk == user.pk and decides(role):
        what = Text(
            "Peran yang menentukan hasil tidak diatur oleh orangnya sendiri",
            "A role that decides results is not a person's own to give or to end",
        )
        remedy = Text(
            "Minta Admin Kabupaten yang lain; jika belum ada, angkat seorang lagi",
            "Ask another administrator; if there is none, appoint one more",
        )
        raise refuse(what, remedy, column="role")


_GIVEN = Text("Anda diberi peran {role} di {place} mulai {day}.",
              "You are given the role {role} in {place} from {day}.")  # fmt: skip
_ENDED = Text("Peran Anda {role} di {place} tidak berlaku lagi mulai {day}.",
              "Your role {role} in {place} no longer holds from {day}.")  # fmt: skip
_WITHDRAWN = Text("Peran Anda {role} di {place} ditarik.",
                  "Your role {role} in {place} is withdrawn.")  # fmt: skip
_TO_PERSON = {"role-given": _GIVEN, "role-ended": _ENDED, "role-withdrawn": _WITHDRAWN}

_ADMINS_GIVEN = Text(
    "Peran {role} diberikan di {place}. Periksa bila Anda tidak mengetahuinya.",
    "The role {role} was given in {place}. Look into it if you did not know.",
)
_ADMINS_ENDED = Text(
    "Peran {role} di {place} diakhiri atau ditarik. Periksa bila Anda tidak mengetahuinya.",
    "The role {role} in {place} was ended or withdrawn. Look into it if you did not know.",
)


def tell_of_role(by: User | None, action: str, membership: Membership) -> None:
    """Tell the person of a role that was given, ended or withdrawn; and every administrator, when
    the role decides results or hands out roles. No message names anybody."""
    if by is None:
        return
    key = f"{action}:{membership.uid}:{membership.until}"
    government, user = membership.government, membership.user
    if by.pk != user.pk:
        text = _filled(_TO_PERSON[action], action, membership)
        notices.send(to=user, text=text, link="/", kind=action, government=government, key=key)
    if decides(membership.role) or membership.role == "admin":
        told = _ADMINS_GIVEN if action == "role-given" else _ADMINS_ENDED
        tell_administrators(
            by, government, user, _filled(told, action, membership), kind=action, key=key
        )


_SLIP = Text(
    "Kata sandi sekali pakai yang baru dibuat untuk akun Anda. Bila Anda tidak memintanya, "
    "beri tahu Inspektorat atau Admin Kabupaten yang lain.",
    "A new one-time password was made for your account. If you did not ask for it, tell the "
    "Inspektorat or another administrator.",
)
_SLIP_TO_ADMINS = Text(
    "Slip baru dibuat untuk akun yang menentukan hasil atau mengelola orang. Periksa bila Anda "
    "tidak mengetahuinya.",
    "A new slip was made for an account that decides results or manages people. Look into it if "
    "you did not know.",
)


def tell_of_slip(by: User, government: Government, user: User) -> None:
    """Tell the person that the way into their account was changed; and every administrator, when
    somebody could act with it in the name of one who decides."""
    kind = "slip-issued"
    if by.pk != user.pk:
        notices.send(
            to=user, text=_SLIP, link=reverse("accounts:account"), kind=kind, government=government
        )
    held = user.memberships.filter(government=government, withdrawn_at=None)
    roles = held.values_list("role", flat=True)
    if any(decides(role) or role == "admin" for role in roles):
        tell_administrators(by, government, user, _SLIP_TO_ADMINS, kind=kind)


_CODES_OFF = Text(
    "Kode masuk dilepas dari akun Anda. Pasang lagi di ponsel Anda; bila Anda tidak memintanya, "
    "beri tahu Inspektorat atau Admin Kabupaten yang lain.",
    "Sign-in codes were taken off your account. Set them up again; if you did not ask for it, "
    "tell the Inspektorat or another administrator.",
)
_CODES_OFF_TO_ADMINS = Text(
    "Kode masuk dilepas dari sebuah akun. Periksa bila Anda tidak mengetahuinya.",
    "Sign-in codes were taken off an account. Look into it if you did not know.",
)
BOTH_WITHIN = timedelta(days=1)


def tell_of_codes_off(by: User, government: Government, user: User) -> None:
    """Tell the person and every other administrator that the second factor was taken off."""
    kind, link = "second-factor-reset", reverse("accounts:account")
    notices.send(to=user, text=_CODES_OFF, link=link, kind=kind, government=government)
    tell_administrators(by, government, user, _CODES_OFF_TO_ADMINS, kind=kind)


WAYS_IN = ("slip-issued", "invitation-made")
"""What gives whoever does it a password of somebody else's account."""


def check_not_both(by: User, government: Government, user: User, *others: str) -> None:
    """Refused when the same person did one of the ``others`` to this account within a day: a new
    password and no code would together be a way into somebody else's account."""
    since = timezone.now() - BOTH_WITHIN
    done = entries_of(government).filter(
        actor_uid=by.uid, action__in=others, subject_uid=user.uid, at__gt=since
    )
    if done.exists():
        what = Text(
            "Kata sandi baru dan lepas kode tidak dilakukan orang yang sama dalam satu hari",
            "A new password and taking codes off are not done by the same person in one day",
        )
        remedy = Text(
            "Minta Admin Kabupaten yang lain, atau tunggu sampai besok",
            "Ask another administrator, or wait until tomorrow",
        )
        raise refuse(what, remedy)


def tell_administrators(
    by: User, government: Government, about: User, text: Text, *, kind: str, key: str | None = None
) -> None:
    """Tell every other administrator what was done to somebody's account or roles."""
    link = reverse("organisations:person", args=[about.uid])
    for admin in administrators(government):
        if admin.pk not in (by.pk, about.pk):
            notices.send(to=admin, text=text, link=link, kind=kind, government=government, key=key)


def administrators(government: Government) -> list[User]:
    """Everybody who holds the role of administrator there today."""
    roles = Membership.objects.filter(government=government, role="admin", user__is_active=True)
    return list(User.objects.filter(memberships__in=roles.on(government.today())).distinct())


def _filled(text: Text, action: str, membership: Membership) -> Text:
    day = membership.start if action == "role-given" else membership.until or membership.start
    place = membership.unit.name if membership.unit else membership.government.name
    role = ROLES[membership.role].label
    return Text(
        text.id.format(role=role.id, place=place, day=plain_date(day, "id")),
        text.en.format(role=role.en, place=place, day=plain_date(day, "en")),
    )
