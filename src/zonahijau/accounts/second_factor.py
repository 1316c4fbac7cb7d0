"""The second factor: a code of six digits from a telephone (TOTP, RFC 6238), and recovery codes.

A code counts once: the step of time that it stands for is kept, and the same or an earlier one is
refused, also when two browsers send it at once. The demonstration asks nobody for a code.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pyotp
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from zonahijau import audit
from zonahijau.accounts.attempts import Guess, counted, keyed
from zonahijau.accounts.models import RecoveryCode, SecondFactor, User
from zonahijau.accounts.policies import new_recovery_code, plain_code
from zonahijau.accounts.telling import tell
from zonahijau.wording import Text, refuse

STEP = 30
"""Seconds that a code stands for; those before and after are taken too, for clocks that differ."""
RECOVERY_CODES = 10
GRACE = timedelta(days=7)
"""How long a role that asks for a second factor is held without one."""

Requirement = Callable[[User], datetime | None]
"""Since when a person's roles ask for a second factor; None where they do not."""

_requirement: Requirement = lambda user: None  # noqa: ARG005, E731


def set_requirement(requirement: Requirement) -> None:
    """Installs who knows whose roles ask for it; this package knows no roles."""
    global _requirement
    _requirement = requirement


def is_required(user: User) -> bool:
    """Whether this person must have a second factor, as far as the installation asks for it."""
    return _required_since(user) is not None


def _required_since(user: User) -> datetime | None:
    return _requirement(user) if settings.SECOND_FACTOR and not settings.DEMO else None


def missing_by(user: User) -> datetime | None:
    """Until when a person who must set one up may still do without; None if nothing is missing."""
    since = _required_since(user)
    return since + GRACE if since is not None and of(user) is None else None


def of(user: User) -> SecondFactor | None:
    """The second factor that is asked for at sign-in; None where there is none."""
    return SecondFactor.objects.filter(user=user).exclude(confirmed_at=None).first()


def is_asked(user: User) -> bool:
    """Whether the password alone does not let this person in."""
    return not settings.DEMO and of(user) is not None


def uri(factor: SecondFactor) -> str:
    """What the QR code tells the telephone."""
    name = factor.user.username
    return pyotp.TOTP(factor.secret).provisioning_uri(name=name, issuer_name="Zona Hijau")


def check_own_password(by: User, password: str, address: str) -> None:
    """Refused unless this is the person's password: a browser found signed in is not enough."""
    with counted(Guess("password", str(by.uid), address)):
        if not by.check_password(password):
            what = Text("Kata sandi tidak cocok", "The password does not match")
            raise refuse(what, Text("Tulis lagi", "Type it again"), column="password")


@transaction.atomic
def begin(*, by: User) -> SecondFactor:
    """A new secret, of no effect until a code of it is typed back."""
    if of(by):
        what = Text("Kode masuk sudah terpasang", "Sign-in codes are set up already")
        raise refuse(what, Text("Lepas dahulu yang lama", "Take the old one off first"))
    SecondFactor.objects.filter(user=by).delete()
    return SecondFactor.objects.create(user=by, secret=pyotp.random_base32())


def confirm(*, by: User, code: str, address: str) -> list[str]:
    """Switch it on with a first code; returns the recovery codes, which are never shown again."""
    factor = SecondFactor.objects.filter(user=by, confirmed_at=None).first()
    if factor is None:
        what = Text("Pemasangan belum dimulai", "The set-up has not begun")
        raise refuse(what, Text("Mulai lagi dari awal", "Begin again"))
    _check_code(factor, code, address)
    with transaction.atomic():
        SecondFactor.objects.filter(pk=factor.pk).update(confirmed_at=timezone.now())
        audit.record(government=None, by=by, action="second-factor-set-up", subject=by)
        return _new_codes(by)


def new_codes(*, by: User, code: str, address: str) -> list[str]:
    """Ten other recovery codes; those before work no more."""
    _check_code(_must_have(by), code, address)
    with transaction.atomic():
        audit.record(government=None, by=by, action="recovery-codes-renewed", subject=by)
        return _new_codes(by)


def remove(*, by: User, code: str, address: str) -> None:
    """Take it off one's own account; refused where one's roles ask for it."""
    factor = _must_have(by)
    if is_required(by):
        what = Text("Peran Anda meminta kode masuk", "Your roles ask for sign-in codes")
        remedy = Text("Pasang ulang lewat Admin Kabupaten", "Have the administrator reset it")
        raise refuse(what, remedy, column="code")
    _check_code(factor, code, address)
    with transaction.atomic():
        _forget(by)
        audit.record(government=None, by=by, action="second-factor-removed", subject=by)


@transaction.atomic
def reset(*, by: User, user: User) -> None:
    """Take it off somebody else's account, who lost the telephone; ends all their sessions."""
    if by.pk == user.pk:
        what = Text("Kode masuk sendiri tidak dilepas di sini", "Your own is not taken off here")
        raise refuse(what, Text("Minta Admin Kabupaten yang lain", "Ask another administrator"))
    _forget(user)
    user.sessions.all().delete()
    audit.record(government=None, by=by, action="second-factor-reset", subject=user)


def check(user: User, code: str, address: str) -> None:
    """Refused unless this is a code of the telephone now, or a recovery code not used before."""
    _check_code(_must_have(user), code, address, recovery=True)


_WRONG = Text("Kode tidak cocok atau sudah dipakai", "The code does not match or was used before")
_NEXT = Text(
    "Tunggu kode berikutnya di ponsel, lalu tulis keenam angkanya; jam ponsel harus otomatis",
    "Wait for the next code on your telephone and type its six digits; its clock must be automatic",
)


def _check_code(factor: SecondFactor, typed: str, address: str, *, recovery: bool = False) -> None:
    code, user = plain_code(typed), factor.user
    with counted(Guess("second-factor", str(user.uid), address), full=lambda: _tell_guessed(user)):
        if not (_take(factor, code) or (recovery and _take_recovery(user, code))):
            raise refuse(_WRONG, _NEXT, column="code")


def _tell_guessed(user: User) -> None:
    """Whoever guesses codes at the door knows the password."""
    text = Text(
        "Kode masuk Anda lima kali salah ditulis. Bila itu bukan Anda, orang lain tahu kata sandi "
        "Anda: ganti sekarang.",
        "Five wrong sign-in codes were typed for your account. If that was not you, somebody knows "
        "your password: change it now.",
    )
    tell(user, text, kind="code-guessed")


def _take(factor: SecondFactor, code: str) -> bool:
    """Whether it is a code of about now, newer than every one before; then it is used up."""
    now = int(timezone.now().timestamp()) // STEP
    made = pyotp.TOTP(factor.secret)
    for step in (now - 1, now, now + 1):
        if constant_time_compare(made.at(step * STEP), code):
            unused = Q(last_step=None) | Q(last_step__lt=step)
            same = SecondFactor.objects.filter(unused, pk=factor.pk)
            return bool(same.update(last_step=step))
    return False


@transaction.atomic
def _take_recovery(user: User, code: str) -> bool:
    mine = RecoveryCode.objects.filter(user=user, used_at=None)
    if not mine.filter(code_hash=_hashed(user, code)).update(used_at=timezone.now()):
        return False
    audit.record(government=None, by=user, action="recovery-code-used", subject=user)
    text = Text(
        "Satu kode pemulihan dipakai untuk masuk; sisa {left}. Bila itu bukan Anda, ganti kata "
        "sandi sekarang.",
        "A recovery code was used to sign in; {left:is|are} left. If that was not you, change your "
        "password now.",
    )
    tell(user, text.fill(left=mine.count()), kind="recovery-code-used")
    return True


def codes_left(user: User) -> int:
    """How many recovery codes still work."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


def _new_codes(user: User) -> list[str]:
    RecoveryCode.objects.filter(user=user).delete()
    codes = [new_recovery_code() for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, code_hash=_hashed(user, plain_code(code))) for code in codes
    )
    return codes


def _hashed(user: User, code: str) -> str:
    return keyed(f"recovery\n{user.uid}\n{code}")


def _forget(user: User) -> None:
    RecoveryCode.objects.filter(user=user).delete()
    SecondFactor.objects.filter(user=user).delete()


def _must_have(user: User) -> SecondFactor:
    factor = of(user)
    if factor is None:
        what = Text("Kode masuk belum terpasang", "Sign-in codes are not set up")
        raise refuse(what, Text("Pasang dahulu", "Set them up first"))
    return factor
