"""The personal PIN for devices that a unit shares.

A few wrong ones lock it until its person has signed in with the password: six digits bear no more
guessing than that. Accounts with a second factor have no PIN, which would be a way around it.
"""

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts import second_factor
from zonahijau.accounts.models import Pin, User
from zonahijau.accounts.policies import check_pin
from zonahijau.accounts.telling import tell
from zonahijau.wording import Refused, Text, refuse

MOST_FAILURES = 5
_WRONG = Text("PIN tidak cocok", "The PIN does not match")
_AGAIN = Text(
    "Tulis lagi; setelah lima kali salah, masuk dengan kata sandi",
    "Type it again; after five wrong ones, sign in with your password",
)
_NO_MORE = Text("Tulis kata sandi Anda di halaman masuk", "Use your password on the sign-in page")


def may_have(user: User) -> bool:
    """Whether the PIN is a way in for this person."""
    return not second_factor.is_required(user) and not second_factor.is_asked(user)


@transaction.atomic
def set_pin(*, by: User, pin: str) -> None:
    """Give oneself a PIN; the caller has asked for the password."""
    if not may_have(by):
        what = Text(
            "Akun dengan kode masuk tidak memakai PIN", "Accounts with sign-in codes have no PIN"
        )
        raise refuse(what, _NO_MORE)
    check_pin(pin)
    values = {
        "pin_hash": make_password(pin), "failures": 0, "locked_at": None, "set_at": timezone.now(),
    }  # fmt: skip
    Pin.objects.update_or_create(user=by, defaults=values)
    audit.record(government=None, by=by, action="pin-set", subject=by)


@transaction.atomic
def remove_pin(*, by: User) -> None:
    """Give one's PIN up."""
    Pin.objects.filter(user=by).delete()
    audit.record(government=None, by=by, action="pin-removed", subject=by)


def check(user: User, pin: str) -> None:
    """Refused unless this is the person's PIN and it is not locked.

    A failure is counted before the PIN is looked at, so that many at once gain nothing.
    """
    mine = Pin.objects.filter(user=user, locked_at=None, failures__lt=MOST_FAILURES)
    if not user.is_active or not may_have(user) or not mine.update(failures=F("failures") + 1):
        check_password(pin, make_password(None))
        raise _locked()
    if check_password(pin, Pin.objects.get(user=user).pin_hash):
        Pin.objects.filter(user=user).update(failures=0)
        return
    if Pin.objects.filter(user=user, failures__gte=MOST_FAILURES).update(locked_at=timezone.now()):
        _tell_locked(user)
        raise _locked()
    raise refuse(_WRONG, _AGAIN, column="pin")


def unlock(user: User) -> None:
    """The password was given: the PIN works again."""
    Pin.objects.filter(user=user, failures__gt=0).update(failures=0, locked_at=None)


@transaction.atomic
def _tell_locked(user: User) -> None:
    audit.record(government=None, by=None, action="pin-locked", subject=user)
    text = Text(
        "PIN Anda terkunci setelah lima kali salah. Masuk dengan kata sandi membukanya; bila itu "
        "bukan Anda, ganti PIN.",
        "Your PIN is locked after five wrong ones. Signing in with the password unlocks it; if "
        "that was not you, change it.",
    )
    tell(user, text, kind="pin-locked")


def _locked() -> Refused:
    what = Text("PIN ini tidak dapat dipakai sekarang", "This PIN cannot be used now")
    return refuse(what, _NO_MORE, column="pin")
